using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Validity;

/// <summary>Something of known value, as this run measured it.</summary>
/// <param name="Known">What is known.</param>
/// <param name="Measured">What was measured.</param>
internal sealed record KnownAnswerCheck(KnownAnswer Known, Estimate Measured)
{
    /// <summary>What few rounds may be off: they have no interval that claims anything, but half as much again is
    /// wrong.</summary>
    public const double ToleranceOfFew = 0.5;

    /// <summary>Whether the interval, or the value of too few rounds, reaches the truth and its tolerance.</summary>
    public bool IsRight
    {
        get
        {
            var tolerance = Measured.SupportsClaims ? Known.Tolerance : Math.Max(Known.Tolerance, ToleranceOfFew);
            return Measured.Low <= Known.Value * (1 + tolerance) && Measured.High >= Known.Value / (1 + tolerance);
        }
    }

    /// <summary>All that was measured of what is known.</summary>
    public static IReadOnlyList<KnownAnswerCheck> AllOf(RunResults results)
    {
        var checks = new List<KnownAnswerCheck>();
        foreach (var known in results.Known)
        {
            if (results.Find(known.Case) is { } measured && Of(results, known, measured) is { } estimate)
                checks.Add(new KnownAnswerCheck(known, estimate));
        }

        return checks;
    }

    private static Estimate? Of(RunResults results, KnownAnswer known, CaseResult measured)
    {
        if (known.Quantity == KnownAnswer.Ratio)
        {
            if (results.Find(known.Case with { Model = known.Against! }) is not { } against) return null;

            var logarithms = RoundSeries.Of(against).LogSpeedOver(RoundSeries.Of(measured));
            return logarithms.Count == 0 ? null : Estimate.OfLogarithms(logarithms);
        }

        var values = measured.Rounds.Select(round => ValueOf(round, known.Quantity)).OfType<double>().ToList();
        return values.Count == 0 ? null : Estimate.Of(values);
    }

    private static double? ValueOf(RoundResult round, string quantity) => quantity switch
    {
        KnownAnswer.Time => RoundSeries.TimePerItem(round),
        KnownAnswer.Bytes => RoundCosts.CenterOf(round, costs => costs.BytesPerItem),
        KnownAnswer.Switches => RoundCosts.CenterOf(round, costs => costs.VoluntaryPerThousand / 1e3),
        _ => null,
    };
}
