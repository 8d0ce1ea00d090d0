using ConcurrencyCompare.Reports.Documents;
using Spectre.Console;
using Paragraph = ConcurrencyCompare.Reports.Documents.Paragraph;
using Table = ConcurrencyCompare.Reports.Documents.Table;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>A document in short, on the console: plain when piped or when NO_COLOR is set.</summary>
/// <remarks>Every number is in the files. The console's width is kept to; between a number, its unit and its interval
/// no line ends.</remarks>
/// <param name="console">Where to write.</param>
internal sealed class ConsoleReport(IAnsiConsole console)
{
    /// <summary>With less room, what can be dispensed with is left out of tables.</summary>
    private const int WideEnough = 120;

    /// <summary>Blanks before a table, and between its columns.</summary>
    private const int Gap = 2;

    private static readonly Style Bold = new(decoration: Decoration.Bold);

    /// <summary>Prints a document.</summary>
    public static void Print(IAnsiConsole console, Document document)
    {
        var report = new ConsoleReport(console);
        foreach (var section in document.Sections) report.Print(section);
    }

    private void Print(Section section)
    {
        foreach (var part in section.Parts.Where(part => part.IsFor(Readers.Console)))
        {
            console.WriteLine();
            Print([part.Heading], Bold);
            PrintBlocks(part);
        }

        if (!section.Blocks.Any(block => block.For.HasFlag(Readers.Console))) return;

        console.WriteLine();
        // Answers and maps speak for themselves.
        if (section.Id != "answer" && !section.IsFirst && section.Heading.Length > 0) Print([section.Heading], Bold);
        PrintBlocks(section);
    }

    private void PrintBlocks(Section section)
    {
        var isFirst = true;
        foreach (var block in section.Blocks.Where(block => block.For.HasFlag(Readers.Console)))
        {
            if (!isFirst) console.WriteLine();
            isFirst = false;
            Print(block);
        }
    }

    private void Print(Block block)
    {
        switch (block)
        {
            case Lines lines:
                Print(lines.Items.Take(lines.Enough).Select(line => line.ToString()));
                if (lines.Items.Count > lines.Enough) Print([$"{lines.Items.Count - lines.Enough:N0} more"]);
                break;
            case Notice notice:
                Print([notice.Heading + ":"], Bold);
                Print(notice.Items.Select(line => line.ToString()));
                break;
            case Paragraph paragraph: Print([paragraph.Text]); break;
            case Table table: Print(table); break;
            case MapGrids maps: new ConsoleMap(console).Print(maps); break;
        }
    }

    /// <summary>Breaks a text into lines.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">How long a line may be; what has no place to break is longer.</param>
    /// <param name="indent">How far all lines but the first are indented.</param>
    internal static IEnumerable<string> Wrap(string text, int width, int indent = 2)
    {
        string? line = null;
        foreach (var word in text.Split(' '))
        {
            if (line is null)
            {
                line = word;
            }
            else if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return OneLine.Of(line);
                line = new string(' ', indent) + word;
            }
            else
            {
                line += " " + word;
            }
        }

        yield return OneLine.Of(line!);
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

    /// <summary>Prints a table; where that would be too narrow for its words and numbers, a line for each of its
    /// cells.</summary>
    private void Print(Table table)
    {
        if (console.Profile.Width < WideEnough && table.Dispensable.Count > 0)
            table = table.With([.. Enumerable.Range(0, table.Columns.Count).Except(table.Dispensable)]);

        if (LeastWidth(table) <= console.Profile.Width) console.Write(ToTable(table));
        else Print(ToLines(table), indent: 2 * Gap);
    }

    private static int LeastWidth(Table table)
    {
        var columns = Enumerable.Range(0, table.Columns.Count)
            .Select(place => (
                Cells: table.Rows.Select(row => row[place].Whole).Prepend(table.Columns[place]),
                IsWhole: table.IsNumeric(place)));
        if (table.GroupNames.Count > 0)
            columns = columns.Append((table.Groups.Select(group => group.Name).Prepend(table.GroupHeading), false));
        return columns.Sum(column =>
            Gap + column.Cells.SelectMany(cell => column.IsWhole ? [cell] : cell.Split(' ')).Max(part => part.Length));
    }

    private static IEnumerable<string> ToLines(Table table)
    {
        var indent = new string(' ', Gap);
        foreach (var group in table.Groups)
        {
            if (table.GroupNames.Count > 0) yield return group.Name;
            foreach (var row in group.Rows)
            {
                // A column without a heading names the row.
                foreach (var (column, cell) in table.Columns.Zip(row))
                    yield return column.Length == 0 ? cell.Whole : $"{indent}{column}: {cell.Whole}";
            }
        }
    }

    private static Spectre.Console.Table ToTable(Table table)
    {
        var shown = new Spectre.Console.Table().Border(TableBorder.None);
        var hasGroups = table.GroupNames.Count > 0;
        if (hasGroups) shown.AddColumn(Column(table.GroupHeading, isFirst: true, isLast: false));
        for (var place = 0; place < table.Columns.Count; place++)
        {
            // Names and sentences may be broken, numbers may not.
            var column = Column(table.Columns[place], place == 0 && !hasGroups, place == table.Columns.Count - 1);
            shown.AddColumn(table.IsNumeric(place) ? column.NoWrap() : column);
        }

        foreach (var group in table.Groups)
        {
            foreach (var row in group.Rows)
            {
                var cells = row.Select(cell => cell.Whole);
                shown.AddRow(
                    (hasGroups ? cells.Prepend(group.Name) : cells).Select(cell => new Text(OneLine.Of(cell))));
            }
        }

        return shown;
    }

    private static TableColumn Column(string heading, bool isFirst, bool isLast) =>
        new(new Text(heading)) { Padding = new Padding(isFirst ? Gap : 0, 0, isLast ? 0 : Gap, 0) };

    private void Print(IEnumerable<string> lines, Style? style = null, int indent = Gap)
    {
        foreach (var line in lines.SelectMany(line => Wrap(line, console.Profile.Width, indent)))
            console.Write(new Text(line + "\n", style));
    }
}
