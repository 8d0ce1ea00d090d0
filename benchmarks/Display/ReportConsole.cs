using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Reports.Files;
using Spectre.Console;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>The console that reports are printed on.</summary>
internal static class ReportConsole
{
    /// <summary>Without a terminal there is no width to keep to, and tables must not be folded.</summary>
    private const int WidthWhenPiped = 140;

    public static IAnsiConsole Create(TextWriter output)
    {
        var console = AnsiConsole.Create(Terminal.Settings(output, Terminal.HasStyles));
        console.Profile.Width = Terminal.Width is > 0 and var width ? width : WidthWhenPiped;
        return console;
    }

    /// <summary>Says where the report is.</summary>
    public static void SayWhere(TextWriter output, string directory)
    {
        foreach (var file in ReportFolder.TextsIn(directory)) output.WriteLine($"Report: {file}");
        var results = Path.Combine(directory, ResultsFile.Name);
        if (File.Exists(results)) output.WriteLine($"Results: {results}");
    }
}
