using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Reports;

/// <summary>What a report says, words included; every format prints this and adds nothing.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Answers">The comparison in sentences, each generated from the data.</param>
/// <param name="Tables">A table for each scenario.</param>
/// <param name="ReadingNotes">How to read the tables.</param>
/// <param name="Facts">The machine and the settings: names and values.</param>
/// <param name="Missing">What was asked for and not measured; empty when everything ran.</param>
public sealed record Report(
    string Title,
    IReadOnlyList<string> Answers,
    IReadOnlyList<ReportTable> Tables,
    IReadOnlyList<string> ReadingNotes,
    IReadOnlyList<NamedText> Facts,
    IReadOnlyList<string> Missing)
{
    /// <summary>What an item takes beside time: a table for each scenario.</summary>
    public IReadOnlyList<ReportTable> CostTables { get; init; } = [];

    /// <summary>The same without intervals, where there is less room.</summary>
    public IReadOnlyList<ReportTable> ShortCostTables { get; init; } = [];

    /// <summary>What may have bent the measurements, in sentences.</summary>
    public IReadOnlyList<string> Health { get; init; } = [];

    /// <summary>Builds the report of a run.</summary>
    /// <param name="results">What was measured; the same results give the same report.</param>
    public static Report Of(RunResults results)
    {
        ArgumentNullException.ThrowIfNull(results);

        var scenarios = results.Scenarios
            .Select(scenario => (scenario, Settings: SettingComparison.AllOf(results, scenario.Name)))
            .Where(pair => pair.Settings.Count > 0)
            .ToList();
        var settings = scenarios.SelectMany(pair => pair.Settings).ToList();
        return new Report(
            $"Threads, callbacks, iterators: {results.Settings.Profile} run",
            AnswersOf(results, settings),
            [.. scenarios.Select(pair => ReportTable.Of(pair.scenario, pair.Settings))],
            [.. ReadingNotesOf(results), .. ExtraColumns.Notes(settings)],
            FactsOf(results),
            [.. results.Missing.GroupBy(missing => missing.Reason).Select(Describe)])
        {
            CostTables = CostTable.AllOf(results, withIntervals: true),
            ShortCostTables = CostTable.AllOf(results, withIntervals: false),
            Health = HealthWords.Of(results),
        };
    }

    private static List<string> AnswersOf(RunResults results, IEnumerable<SettingComparison> settings) =>
        results.Settings.Rounds == 1
            ? ["One round gives no interval, so nothing is compared: the numbers only show that everything runs."]
            : [.. settings.Select(Answer.Of)];

    private static List<string> ReadingNotesOf(RunResults results)
    {
        var rounds = results.Settings.Rounds;
        if (rounds == 1) return ["A value is what one process measured."];

        var confidence = Figures.Percent(Estimate.Of([.. Enumerable.Range(0, rounds).Select(round => (double)round)]).Confidence);
        return
        [
            $"A value is the centre of {rounds} rounds, each in a fresh process (Hodges-Lehmann); the brackets hold its "
                + $"{confidence} interval.",
            "A ratio says how many times as fast a model is as the first one of its group, from the ratios inside each "
                + "round; where its interval holds 1, no difference is shown.",
            "Latency counts from the moment an item was meant to exist (open loop); the maximum is the longest of all "
                + "items in all rounds, so it has no interval.",
            CostTable.ReadingNote,
        ];
    }

    private static List<NamedText> FactsOf(RunResults results)
    {
        var machine = results.Environment;
        return
        [
            .. HealthWords.FactsOf(results),
            new("System", $"{machine.OperatingSystem}, {machine.Architecture}"),
            new("Runtime", $"{machine.Runtime}, {machine.GarbageCollector} garbage collection"),
            new("Measured with", $"BenchmarkDotNet {machine.BenchmarkDotNet}, profile {results.Settings.Profile}, "
                + $"{results.Settings.Rounds} rounds, {results.Settings.StartedUtc.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
            .. results.Models.Select(model => new NamedText(model.Name, model.Text)),
        ];
    }

    private static string Describe(IGrouping<string, MissingRound> missing)
    {
        var first = missing.First();
        var setting = first.Setting.Length > 0 ? first.Setting + ", " : "";
        var example = $"{first.Scenario}, {setting}{first.Model}, round {first.Round}";
        var others = missing.Count() - 1;
        return others == 0 ? $"{example}: {missing.Key}" : $"{example} and {others} more: {missing.Key}";
    }
}
