using ConcurrencyCompare.Analysis.Curves;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>What the settings of a scenario say together, in words.</summary>
internal static class CurveWords
{
    /// <summary>The work from which on the reference beats a model, and with which setting, if there are several;
    /// without the end of a sentence.</summary>
    public static string Of(BreakEvenPoint point) =>
        WithoutSetting(point) + (point.Others.Count > 0 ? $" ({SettingWords.Of(point.Others)})" : "");

    private static string WithoutSetting(BreakEvenPoint point)
    {
        if (!point.SupportsClaims)
            return $"{VerdictWords.TooFew} for a crossing of {point.Reference} and {point.Model}";

        var beat = $"{SettingWords.Verb(point.Reference, "beats", "beat")} {point.Model}";
        var most = Figures.Time(point.MostWork);
        return point.Kind switch
        {
            BreakEvenKind.FromTheStart when point.LeastWork > 0 =>
                $"{beat} with {Figures.Time(point.LeastWork)} of work at each end and more",
            BreakEvenKind.FromTheStart => $"{beat} with any work, and with none",
            BreakEvenKind.Never => $"{beat} nowhere up to {most} of work at each end",
            BreakEvenKind.Crossing => $"{beat} from {Figures.Time(point.Work!.Value)} of work at each end",
            _ => $"no single crossing of {point.Reference} and {point.Model} shown up to {most} of work at each end",
        };
    }

    /// <summary>A model's knee; without the end of a sentence.</summary>
    public static string Of(Knee knee)
    {
        var last = knee.Points[^1];
        if (!last.Times.SupportsClaims) return $"{knee.Model}: {VerdictWords.TooFew} for a knee";
        return knee.At is { } point
            ? $"{knee.Model}: knee at a load of {point.Load} (an item takes {Figures.Ratio(point.Times)} as long as "
                + "its work alone)"
            : $"{knee.Model}: no knee up to a load of {last.Load} (an item takes {Figures.Ratio(last.Times)} as long "
                + "as its work alone)";
    }

    /// <summary>The knee of a server without any cost of its own; without the end of a sentence.</summary>
    public static string TheoryOf(Knee knee) =>
        $"in theory (M/D/1, {Figures.Time(knee.Service)} of work): {Figures.Ratio(Knee.Factor)} at a load of "
        + Figures.Share(MD1Queue.LoadWhereTimeIs(Knee.Factor));

    /// <summary>All knees of a scenario, and the theory.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<Knee> knees) =>
        knees.Count == 0 ? [] : [.. knees.Select(Of), TheoryOf(knees[0])];
}
