using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Files;
using ConcurrencyCompare.Reports.Runs;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>The runs of several machines side by side in one report.</summary>
internal static class MachinesReport
{
    /// <summary>Writes the report of several runs.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <param name="runs">The folder of each run, and the run.</param>
    /// <param name="expected">The names of folders that should be among them.</param>
    /// <exception cref="UsageException">The report cannot be written.</exception>
    public static void Write(
        string directory, IReadOnlyList<(string Folder, RunResults Results)> runs, IReadOnlyList<string> expected)
    {
        var ordered = InOrder(runs);
        var absent = expected.Select(Path.TrimEndingDirectorySeparator).Distinct().Where(name =>
            !runs.Any(run => Path.GetFileName(run.Folder).Equals(name, StringComparison.OrdinalIgnoreCase)));
        var report = SideBySide.Of(
            [.. RunLabels.Of(ordered).Zip(ordered, (label, run) => (label, RunReport.Of(run.Results)))],
            [.. absent.Select(name => new Line("no results.", name))]);
        OutputDirectory.Write(() => ReportFolder.Write(directory, report));
    }

    /// <summary>Each run once, as the folder has it that holds most of it, by the names of folders: in whatever order
    /// and however often they were given.</summary>
    private static List<(
        string Folder, RunResults Results)> InOrder(IEnumerable<(string Folder, RunResults Results)> runs)
    {
        var best = new List<(string Folder, RunResults Results)>();
        foreach (var run in runs
            .OrderByDescending(run => run.Results.Measurements)
            .ThenBy(run => Path.GetFileName(run.Folder), StringComparer.Ordinal))
        {
            if (!best.Any(there => there.Results.IsSameRun(run.Results))) best.Add(run);
        }

        return
        [
            .. best
                .OrderBy(run => Path.GetFileName(run.Folder), StringComparer.Ordinal)
                .ThenBy(run => run.Results.Settings.StartedUtc)
                .ThenBy(run => run.Results.Settings.Seed)
                .ThenBy(run => run.Results.Settings.Commit, StringComparer.Ordinal),
        ];
    }
}
