using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Curves;
using ConcurrencyCompare.Reports.Advice;

namespace ConcurrencyCompare.Reports;

/// <summary>What the settings of a scenario say together, in sentences.</summary>
internal static class CurveWords
{
    /// <summary>The sentences of a scenario; none where it does not ask for them.</summary>
    public static IEnumerable<string> Of(RunResults results, string scenario)
    {
        var part = results with { Cases = [.. results.Cases.Where(measured => measured.Scenario == scenario)] };
        return [.. BreakEvenPoint.AllOf(part).Select(Of), .. OfKnees(Knee.AllOf(part))];
    }

    /// <summary>The knees of a scenario, and what theory says; nothing where there are none.</summary>
    public static IEnumerable<string> OfKnees(IReadOnlyList<Knee> knees) => knees.Count == 0
        ? []
        :
        [
            .. knees.Select(Of),
            $"By theory (M/D/1), a server of {Figures.Time(knees[0].Service)} without any cost of its own reaches "
                + $"{Figures.Ratio(Knee.Factor)} at a load of {Figures.Share(MD1Queue.LoadWhereTimeIs(Knee.Factor))}.",
        ];

    /// <summary>A model's knee.</summary>
    public static string Of(Knee knee)
    {
        var place = $"{Answer.Capitalized(knee.Scenario)}, {knee.Model}";
        var last = knee.Points[^1];
        if (!last.Times.SupportsClaims) return $"{place}: {VerdictWords.TooFew} for a knee.";
        return knee.At is { } point
            ? $"{place}: knee at a load of {point.Load}, where waiting and service take {Figures.Ratio(point.Times)} the service alone."
            : $"{place}: no knee shown up to a load of {last.Load}; waiting and service take {Figures.Ratio(last.Times)} the service "
                + "alone there.";
    }

    /// <summary>The work at which the reference becomes faster than a model.</summary>
    public static string Of(BreakEvenPoint point)
    {
        var place = $"{Answer.Capitalized(point.Scenario)} ({EvidenceMap.BreakEvenTopology}), {point.Reference} against {point.Model}";
        var most = Figures.Time(point.MostWork);
        if (!point.SupportsClaims) return $"{place}: {VerdictWords.TooFew} for a crossing point.";
        return point.Kind switch
        {
            BreakEvenKind.FromTheStart => $"{place}: {point.Reference} faster from the start, without any work.",
            BreakEvenKind.Never => $"{place}: no crossing up to {most} of work at each end.",
            BreakEvenKind.Crossing => $"{place}: {point.Reference} faster from {Figures.Time(point.Work!.Value)} of work at each end.",
            _ => $"{place}: undecided, the rounds do not show a single crossing between no work and {most}.",
        };
    }
}
