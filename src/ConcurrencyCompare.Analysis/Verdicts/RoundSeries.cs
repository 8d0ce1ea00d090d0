using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>A positive value for each round of a case; less is better.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Values">The values by the number of their round.</param>
internal sealed record RoundSeries(string Model, IReadOnlyDictionary<int, double> Values)
{
    /// <summary>What models are compared by: median latency where latency was measured, otherwise time per item; in
    /// nanoseconds.</summary>
    public static RoundSeries Of(CaseResult measured) => new(
        measured.Model,
        measured.Rounds.ToDictionary(round => round.Round, round => round.Latency?.P50 ?? TimePerItem(round)));

    /// <summary>A round counts as one value, however many iterations it had: they share its process.</summary>
    /// <returns>Wall time per item, in nanoseconds.</returns>
    public static double TimePerItem(RoundResult round) => Estimate.Of(round.NanosecondsPerItem).Center;

    /// <summary>How fast each round is, in the order of the rounds: the logarithm of the reciprocal of its
    /// value.</summary>
    internal IReadOnlyList<double> LogSpeeds =>
        [.. Values.OrderBy(round => round.Key).Select(round => -Math.Log(round.Value))];

    /// <summary>The logarithm of another's value over this one's, in each round that holds both: above 0 where this one
    /// is faster.</summary>
    /// <remarks>Inside a round both met the same machine, so what drifts from round to round falls out.</remarks>
    public IReadOnlyList<double> LogSpeedOver(RoundSeries other) =>
    [
        .. Values.Keys.Where(other.Values.ContainsKey).Order()
            .Select(round => Math.Log(other.Values[round] / Values[round])),
    ];
}
