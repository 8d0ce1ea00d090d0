using System.CommandLine;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Reports.Comparing;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Files;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>Compares the results in two folders, says what came out, and fails where it was asked to.</summary>
/// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
/// <param name="gates">What to fail on.</param>
/// <param name="output">The folder for the files; <see langword="null"/> for none.</param>
internal sealed class CompareFolders(double threshold, IReadOnlyList<Gate> gates, string? output)
{
    /// <summary>More in a line nobody reads; the report has all.</summary>
    private const int MostNamed = 5;

    /// <returns>The exit code: <see cref="ExitCode.Gate"/> where a gate does not hold.</returns>
    /// <exception cref="UsageException">The folders cannot be compared; nothing is written then.</exception>
    public int Run(string baseFolder, string newFolder, InvocationConfiguration console)
    {
        var comparison = RunComparison.Of(
            ResultsFolder.ReadMeasured(baseFolder), ResultsFolder.ReadMeasured(newFolder), threshold);
        RefuseUnlike(comparison);
        if (comparison.Cases.Count == 0)
        {
            throw new UsageException(
                $"'{baseFolder}' and '{newFolder}' have no measured case in common: measure the same scenarios and "
                    + "models in both.");
        }

        var report = ComparisonReport.Of(comparison);
        var files = output is null ? [] : Write(comparison, report);
        ConsoleReport.Print(Terminal.CreateConsole(console.Output), report);
        foreach (var file in files) console.Output.WriteLine($"Comparison: {file}");

        var broken = gates.Select(gate => (gate.Text, Cases: gate.CasesIn(comparison).ToList()))
            .Where(gate => gate.Cases.Count > 0).ToList();
        if (broken.Count == 0) return ExitCode.Success;

        var reasons = string.Join("; ", broken.Select(gate => $"{gate.Cases.Count} {gate.Text} ({Named(gate.Cases)})"));
        console.Error.WriteLine(OneLine.Of($"failed, as {Gate.Option} asks: {reasons}."));
        return ExitCode.Gate;
    }

    /// <summary>Times of different machines, or of other measurements, say nothing about each other.</summary>
    private static void RefuseUnlike(RunComparison comparison)
    {
        var unlike = comparison.Differences.Where(difference => difference.ForbidsTimes)
            .Select(difference => $"{difference.What} ({difference.Base} and {difference.New})").ToList();
        if (unlike.Count == 0) return;

        throw new UsageException(OneLine.Of(
            $"the times of these runs cannot be compared, they differ in {string.Join(", ", unlike)}. 'report' with "
                + "both folders sets the ratios between the models of each run side by side."));
    }

    private static string Named(List<CaseKey> cases)
    {
        var more = cases.Count > MostNamed ? $"; and {cases.Count - MostNamed} more" : "";
        return string.Join("; ", cases.Take(MostNamed).Select(key => key.Name)) + more;
    }

    private IReadOnlyList<string> Write(RunComparison comparison, Document report)
    {
        var directory = OutputDirectory.Open(output);
        IReadOnlyList<string> files = [];
        OutputDirectory.Write(() => files = ComparisonFolder.Write(directory, comparison, report), "the comparison");
        return files;
    }
}
