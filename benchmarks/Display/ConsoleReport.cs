using ConcurrencyCompare.Reports;
using Spectre.Console;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>A report on the console: plain when piped or when NO_COLOR is set.</summary>
internal static class ConsoleReport
{
    public static void Print(IAnsiConsole console, Report report)
    {
        foreach (var table in report.Tables)
        {
            console.WriteLine();
            console.MarkupLineInterpolated($"[bold]{table.Title}[/]: {table.Question}");
            console.Write(ToTable(table));
        }

        console.WriteLine();
        PrintList(console, report.Answers);
        console.WriteLine();
        PrintList(console, report.Diagnostics);
        console.WriteLine();
        PrintList(console, report.Health);
        console.WriteLine();
        PrintList(console, report.ReadingNotes);
    }

    private static Table ToTable(ReportTable table)
    {
        var shown = new Table().Border(TableBorder.SimpleHeavy);
        shown.AddColumn(new TableColumn(Text($"{table.GroupColumn}")));
        foreach (var column in table.Columns.Skip(1)) shown.AddColumn(new TableColumn(Text(column)).RightAligned());
        foreach (var group in table.Groups)
        {
            shown.AddRow(Text(group.Setting));
            foreach (var row in group.Rows) shown.AddRow(row.Select((cell, place) => Text(place == 0 ? "  " + cell : cell)));
        }

        return shown;
    }

    private static Text Text(string text) => new(text);

    private static void PrintList(IAnsiConsole console, IEnumerable<string> lines)
    {
        foreach (var line in lines) console.Write(new Padder(Text(line), new Padding(0)));
    }
}
