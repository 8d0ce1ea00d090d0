using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Comparing;

/// <summary>What a reader should know of a comparison as a whole.</summary>
internal static class ComparisonNotes
{
    /// <summary>What to know before believing the answer.</summary>
    public static IEnumerable<string> CautionsOf(RunComparison comparison)
    {
        if (comparison.CommonSpeed is not { } speed) yield break;

        yield return "The runs were measured at different times: a change of the machine between them looks like a "
            + "change of the code. Only a measurement in turns tells the two apart.";
        if (!comparison.IsShifted) yield break;

        yield return $"Half of all cases take {Figures.Ratio(1 / speed)} as long or "
            + $"{(speed < 1 ? "longer" : "shorter")}: the machine changed, or code that all models share. A case is "
            + "judged slower or faster only where it moved far more than the others of its kind.";
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
        yield return $"Value: the centre of the rounds of a run (base {comparison.Base.Settings.Rounds}, new "
            + $"{comparison.New.Settings.Rounds}), each in a fresh process (Hodges-Lehmann), with its interval.";
        yield return comparison.Kind == ComparisonKind.InTurns
            ? "Ratio: how many times as fast the new run is. The runs were measured in turns, so ratios come from "
                + "inside each round: changes of the machine cancel."
            : "Ratio: how many times as fast the new run is, from all pairs of rounds (Hodges-Lehmann, with the "
                + "interval of Wilcoxon's rank sum).";
        yield return $"Slower, faster: the whole interval lies beyond {threshold}, and the difference stands among all "
            + $"{comparison.Cases.Count} cases (of comparisons whose cases differ by at most {threshold}, at most "
            + $"{error} would show a difference). Equal: the whole interval lies within {threshold}. Undecided: there "
            + "may still be a difference.";
        if (isApart)
        {
            yield return "Drift: what the machine did to other cases of the same kind (single-threaded or threaded) "
                + "beside their sampling error, as a standard deviation. The test of a case counts both.";
        }

        yield return "A/A offset: where a model differs from itself in either run, a difference has to exceed that, "
            + "too.";
        yield return "Rounds that would decide: estimated from the scatter of the rounds, if the ratio stays as it is.";
        if (comparison.Cases.Any(compared => compared.Quantity == CaseQuantity.ProcessorTime))
            yield return "Where wall time is given, processor time is compared: less is faster.";
    }

    private static string Disturbed(string name, RunResults run)
    {
        var health = RunHealth.Of(run);
        return health.Watched == 0
            ? $"not given by the system of {name}"
            : $"{health.StillDisturbed} of {health.Measured} measurements of {name}";
    }
}
