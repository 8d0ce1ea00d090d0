using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Reports.Comparing;
using Spectre.Console;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>A comparison on the console: plain when piped or when NO_COLOR is set.</summary>
internal static class ConsoleComparison
{
    /// <summary>With less room there are verdicts and ratios alone: the values are in the files.</summary>
    private const int WidthForValues = 120;

    /// <summary>Of lines that say the like; all of them are in the files.</summary>
    private const int MostLines = 10;

    /// <summary>Prints a comparison; the console's width is kept to.</summary>
    public static void Print(IAnsiConsole console, ComparisonReport report)
    {
        console.WriteLine();
        ConsoleReport.PrintLines(console, report.Headlines, new Style(decoration: Decoration.Bold));
        ConsoleReport.PrintLines(console, report.Cautions);
        console.WriteLine();
        console.Write(ConsoleReport.ToTable(console.Profile.Width < WidthForValues ? WithoutValues(report.Table) : report.Table));
        console.WriteLine();
        PrintList(console, "Not compared, ", report.LeftOut);
        PrintList(console, "Missing in ", report.Missing);
        ConsoleReport.PrintLines(console, report.Differences.Select(one => one.Base == one.New
            ? $"The same in both, {one.What}: {one.Base}"
            : $"Differs, {one.What}: base {one.Base}, new {one.New}"));
        ConsoleReport.PrintLines(console, [report.Health]);
    }

    private static void PrintList(IAnsiConsole console, string before, IReadOnlyList<string> lines)
    {
        ConsoleReport.PrintLines(console, lines.Take(MostLines).Select(line => before + line));
        if (lines.Count > MostLines) ConsoleReport.PrintLines(console, [$"{before}{lines.Count - MostLines} more"]);
    }

    /// <summary>The verdict in the first column, and the ratio in the last one.</summary>
    private static ReportTable WithoutValues(ReportTable table) => table with
    {
        Columns = Ends(table.Columns),
        Groups = [.. table.Groups.Select(group => group with { Rows = [.. group.Rows.Select(Ends)] })],
    };

    private static IReadOnlyList<string> Ends(IReadOnlyList<string> cells) => [cells[0], cells[^1]];
}
