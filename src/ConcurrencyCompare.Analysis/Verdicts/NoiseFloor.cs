namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>How far a model is from itself: measured twice in every round, under two names.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Setting">The setting in words.</param>
/// <param name="Model">The model that was measured twice.</param>
/// <param name="Covers">The models that run as it does, single-threaded or threaded: whose floor it is.</param>
/// <param name="Ratio">How many times as fast it is as itself, from the ratios inside each round.</param>
/// <param name="LeastRound">The smallest ratio of a single round.</param>
/// <param name="GreatestRound">The greatest ratio of a single round.</param>
/// <param name="Deviation">The noise floor: half of the single rounds deviate from 1 by more, either way; 0.08 for 8%.
/// </param>
/// <remarks>
/// The median, because single rounds go wrong: one of six with three times the usual time would make the end of any
/// interval useless as a floor, and hide every difference of the run.
/// </remarks>
public sealed record NoiseFloor(
    string Scenario,
    string Setting,
    string Model,
    IReadOnlyList<string> Covers,
    Estimate Ratio,
    double LeastRound,
    double GreatestRound,
    double Deviation)
{
    /// <summary>The floors that a run measured, in the order of its cases.</summary>
    /// <remarks>With fewer than two common rounds there is no spread, and so no floor.</remarks>
    public static IReadOnlyList<NoiseFloor> AllOf(RunResults results)
    {
        ArgumentNullException.ThrowIfNull(results);

        var floors = new List<NoiseFloor>();
        foreach (var again in results.Cases)
        {
            if (results.Controls.FirstOrDefault(control => control.Name == again.Model) is not { } control) continue;

            var key = (again.Scenario, again.Setting, control.Model);
            var first = results.Cases.FirstOrDefault(
                measured => (measured.Scenario, measured.Setting, measured.Model) == key);
            if (first is not null && Of(first, again, control.Covers) is { } floor) floors.Add(floor);
        }

        return floors;
    }

    /// <summary>The floor of a pair: the largest of the scenario that covers one of the two.</summary>
    /// <returns><see langword="null"/> where none was measured.</returns>
    public static double? Of(IEnumerable<NoiseFloor> floors, string scenario, string first, string second) => floors
        .Where(floor => floor.Scenario == scenario && (floor.Covers.Contains(first) || floor.Covers.Contains(second)))
        .Max(floor => (double?)floor.Deviation);

    /// <summary>The floor from logarithms of a model's ratios to itself, one a round.</summary>
    public static double DeviationOf(IReadOnlyList<double> logarithms) =>
        Math.Exp(Median.Of(logarithms.Select(Math.Abs))) - 1;

    private static NoiseFloor? Of(CaseResult first, CaseResult again, IReadOnlyList<string> covers)
    {
        var logarithms = RoundSeries.Of(again).LogSpeedOver(RoundSeries.Of(first));
        return logarithms.Count < 2
            ? null
            : new NoiseFloor(
                first.Scenario, first.Setting, first.Model, covers, Estimate.OfLogarithms(logarithms),
                Math.Exp(logarithms.Min()), Math.Exp(logarithms.Max()), DeviationOf(logarithms));
    }
}
