namespace ConcurrencyCompare.Analysis.Surprises;

/// <summary>Is a model faster on one processor than on all of them? People expect more processors to help.</summary>
internal static class OneCoreQuestion
{
    /// <summary>Each case on one processor beside the same setting on all.</summary>
    public static IEnumerable<Suspicion> Of(AskedRun run)
    {
        var named = run.Cases.DistinctBy(measured => measured.Name).ToDictionary(measured => measured.Name);
        foreach (var pinned in run.Cases)
        {
            if (run.FactsOf(pinned).OnAllCores is not { } partner
                || named.GetValueOrDefault(pinned.Name with { Scenario = partner }) is not { } onAll
                || run.Between(pinned, onAll, AskedRun.ValueOf) is not { } difference)
            {
                continue;
            }

            yield return new Suspicion(pinned, onAll, difference)
            {
                AboutFirst = SurpriseKind.OneCoreIsFaster,
                Ratio = difference.Speed,
            };
        }
    }
}
