using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>What the machine did to cases between two runs that were not measured in turns.</summary>
/// <remarks>
/// What a change of the machine does to a case looks like a change of the code. But the machine does it to other cases
/// as well, so they tell how far a case moves without its code: by what is left of their movements beside their own
/// sampling error, which the test of a case counts already. Single-threaded models and threads are told apart: what
/// slows threads need not touch a model that has none.
/// </remarks>
/// <param name="pairs">All cases, one or more.</param>
/// <param name="controls">Which models are of a kind; one that is in none is a kind of its own.</param>
internal sealed class RunDrift(IReadOnlyList<CasePair> pairs, IReadOnlyList<ControlModel> controls)
{
    private const int Halvings = 60;

    /// <summary>How many times as fast everything became: the median over all cases.</summary>
    public double Speed => Math.Exp(Median.Of(pairs.Select(pair => Math.Log(pair.Difference.Speed.Center))));

    /// <summary>How far a case may have moved without its code: from the cases of the other models of its kind; where
    /// those are too few, from all other cases of its kind.</summary>
    public DriftEstimate Of(CasePair pair)
    {
        var kind = pairs
            .Where(other => other != pair && other.Difference.Shift is not null && KindOf(other) == KindOf(pair))
            .ToList();
        var others = kind.Where(other => other.Base.Key.Model != pair.Base.Key.Model).ToList();
        if (others.Count < DriftEstimate.LeastCases) others = kind;
        return others.Count < DriftEstimate.LeastCases
            ? new DriftEstimate(Math.Abs(pair.Difference.Shift?.Mean ?? 0), others.Count)
            : new DriftEstimate(
                ExcessDeviation([.. others.Select(other => other.Difference.Shift!.Value)]), others.Count);
    }

    /// <summary>The standard deviation around 0 that movements have beside their own errors.</summary>
    /// <remarks>
    /// Squares over their expected variances add up to about as many as there are (Paule and Mandel, "Consensus values
    /// and weighting factors", Journal of Research of the National Bureau of Standards 87, 1982); to one less here, so
    /// that a few that happen to agree understate it less often. Noisy cases count little, as their own error explains
    /// most.
    /// </remarks>
    /// <param name="shifts">Two or more.</param>
    internal static double ExcessDeviation(IReadOnlyList<MeanShift> shifts)
    {
        var (low, high) = (0.0, shifts.Sum(shift => shift.Mean * shift.Mean));
        if (SumOfSquares(low) <= shifts.Count - 1) return 0;

        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (SumOfSquares(middle) > shifts.Count - 1) low = middle;
            else high = middle;
        }

        return Math.Sqrt(high);

        double SumOfSquares(double excess) => shifts.Sum(shift =>
            shift.Mean == 0 ? 0 : shift.Mean * shift.Mean / (shift.Error * shift.Error + excess));
    }

    private string KindOf(CasePair pair)
    {
        var model = pair.Base.Key.Model;
        return controls.FirstOrDefault(control => control.Covers.Contains(model))?.Name ?? model;
    }
}
