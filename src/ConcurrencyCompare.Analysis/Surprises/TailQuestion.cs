namespace ConcurrencyCompare.Analysis.Surprises;

/// <summary>Does the winner of the median latency lose the 99th percentile? People expect one model to win
/// both.</summary>
internal static class TailQuestion
{
    /// <summary>Each two models of a setting whose latencies have both.</summary>
    public static IEnumerable<Suspicion> Of(AskedRun run)
    {
        foreach (var (first, second) in run.Pairs)
        {
            if (run.Between(first, second, round => round.Latency?.P50) is not { } median
                || run.Between(second, first, round => round.Latency?.P99) is not { } tail)
            {
                continue;
            }

            yield return new Suspicion(first, second, median, tail)
            {
                AboutFirst = SurpriseKind.TailIsLost,
                AboutSecond = SurpriseKind.TailIsLost,
                Ratio = tail.Speed,
                Won = median.Speed,
            };
        }
    }
}
