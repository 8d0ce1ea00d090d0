using ConcurrencyCompare.Analysis.Surprises;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>What contradicts expectations, in sentences: what people expect, and then what was measured.</summary>
internal static class SurpriseWords
{
    public const string Heading = "What contradicts expectations";

    /// <summary>What is said where every question was answered as expected.</summary>
    public const string Nothing = "No surprises.";

    /// <summary>The sentences; none where nothing could be asked.</summary>
    public static IReadOnlyList<Line> Of(RunSurprises surprises) =>
        surprises.Asked == 0 ? [] : surprises.Found.Count == 0 ? [Nothing]
        : [.. surprises.Found.GroupBy(surprise => surprise.Kind).Select(Of)];

    /// <summary>What people expect.</summary>
    public static string ExpectationOf(SurpriseKind kind) => kind switch
    {
        SurpriseKind.OneCoreIsFaster => "all cores beat one core",
        SurpriseKind.BoundCosts => "a bound that leaves room costs no time",
        SurpriseKind.BoundHelps => "no bound makes a queue faster",
        SurpriseKind.MoreConsumersSlow => "more consumers make no queue slower",
        SurpriseKind.MoreProducersSlow => "more producers make no queue slower",
        SurpriseKind.TailIsLost => "the winner of the median does not lose the 99th percentile",
        SurpriseKind.ProcessorTimeOutweighs => "the faster model pays no larger factor of processor time",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What the ratio is of, in few words.</summary>
    public static string RatioOf(Surprise surprise) => surprise.Kind switch
    {
        SurpriseKind.OneCoreIsFaster => "all cores over one core",
        SurpriseKind.BoundCosts => "with a bound over without",
        SurpriseKind.BoundHelps => "without a bound over with one",
        SurpriseKind.MoreConsumersSlow => "more consumers over fewer",
        SurpriseKind.MoreProducersSlow => "more producers over fewer",
        SurpriseKind.TailIsLost => $"99th percentile over that of {surprise.Other}",
        _ => $"processor time over that of {surprise.Other}",
    };

    /// <summary>Where something was found: <c>throughput, topology 1:4, capacity 1, against topology 1:1</c>.</summary>
    public static string PlaceOf(SurpriseKind kind, SurpriseHit hit)
    {
        var isOfCase = kind is SurpriseKind.BoundHelps or SurpriseKind.TailIsLost
            or SurpriseKind.ProcessorTimeOutweighs;
        var (shown, against) = isOfCase ? (hit.Case, hit.Other) : (hit.Other, hit.Case);
        var changed = kind is SurpriseKind.MoreConsumersSlow or SurpriseKind.MoreProducersSlow
            ? against.Parameters.Where(
                parameter => shown.Parameters.GetValueOrDefault(parameter.Key) != parameter.Value)
                .ToDictionary()
            : [];
        return SettingWords.Joined(shown.Scenario, SettingWords.Of(shown.Parameters))
            + (changed.Count > 0 ? $", against {SettingWords.Of(changed)}" : "");
    }

    /// <summary>In how many of the settings that were asked.</summary>
    public static string CountOf(Surprise surprise) =>
        $"{Figures.Number(surprise.Hits.Count)} of {Figures.Number(surprise.Asked)}";

    /// <summary>One expectation, and all models that it does not hold for: the place of the one that is farthest from
    /// it.</summary>
    private static Line Of(IGrouping<SurpriseKind, Surprise> surprises)
    {
        var clauses = surprises
            .OrderByDescending(surprise => surprise.Range.Most)
            .Select((surprise, place) => ClauseOf(surprise, hasPlace: place == 0 || surprise.Hits.Count == 1));
        return new Line($"{string.Join("; ", clauses)}.", $"Expected: {ExpectationOf(surprises.Key)}. Measured");
    }

    private static string ClauseOf(Surprise surprise, bool hasPlace)
    {
        var (model, greatest) = (surprise.Model, surprise.Greatest);
        var isSingle = surprise.Hits.Count == 1;
        var most = Figures.Ratio(greatest.Ratio);
        var ratio = isSingle ? most.ToString() : $"{Figures.Ratio(surprise.Hits[^1].Ratio).Text} to {most.Text}";
        var place = PlaceOf(surprise.Kind, greatest);
        var where = StandingWords.In(surprise.Hits.Count, surprise.Asked)
            + (!hasPlace ? "" : isSingle ? $" ({place})" : $" ({most} in {place})");
        var won = greatest.Won is { } time
            ? $"{SettingWords.Verb(surprise.Other!, "takes", "take")} {Figures.Ratio(time)} as long" : "";
        var takes = SettingWords.Verb(model, "takes", "take");
        return surprise.Kind switch
        {
            SurpriseKind.OneCoreIsFaster => $"{takes} {ratio} as long on all cores as on one{where}",
            SurpriseKind.BoundCosts => $"{takes} {ratio} as long with a bound as without{where}",
            SurpriseKind.BoundHelps => $"{takes} {ratio} as long without a bound as with one{where}",
            SurpriseKind.MoreConsumersSlow => $"{takes} {ratio} as long with more consumers{where}",
            SurpriseKind.MoreProducersSlow => $"{takes} {ratio} as long with more producers{where}",
            SurpriseKind.TailIsLost =>
                $"{SettingWords.Verb(model, "wins", "win")} the median ({won}), and the 99th percentile of {model} is "
                    + $"{ratio} as long{where}",
            _ =>
                $"{SettingWords.Verb(model, "is", "are")} faster than {surprise.Other} ({won}), and the processor time "
                    + $"of {model} is {ratio} as much{where}",
        };
    }
}
