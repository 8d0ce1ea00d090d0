using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>How many times as long the best of some models takes as the last of those that lead.</summary>
/// <remarks>
/// Which of several is the best is not known, only who looks best in these rounds; held against that one alone, its
/// luck would be in the number. So every leader is held against every other model, and the least counts: the least
/// centre, the least lower end and the least upper end. The true least lead lies below the lower end in no more cases
/// than that of a single pair does, as the pair that makes it true has a lower end that is no less. It may lie above
/// the upper end more often where several are about as good: a lead is rather understated.
/// </remarks>
internal static class LeastLead
{
    /// <summary>The least lead.</summary>
    /// <param name="setting">The verdicts.</param>
    /// <param name="ahead">Who leads.</param>
    /// <param name="behind">Who does not.</param>
    /// <returns>The verdict on the nearest two, the leader first, with an interval for the least of all;
    /// <see langword="null"/> where a pair has none.</returns>
    public static PairVerdict? Of(JudgedSetting setting, IReadOnlyList<string> ahead, IReadOnlyList<string> behind)
    {
        var pairs = ahead.SelectMany(leader => behind.Select(model => setting.PairOf(leader, model))).ToList();
        if (pairs.Count == 0 || pairs.Contains(null)) return null;

        var nearest = pairs.MinBy(pair => pair!.Speed.Center)!;
        return nearest with
        {
            Speed = new Estimate(
                nearest.Speed.Center, pairs.Min(pair => pair!.Speed.Low), pairs.Min(pair => pair!.Speed.High),
                pairs.Min(pair => pair!.Speed.Confidence)),
            PValue = pairs.Max(pair => pair!.PValue),
        };
    }
}
