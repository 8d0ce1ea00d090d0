using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>What has to be the same, beside the machine, for times of two runs to be held against each other.</summary>
/// <param name="Profile">The profile's name.</param>
/// <param name="Cpus">The processors to which the measured processes were pinned; <see langword="null"/> for
/// none.</param>
/// <param name="Options">The options that went to BenchmarkDotNet; <see langword="null"/> for none.</param>
/// <param name="Compilation">How the measured processes compiled; <see langword="null"/> where nobody said.</param>
internal sealed record RunConditions(
    string Profile, string? Cpus = null, string? Options = null, string? Compilation = null)
{
    /// <summary>The conditions of a run.</summary>
    public static RunConditions Of(RunResults results)
    {
        var settings = results.Settings;
        return new RunConditions(
            settings.Profile,
            settings.Cpus,
            settings.BenchmarkDotNetOptions is { Count: > 0 } options ? string.Join(' ', options) : null,
            CompilationOf(results));
    }

    private static string? CompilationOf(RunResults results)
    {
        var kinds = results.Processes
            .Select(kind => (kind.Process.TieredCompilation, kind.Process.TieredPgo)).Distinct().ToList();
        if (kinds.Count == 0 && results.Health is { } health) kinds.Add((health.TieredCompilation, health.TieredPgo));
        return kinds.Count == 0
            ? null
            : string.Join(
                RunResults.BetweenKinds,
                kinds.Select(kind => InWords(kind.TieredCompilation, kind.TieredPgo)).Order(StringComparer.Ordinal));
    }

    private static string InWords(bool isTiered, bool usesPgo) => (isTiered, usesPgo) switch
    {
        (false, _) => "not tiered",
        (true, false) => "tiered without PGO",
        (true, true) => "tiered with PGO",
    };
}
