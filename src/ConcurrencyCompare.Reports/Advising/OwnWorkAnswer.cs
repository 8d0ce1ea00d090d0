using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Advising;

/// <summary>The answer about somebody's own work: who leads, how sure that is, what is possible at all, what the models
/// cost, and what would change the answer.</summary>
internal static class OwnWorkAnswer
{
    private const string Lead = "Your work";

    /// <summary>The lines; none where nobody asked.</summary>
    public static IReadOnlyList<Line> Of(JudgedRun run, VerdictWords words)
    {
        if (run.OwnWork is not { } own) return [];

        var sentences = new ScenarioWords(words);
        // As many as the answer names: the tables have the others.
        var named = StandingWords.NamedIn(own.Setting);
        return
        [
            new Line($"{SettingWords.Capitalized(WorkWords.Of(own.Own.Work))}.", Lead),
            run.IsSingleRound ? new Line(ScenarioWords.OneRound, "Answer") : AnswerOf(own, sentences),
            .. own.Own.Work.Rate is null ? ThroughputOf(own, named) : LatencyOf(named),
            .. CostsOf(named),
            .. run.IsSingleRound ? [] : NeighboursOf(own, sentences),
        ];
    }

    private static Line AnswerOf(JudgedOwnWork own, ScenarioWords words)
    {
        var rounds = SettingWords.Count(own.Rounds, "round");
        return new Line(
            $"{words.Of(own.Setting)} "
                + (own.Setting.Cases.Count < 2 ? $"{SettingWords.Capitalized(rounds)}."
                    : own.IsDecided ? $"Decided after {rounds}."
                    : $"Undecided after {rounds}{NeededOf(own)}."),
            "Answer");
    }

    /// <summary>Where nobody can tell, nothing is promised.</summary>
    private static string NeededOf(JudgedOwnWork own) => own.Needed?.Rounds is not { } rounds ? ""
        : rounds > RoundsNeeded.Most ? $": more than {SettingWords.Count(RoundsNeeded.Most, "round")} would be needed"
        : $": about {SettingWords.Count(rounds, "round")} would decide "
            + (own.Own.Looks.Count > 1 && rounds <= own.Own.Looks[^1] ? "(--resume goes on)" : $"(--rounds {rounds})");

    private static IEnumerable<Line> ThroughputOf(JudgedOwnWork own, IReadOnlyList<JudgedCase> named)
    {
        var values = named.OrderBy(one => one.Value.Center)
            .Select(one => $"{one.Model} {Figures.Rate(one.Value)}, {Figures.Time(one.Value).Text} an item");
        yield return new Line($"{string.Join("; ", values)}.", "Throughput");
        if (own.LeastTime > 0)
        {
            var (least, onOneThread) = (Exactly(own.LeastTime), own.Own.Work.LeastTime(processors: 1));
            yield return new Line(
                $"No model can take less than {Figures.Time(least)} an item, which is {Figures.Rate(least)}"
                    + (onOneThread > own.LeastTime
                        ? $", and none on one thread less than {Figures.Time(Exactly(onOneThread))}." : "."),
                "Possible at all");
        }
    }

    private static Estimate Exactly(double value) => new(value, value, value, 0);

    private static IEnumerable<Line> LatencyOf(IReadOnlyList<JudgedCase> named)
    {
        foreach (var (name, valueOf) in new (string, Func<TimesEstimates, Estimate?>)[]
            { ("median", times => times.P50), ("99th percentile", times => times.P99),
                ("99.9th percentile", times => times.P999) })
        {
            var values = named
                .Where(one => one.Latency is not null && valueOf(one.Latency.Total) is not null)
                .Select(one => (one.Model, Value: valueOf(one.Latency!.Total)!.Value))
                .OrderBy(one => one.Value.Center)
                .Select(one => $"{one.Model} {Figures.Time(one.Value)}")
                .ToList();
            if (values.Count > 0) yield return new Line($"{string.Join(", ", values)}.", $"Latency, {name}");
        }
    }

    private static IEnumerable<Line> CostsOf(IReadOnlyList<JudgedCase> named)
    {
        string[] costs =
        [
            .. CostOf(named, "processor time of an item", costs => costs.ProcessorTime, Figures.Time),
            .. CostOf(named, "allocated for an item", costs => costs.BytesPerItem, Figures.Bytes),
            .. CostOf(named, "most memory of the process", costs => costs.PeakWorkingSet, Figures.Memory),
        ];
        if (costs.Length > 0) yield return new Line($"{SettingWords.Capitalized(string.Join("; ", costs))}.", "Costs");
    }

