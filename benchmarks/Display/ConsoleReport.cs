using System.Text.RegularExpressions;
using ConcurrencyCompare.Reports;
using Spectre.Console;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>What a report says in short, on the console: plain when piped or when NO_COLOR is set.</summary>
/// <remarks>Every comparison and every number is in the report's files.</remarks>
internal static partial class ConsoleReport
{
    private const char Glue = '\u00a0';

    /// <summary>Prints a report.</summary>
    /// <param name="console">Its width is kept to; between a number, its unit and its interval no line ends.</param>
    /// <param name="report">The report.</param>
    public static void Print(IAnsiConsole console, Report report)
    {
        console.WriteLine();
        if (report.Trust.Violations.Count > 0)
        {
            PrintLines(console, report.Trust.InShort);
            console.WriteLine();
        }

        PrintLines(console, report.InShort);
        if (report.InShort.Count > 0) console.WriteLine();
        PrintLines(console, report.Headlines.Select(headline => headline.Text));
        foreach (var table in report.Verdicts.Concat(report.Controls is { } controls ? [controls] : []))
        {
            console.WriteLine();
            PrintLines(console, [$"{table.Title}: {table.Question}"], new Style(decoration: Decoration.Bold));
            console.Write(ToTable(table));
        }

        console.WriteLine();
        if (report.Trust.Violations.Count == 0) PrintLines(console, report.Trust.InShort);
        PrintLines(console, report.Health);
    }

    /// <summary>Breaks a text into lines.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">How long a line may be; what has no place to break is longer.</param>
    /// <param name="indent">How far all lines but the first are indented.</param>
    internal static IEnumerable<string> Wrap(string text, int width, int indent = 2)
    {
        string? line = null;
        foreach (var word in InsideNumber().Replace(text, $"{Glue}").Split(' '))
        {
            if (line is null)
            {
                line = word;
            }
            else if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.Replace(Glue, ' ');
                line = new string(' ', indent) + word;
            }
            else
            {
                line += " " + word;
            }
        }

        yield return line!.Replace(Glue, ' ');
    }

    /// <summary>Writes a line: broken where there is a terminal, whole elsewhere.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="line">The line.</param>
    /// <param name="indent">Where its text begins: what does not fit stands below that.</param>
    internal static void WriteLine(TextWriter output, string line, int indent)
    {
        // The last column stays free: some terminals begin a new line when it is written.
        var width = Terminal.WidthFor(output);
        foreach (var part in width > 0 ? Wrap(line, width - 1, indent) : [line]) output.WriteLine(part);
    }

    internal static Table ToTable(ReportTable table)
    {
        var shown = new Table().Border(TableBorder.None);
        var hasSettings = table.GroupColumn.Length > 0;
        if (hasSettings) shown.AddColumn(Column(table.GroupColumn, isFirst: true, isLast: false));
        for (var place = 0; place < table.Columns.Count; place++)
        {
            // Names and sentences may be broken, numbers may not.
            var column = Column(table.Columns[place], place == 0 && !hasSettings, place == table.Columns.Count - 1);
            shown.AddColumn(place == 0 && table.Columns[0] is "model" or "ahead" or "verdict" ? column : column.NoWrap());
        }

        foreach (var group in table.Groups)
        {
            foreach (var row in group.Rows)
            {
                IEnumerable<string> cells = hasSettings ? [group.Setting, .. row] : row;
                shown.AddRow(cells.Select(cell => new Text(OneLine.Of(cell))));
            }
        }

        return shown;
    }

    private static TableColumn Column(string heading, bool isFirst, bool isLast) =>
        new(new Text(heading)) { Padding = new Padding(isFirst ? 2 : 0, 0, isLast ? 0 : 2, 0) };

    internal static void PrintLines(IAnsiConsole console, IEnumerable<string> lines, Style? style = null)
    {
        foreach (var line in lines.SelectMany(line => Wrap(OneLine.Of(line), console.Profile.Width)))
            console.Write(new Text(line + "\n", style));
    }

    /// <summary>The spaces between a number, its unit and its interval, and inside the interval.</summary>
    [GeneratedRegex(@"(?<=\dx?) (?=\[|%|(?:ns|µs|ms|s|B|kB|MB|GB|/s|k/s|M/s|G/s)(?:$|[\s.,;)]))|(?<=[a-zB%]) (?=\[)|(?<=\[[^\]\s]*) (?=[^\[\s]*\])")]
    private static partial Regex InsideNumber();
}
