using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Reports.Files;

namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>Where a report is.</summary>
internal static class WrittenFiles
{
    public static void Say(TextWriter output, string directory)
    {
        foreach (var file in ReportFolder.TextsIn(directory)) output.WriteLine($"Report: {file}");
        var results = Path.Combine(directory, ResultsFile.Name);
        if (File.Exists(results)) output.WriteLine($"Results: {results}");
    }
}
