using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Reports.Runs;

/// <summary>What machines are called where several stand side by side.</summary>
internal static class RunLabels
{
    /// <summary>Processor, system and cores; the folder's own name too where two would be called the same.</summary>
    /// <param name="runs">The folder of each run, and the run.</param>
    /// <returns>In the same order; no label is there twice, and none holds a path.</returns>
    public static IReadOnlyList<string> Of(IReadOnlyList<(string Folder, RunResults Results)> runs)
    {
        var plain = runs.Select(run => Describe(run.Results.Environment)).ToList();
        var named = runs
            .Select((run, place) => plain.Count(label => label == plain[place]) > 1
                ? $"{plain[place]} ({Path.GetFileName(Path.TrimEndingDirectorySeparator(run.Folder))})"
                : plain[place])
            .ToList();
        return
        [
            .. named.Select((label, place) =>
                named.Count(other => other == label) > 1 ? $"{label}, {place + 1}" : label),
        ];
    }

    private static string Describe(MachineEnvironment machine) =>
        $"{machine.Processor}, {machine.OperatingSystem}, {machine.LogicalCores} cores";
}
