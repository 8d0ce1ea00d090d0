using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Validity;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>What the checks of a measurement found, in sentences.</summary>
internal static class ValidityWords
{
    /// <summary>The question that the checks answer.</summary>
    public const string Heading = "Can these numbers be trusted?";

    /// <summary>What stands above violations.</summary>
    public const string Warning = "Not all of these numbers can be trusted";

    /// <summary>What is said where nothing was found.</summary>
    public const string Clean = "All checks of the measurement passed";

    public static IReadOnlyList<Line> ViolationsOf(RunValidity validity) =>
    [
        .. validity.Known.Where(check => !check.IsRight).Select(check => new Line(
            $"{QuantityOf(check.Known)} of {check.Known.Case.Model} is {KnownOf(check.Known)}, and was measured as "
                + $"{MeasuredOf(check)}.",
            "Known answers")),
        .. validity.OwnWork.Where(check => !check.IsRight).Select(check => new Line(
            check.IsRated
            ? $"{check.Case.Model} fell behind in {PlaceOf(check.Case)}: the median latency is "
                + $"{Figures.Time(check.Measured)}, and {Figures.Time(check.Most!.Value)} at most where a model keeps "
                + "up. Latency grows as long as items come."
            : $"{check.Case.Model} took {Figures.Time(check.Measured)} an item in {PlaceOf(check.Case)}, and the work "
                + (check.IsTooShort
                    ? $"alone takes {Figures.Time(check.Least)}: this run did not measure what was described."
                    : $"at most {Figures.Time(check.Most!.Value)}: computing or waiting took longer than was "
                        + "described."),
            "Own work")),
        .. validity.Linearity.Where(check => check.IsBroken).Select(check => new Line(
            $"twice the items take {Figures.Ratio(Twice(check.Ratio))} as long in {PlaceOf(check.First)} "
                + $"({check.Second.Model}): part of the "
                + "time belongs to no item.",
            "Linearity")),
        .. validity.Triangulation.Where(check => check.IsBroken).Select(check => new Line(
            $"{SettingWords.Verb(check.First.Model, "takes", "take")} {Figures.Ratio(check.Ratio)} as long in "
                + $"{PlaceOf(check.First)} as in "
                + $"{PlaceOf(check.Second)}, with the same workload.",
            "Triangulation")),
        .. validity.Positions.Select(check => new Line(
            $"iteration {check.Position} of {FindingWords.PlaceOf(check.Case)} takes {Figures.Ratio(check.Ratio)} as "
                + "long as the others of its "
                + "process.",
            "Positions")),
        .. validity.Conservation.GroupBy(check => (check.Case, check.Kind)).Select(Describe),
    ];

    public static IReadOnlyList<Line> LinesOf(JudgedRun run)
    {
        var (results, validity) = (run.Results, run.Validity);
        string[] looked =
        [
            .. Counted(validity.Known.Count, "known answer", "known answers"),
            .. Counted(validity.OwnWork.Count, "time of a described work", "times of a described work"),
            .. Counted(validity.Linearity.Count, "case with twice its items", "cases with twice their items"),
            .. Counted(validity.Triangulation.Count, "pair of cases with the same workload",
                "pairs of cases with the same workload"),
            .. Counted(ConservationCheck.CountOf(results), "iteration's processor time", "iterations' processor time"),
        ];
        if (looked.Length == 0) return [];

        return
        [
            $"{(validity.IsClean ? Clean : "Checked")}: {string.Join(", ", looked)}.",
            .. results.Settings.Rounds < Diagnosis.LeastRounds
                ? new Line[] { $"With fewer than {Diagnosis.LeastRounds} rounds, only gross faults show." } : [],
        ];
    }

    public static string PlaceOf(CaseName name) => SettingWords.Joined(name.Scenario, SettingWords.Of(name.Setting));

    public static Estimate Twice(Estimate ratio) =>
        new(2 * ratio.Center, 2 * ratio.Low, 2 * ratio.High, ratio.Confidence);

    public static string QuantityOf(KnownAnswer known) => known.Quantity switch
    {
        KnownAnswer.Time => "time per item",
        KnownAnswer.Bytes => "allocated per item",
        KnownAnswer.Switches => "voluntary switches per item",
        _ => $"time over that of {known.Against}",
    };

    public static Figure KnownOf(KnownAnswer known) =>
        Show(known, new Estimate(known.Value, known.Value, known.Value, 0));

    public static Figure MeasuredOf(KnownAnswerCheck check) => Show(check.Known, check.Measured);

    private static Figure Show(KnownAnswer known, Estimate value) => known.Quantity switch
    {
        KnownAnswer.Time => Figures.Time(value),
        KnownAnswer.Bytes => Figures.WholeBytes(value),
        KnownAnswer.Switches => Figures.Count(value),
        _ => Figures.Ratio(value),
    };

    private static Line Describe(IGrouping<(CaseResult Case, ConservationKind Kind), ConservationCheck> checks)
    {
        var first = checks.First();
        var others = checks.Count() - 1;
        var place = $"{FindingWords.PlaceOf(first.Case)}, round {first.Round}, iteration {first.Iteration}"
            + (others == 0 ? "" : $" (and {Figures.Number(others)} more)");
        return new Line(
            first.Kind == ConservationKind.Processor
                ? $"{Figures.Time(first.Found)} of processor time where at most {Figures.Time(first.Limit)} are "
                    + $"possible, in {place}."
                : $"the items take {Figures.Time(first.Found)} in all, and the iteration {Figures.Time(first.Limit)}, "
                    + $"in {place}.",
            "Conservation");
    }

    private static IEnumerable<string> Counted(int count, string one, string several)
    {
        if (count > 0) yield return $"{Figures.Number(count)} {(count == 1 ? one : several)}";
    }
}
