namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>How far everything moved between two runs that were not measured in turns.</summary>
/// <remarks>What a change of the machine does to a case looks like a change of the code. But the machine does it to all models,
/// so what the other models show is what a change of the code has to exceed.</remarks>
/// <param name="pairs">All cases, one or more.</param>
internal sealed class MachineDrift(IReadOnlyList<CasePair> pairs)
{
    /// <summary>How many standard deviations a case has to have moved. Six, because the largest of many cases is what would be
    /// called a difference, and the deviation is itself a guess from few.</summary>
    private const double Deviations = 6;

    /// <summary>From the median of absolute deviations to the standard deviation, where these are normal.</summary>
    private const double ToStandardDeviation = 1.4826;

    private readonly IReadOnlyList<(string Model, double LogSpeed)> _moves =
        [.. pairs.Select(pair => (pair.Base.Key.Model, Math.Log(pair.Difference.Speed.Center)))];

    /// <summary>How many times as fast everything became: the median over all cases.</summary>
    public double Speed => Math.Exp(Median.Of(_moves.Select(move => move.LogSpeed)));

    /// <summary>How far a case of a model may move without its code, 0.08 for 8%: from the cases of the other models; from all
    /// where there is only one model.</summary>
    public double FloorOf(string model)
    {
        var others = _moves.Where(move => move.Model != model).ToList();
        var distances = (others.Count > 0 ? others : _moves).Select(move => Math.Abs(move.LogSpeed));
        return Math.Exp(Deviations * ToStandardDeviation * Median.Of(distances)) - 1;
    }
}