    private static IEnumerable<string> CostOf(
        IReadOnlyList<JudgedCase> named, string name, Func<CostEstimates, Estimate?> costOf,
        Func<Estimate, Figure> show)
    {
        var values = named
            .Where(one => one.Costs is not null && costOf(one.Costs) is not null)
            .Select(one => $"{one.Model} {show(costOf(one.Costs!)!.Value)}")
            .ToList();
        return values.Count == 0 ? [] : [$"{name}: {string.Join(", ", values)}"];
    }

    private static IEnumerable<Line> NeighboursOf(JudgedOwnWork own, ScenarioWords words)
    {
        var same = own.Neighbours.Where(neighbour => neighbour.Answer == NeighbourAnswer.Same).ToList();
        if (same.Count > 0 && own.IsDecided)
        {
            string[] ranges =
            [
                .. RangeOf(
                    NeighbourWork.HalfTheWork, NeighbourWork.TwiceTheWork, work => TimeOf(work.Computing),
                    " of computing"),
                .. RangeOf(
                    NeighbourWork.HalfTheWork, NeighbourWork.TwiceTheWork, work => TimeOf(WaitingOf(work)),
                    " of waiting"),
                .. RangeOf(
                    NeighbourWork.HalfTheRate, NeighbourWork.TwiceTheRate, RateOf),
                .. RangeOf(
                    NeighbourWork.HalfTheParticipants, NeighbourWork.TwiceTheParticipants, WorkWords.Participants),
            ];
            if (ranges.Length > 0) yield return new Line($"The answer holds {SettingWords.And(ranges)}.", "Nearby");
        }

        foreach (
            var other in own.Neighbours.Where(neighbour => neighbour.Answer == NeighbourAnswer.Other && own.IsDecided))
        {
            yield return new Line(words.Of(other.Setting!), $"Not with {NameOf(other.Neighbour)}");
        }

        var open = own.Neighbours
            .Where(
                neighbour =>
                    neighbour.Setting is not null && (neighbour.Answer == NeighbourAnswer.Unknown || !own.IsDecided))
            .ToList();
        foreach (var unsure in open)
            yield return new Line(words.Of(unsure.Setting!), $"With {NameOf(unsure.Neighbour)}");

        // From where to where the answer holds, as far as both ends or one of them were measured.
        IEnumerable<string> RangeOf(string low, string high, Func<WorkDescription, string?> show, string what = "")
        {
            var (less, more) = (Find(low), Find(high));
            if ((less is not null || more is not null) && show(own.Own.Work) is not null)
                yield return $"from {show(less ?? own.Own.Work)} to {show(more ?? own.Own.Work)}{what}";
        }

        WorkDescription? Find(string change) =>
            same.FirstOrDefault(one => one.Neighbour.Change == change)?.Neighbour.Work;
    }

    private static string NameOf(NeighbourWork neighbour) => neighbour.Change switch
    {
        NeighbourWork.HalfTheWork => $"half the work ({Amounts(neighbour.Work)})",
        NeighbourWork.TwiceTheWork => $"twice the work ({Amounts(neighbour.Work)})",
        NeighbourWork.HalfTheRate => $"half the rate ({RateOf(neighbour.Work)})",
        NeighbourWork.TwiceTheRate => $"twice the rate ({RateOf(neighbour.Work)})",
        NeighbourWork.HalfTheParticipants or NeighbourWork.TwiceTheParticipants =>
            WorkWords.Participants(neighbour.Work),
        _ => WorkWords.Of(neighbour.Work),
    };

    /// <summary>The amounts of an item: <c>17 µs of computing and 3 ms of waiting</c>.</summary>
    private static string Amounts(WorkDescription work) => SettingWords.And(
    [
        .. new[] { (Time: TimeOf(work.Computing), What: "computing"), (Time: TimeOf(WaitingOf(work)), What: "waiting") }
            .Where(amount => amount.Time is not null).Select(amount => $"{amount.Time} of {amount.What}"),
    ]);

    private static string? RateOf(WorkDescription work) =>
        work.Rate is { } rate ? $"{Figures.Number(rate)} items/s" : null;

    private static long WaitingOf(WorkDescription work) => work.ProduceWait + work.ConsumeWait;

    private static string? TimeOf(long nanoseconds) => nanoseconds > 0 ? WorkWords.Time(nanoseconds) : null;
}
