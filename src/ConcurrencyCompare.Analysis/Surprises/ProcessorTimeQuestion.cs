using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Surprises;

/// <summary>Does the faster model pay for that with a larger factor of processor time? People expect the faster one to
/// have less to do.</summary>
/// <remarks>The factor of processor time is larger than that of time where processor time × time is larger: one
/// comparison from values of the same rounds. Two models on the calling thread alone have no processor time beside
/// their time, so nothing is asked of them.</remarks>
internal static class ProcessorTimeQuestion
{
    /// <summary>Each two models of a setting of which one may keep several processors busy.</summary>
    public static IEnumerable<Suspicion> Of(AskedRun run)
    {
        foreach (var (first, second) in run.Pairs)
        {
            if (run.AreOnCallingThread(first, second)
                || run.Between(first, second, AskedRun.ValueOf) is not { } time
                || run.Between(second, first, ProcessorTimeOf) is not { } processorTime
                || run.Between(
                    second, first, round => ProcessorTimeOf(round) * AskedRun.ValueOf(round), times: 2) is not { } both)
            {
                continue;
            }

            yield return new Suspicion(first, second, time, both)
            {
                AboutFirst = SurpriseKind.ProcessorTimeOutweighs,
                AboutSecond = SurpriseKind.ProcessorTimeOutweighs,
                Ratio = processorTime.Speed,
                Won = time.Speed,
            };
        }
    }

    private static double? ProcessorTimeOf(RoundResult round) =>
        RoundCosts.CenterOf(round, costs => costs.CpuNanosecondsPerItem);
}
