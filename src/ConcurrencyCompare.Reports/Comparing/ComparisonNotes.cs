using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports.Comparing;

/// <summary>What a reader should know of a comparison as a whole.</summary>
internal static class ComparisonNotes
{
    /// <summary>What to know before believing the answer.</summary>
    public static IEnumerable<string> CautionsOf(RunComparison comparison)
    {
        if (comparison.Kind == ComparisonKind.Ratios)
        {
            yield return "Compared are the ratios between the models inside each run, not times: a model is called slower where it "
                + "lost against its reference, whichever of the two changed.";
        }

        if (comparison.CommonSpeed is not { } speed) yield break;

        yield return "The runs were measured at different times: what the machine did between them looks like a change of the "
            + "code. Only measuring in turns (compare --git) tells the two apart.";
        if (Math.Max(speed, 1 / speed) <= 1 + comparison.Threshold) yield break;

        var change = speed < 1 ? $"{Figures.Ratio(1 / speed)} as slow" : $"{Figures.Ratio(speed)} as fast";
        yield return $"Half of all cases became at least {change} between the runs: that is the machine, or code that all models "
            + "share. A case is judged only where it moved far more than the other cases of its kind.";
    }

    /// <summary>How many measurements of each side other programs disturbed.</summary>
    public static string HealthOf(RunComparison comparison) =>
        $"Disturbed by other programs: {Disturbed(RunComparison.BaseName, comparison.Base)}, "
        + $"{Disturbed(RunComparison.NewName, comparison.New)}.";

    /// <summary>How to read the table.</summary>
    public static IEnumerable<string> ReadingNotesOf(RunComparison comparison)
    {
        var threshold = Figures.Share(comparison.Threshold);
        var error = Figures.Share(PairVerdict.FamilyError);
        var isApart = comparison.Kind == ComparisonKind.Apart;
        yield return $"A value is the centre of its run's rounds (base {comparison.Base.Settings.Rounds}, new "
            + $"{comparison.New.Settings.Rounds}), each in a fresh process (Hodges-Lehmann), with its interval.";
        yield return comparison.Kind == ComparisonKind.InTurns
            ? "The runs were measured in turns. A ratio says how many times as fast the new run has a case, from the ratios inside "
                + "each round: what the machine did to both falls out."
            : "A ratio says how many times as fast the new run has a case, from all pairs of rounds of the two (Hodges-Lehmann, with "
                + "the interval of Wilcoxon's rank sum).";
        yield return $"A case is called slower or faster where the whole interval lies beyond {threshold}, and the difference stands "
            + $"among all {comparison.Cases.Count} cases (of comparisons whose cases differ by no more than {threshold}, at most "
            + $"{error} would show one). A case is called equal where the whole interval lies within {threshold}. Where a case is "
            + "undecided, there may still be a difference.";
        if (isApart)
        {
            yield return "The drift is what the machine did to other cases of the same kind (single-threaded or threaded) beside their "
                + "sampling error, as a standard deviation. The test of a case counts its own sampling error and the drift.";
        }

        yield return "Where a model is shown to differ from itself in either run (A/A offset), a difference has to exceed that, too.";
        yield return "How many rounds would decide is reckoned from the scatter of the rounds, if the ratio stays as it is.";
        if (comparison.Cases.Any(compared => compared.Quantity == CaseQuantity.ProcessorTime))
            yield return "Where wall time is given, processor time is compared: the less of it, the faster.";
        if (comparison.Kind == ComparisonKind.Ratios && comparison.Base.Uncompared.Union(comparison.New.Uncompared).ToList() is { Count: > 0 } listed)
            yield return $"No ratios between models, and so not compared: {string.Join(", ", listed)}.";
    }

    private static string Disturbed(string name, RunResults run)
    {
        var health = RunHealth.Of(run);
        return health.Watched == 0
            ? $"not given by the system of {name}"
            : $"{health.StillDisturbed} of {health.Measured} measurements of {name}";
    }
}
