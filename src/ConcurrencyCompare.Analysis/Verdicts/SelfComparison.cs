using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>A model against itself: measured twice in every round of a setting, under two names.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Setting">The setting in words.</param>
/// <param name="Model">The model that was measured twice.</param>
/// <param name="Covers">The models that run as it does, single-threaded or threaded: for whom it stands.</param>
/// <param name="IsLatency">Whether the ratio is one of median latencies rather than of times per item.</param>
/// <param name="Logarithms">Of how many times as fast it is as itself, by the number of the round; two or more.</param>
internal sealed record SelfComparison(
    string Scenario,
    string Setting,
    string Model,
    IReadOnlyList<string> Covers,
    bool IsLatency,
    IReadOnlyDictionary<int, double> Logarithms)
{
    /// <summary>How many times as fast it is as itself, with the interval that has to hold 1.</summary>
    public Estimate Ratio => Estimate.OfLogarithms([.. Logarithms.Values], AaOffset.Confidence);

    /// <summary>How predictable the model is, 0.08 for 8%: half of the single rounds deviate from 1 by more, either
    /// way. More rounds average that away, so it stands in the way of no verdict.</summary>
    public double Scatter => Math.Exp(Median.Of(Logarithms.Values.Select(Math.Abs))) - 1;

    /// <summary>All that a run measured, in the order of its cases.</summary>
    /// <remarks>With fewer than two common rounds there is no spread, and so nothing to say.</remarks>
    public static IReadOnlyList<SelfComparison> AllOf(RunResults results)
    {
        var found = new List<SelfComparison>();
        foreach (var again in results.Cases)
        {
            if (results.Controls.FirstOrDefault(control => control.Name == again.Model) is not { } control) continue;

            var key = (again.Scenario, again.Setting, control.Model);
            var first = results.Cases.FirstOrDefault(
                measured => (measured.Scenario, measured.Setting, measured.Model) == key);
            if (first is null) continue;

            var (one, other) = (RoundSeries.Of(first).Values, RoundSeries.Of(again).Values);
            var logarithms = one.Keys.Intersect(other.Keys).Order().ToDictionary(
                round => round, round => Math.Log(one[round] / other[round]));
            if (logarithms.Count < 2) continue;

            var isLatency = first.Rounds[0].Latency is not null;
            found.Add(
                new SelfComparison(first.Scenario, first.Setting, first.Model, control.Covers, isLatency, logarithms));
        }

        return found;
    }
}
