using System.Globalization;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Validity;

namespace ConcurrencyCompare.Reports;

/// <summary>What the checks of a measurement found, in sentences.</summary>
internal static class ValidityWords
{
    public static IReadOnlyList<string> ViolationsOf(RunValidity validity) =>
    [
        .. validity.Known.Where(check => !check.IsRight).Select(check =>
            $"Known answers: {QuantityOf(check.Known)} of {check.Known.Case.Model} is {KnownOf(check.Known)}, and was measured as {MeasuredOf(check)}."),
        .. validity.Linearity.Where(check => check.IsBroken).Select(check =>
            $"Linearity: twice the items take {Figures.Ratio(Twice(check.Ratio))} the time in {PlaceOf(check.First)} ({check.Second.Model}): "
                + "something takes time there that is no item."),
        .. validity.Triangulation.Where(check => check.IsBroken).Select(check =>
            $"Triangulation: {check.First.Model} takes {Figures.Ratio(check.Ratio)} the time in {PlaceOf(check.First)} that the same workload "
                + $"takes in {PlaceOf(check.Second)}."),
        .. validity.Positions.Select(check => string.Create(
            CultureInfo.InvariantCulture,
            $"Positions: iteration {check.Position} of {PlaceOf(check.Case.Name)}, {check.Case.Model}, takes {Figures.Ratio(check.Ratio)} the time of the others of its process.")),
        .. validity.Conservation.GroupBy(check => (check.Case, check.Kind)).Select(Describe),
    ];

    public static IReadOnlyList<string> LinesOf(RunResults results, RunValidity validity)
    {
        var iterations = ConservationCheck.CountOf(results);
        List<string> looked =
        [
            .. Counted(validity.Known.Count, "known answer", "known answers"),
            .. Counted(validity.Linearity.Count, "case with twice its items", "cases with twice their items"),
            .. Counted(validity.Triangulation.Count, "pair of cases with the same workload", "pairs of cases with the same workload"),
            .. Counted(iterations, "iteration's processor time", "iterations' processor time"),
        ];
        if (looked.Count == 0) return [];

        var what = string.Join(", ", looked);
        return
        [
            validity.IsClean ? $"{TrustSection.Clean}: {what}." : $"Looked at: {what}.",
            .. results.Settings.Rounds < Analysis.Diagnostics.Diagnosis.LeastRounds
                ? [$"With fewer than {Analysis.Diagnostics.Diagnosis.LeastRounds} rounds only gross faults are seen."]
                : Array.Empty<string>(),
        ];
    }

    public static string PlaceOf(CaseName name) => name.Setting.Length == 0 ? name.Scenario : $"{name.Scenario}, {name.Setting}";

    public static Estimate Twice(Estimate ratio) =>
        new(2 * ratio.Center, 2 * ratio.Low, 2 * ratio.High, ratio.Confidence);

    public static string QuantityOf(KnownAnswer known) => known.Quantity switch
    {
        KnownAnswer.Time => "time per item",
        KnownAnswer.Bytes => "allocated per item",
        KnownAnswer.Switches => "voluntary switches per item",
        _ => $"time over that of {known.Against}",
    };

    public static string KnownOf(KnownAnswer known) => Show(known, new Estimate(known.Value, known.Value, known.Value, 0));

    public static string MeasuredOf(KnownAnswerCheck check) => Show(check.Known, check.Measured);

    private static string Show(KnownAnswer known, Estimate value) => known.Quantity switch
    {
        KnownAnswer.Time => Figures.Time(value),
        KnownAnswer.Bytes => string.Create(
            CultureInfo.InvariantCulture,
            $"{value.Center:N0} B{(value.IsSingle ? "" : $" [{value.Low:N0}, {value.High:N0}]")}"),
        KnownAnswer.Switches => Figures.Count(value),
        _ => value.IsSingle ? Figures.Ratio(value.Center) : Figures.Ratio(value),
    };

    private static string Describe(IGrouping<(CaseResult Case, ConservationKind Kind), ConservationCheck> checks)
    {
        var first = checks.First();
        var others = checks.Count() - 1;
        var more = others == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({others} more like it)");
        var place = string.Create(
            CultureInfo.InvariantCulture,
            $"{PlaceOf(first.Case.Name)}, {first.Case.Model}, round {first.Round}, iteration {first.Iteration}");
        return first.Kind == ConservationKind.Processor
            ? $"Conservation: {Figures.Time(first.Found)} of processor time where at most {Figures.Time(first.Limit)} can be, in {place}{more}."
            : $"Conservation: the items take {Figures.Time(first.Found)} in all, and the iteration {Figures.Time(first.Limit)}, in {place}{more}.";
    }

    private static IEnumerable<string> Counted(int count, string one, string several)
    {
        if (count > 0) yield return string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : several)}");
    }
}
