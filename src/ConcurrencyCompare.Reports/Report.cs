using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Advice;
using ConcurrencyCompare.Reports.Charts;

namespace ConcurrencyCompare.Reports;

/// <summary>What a report says, words included; every format prints this and adds nothing.</summary>
/// <param name="Title">The heading.</param>
/// <param name="Answers">The comparison in sentences, each generated from the data.</param>
/// <param name="Tables">The tables of each scenario, and that of the noise floor.</param>
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

    /// <summary>What a reader should know about the rounds before trusting their centres; at least a sentence, that nothing
    /// was found.</summary>
    public IReadOnlyList<string> Diagnostics { get; init; } = [];

    /// <summary>The pictures, in the order of the scenarios.</summary>
    public IReadOnlyList<Chart> Charts { get; init; } = [];

    /// <summary>The answer in a few sentences; empty where there are none beside <see cref="Answers"/>.</summary>
    public IReadOnlyList<string> Headlines { get; init; } = [];

    /// <summary>The models that are compared with each other, in the order of their colours.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Which model to use, as far as the verdicts say.</summary>
    public ModelAdvice Advice { get; init; } = new([], [], []);

    /// <summary>What each model is made of, so that the comparison can be judged as fair or not.</summary>
    public IReadOnlyList<FairnessEntry> Manifest { get; init; } = [];

    /// <summary>Builds the report of a run.</summary>
    /// <param name="results">What was measured; the same results give the same report.</param>
    public static Report Of(RunResults results)
    {
        ArgumentNullException.ThrowIfNull(results);

        var floors = NoiseFloor.AllOf(results);
        var words = new VerdictWords(results.Settings.Threshold);
        var scenarios = results.Scenarios
            .Select(scenario => (Scenario: scenario, Settings: SettingComparison.AllOf(results, floors, scenario.Name)))
            .Where(pair => pair.Settings.Count > 0)
            .ToList();
        var settings = scenarios.SelectMany(pair => pair.Settings).ToList();
        var withoutFloor = scenarios
            .Where(pair => !pair.Settings[0].IsIdling)
            .Select(pair => pair.Scenario.Name)
            .Where(scenario => floors.All(floor => floor.Scenario != scenario));
        List<ReportTable> tables = [.. scenarios.SelectMany(pair => ReportTable.AllOf(pair.Scenario, pair.Settings, words))];
        if (floors.Count > 0) tables.Add(ReportTable.Of(floors));
        return new Report(
            $"Threads, callbacks, iterators: {results.Settings.Profile} run",
            AnswersOf(results, settings, words),
            tables,
            [.. ReadingNotesOf(results, [.. withoutFloor]), .. ExtraColumns.Notes(settings)],
            FactsOf(results),
            [.. results.Missing.GroupBy(missing => missing.Reason).Select(Describe)])
        {
            CostTables = CostTable.AllOf(results, withIntervals: true),
            ShortCostTables = CostTable.AllOf(results, withIntervals: false),
            Health = HealthWords.Of(results),
            Models = [.. results.Contestants.Select(model => model.Name)],
            Advice = ModelAdvice.Of(results, settings, words),
            Manifest = results.Manifest,
            Charts = ChartSet.Of(results),
            Diagnostics = DiagnosticsOf(results),
        };
    }

    private static List<string> AnswersOf(
        RunResults results, IEnumerable<SettingComparison> settings, VerdictWords words) =>
        results.Settings.Rounds == 1
            ? ["One round gives no interval, so nothing is compared: the numbers only show that everything runs."]
            : [.. settings.Select(setting => Answer.Of(setting, words)), .. CurveWords.Of(results)];

    private static List<string> DiagnosticsOf(RunResults results)
    {
        if (results.Cases.All(measured => measured.Rounds.Count < Diagnosis.LeastRounds))
            return [$"Too few rounds to look for odd ones: it takes {Diagnosis.LeastRounds}."];

        var findings = results.Cases.SelectMany(measured => Diagnosis.Of(measured, results.Settings.Threshold)).ToList();
        List<string> lines = findings.Count == 0 ? [FindingWords.Nothing] : [.. findings.Select(FindingWords.Of)];
        if (WarmupCheck.Of(results) is { } check) lines.Add(FindingWords.Of(check));
        return lines;
    }

    private static List<string> ReadingNotesOf(RunResults results, IReadOnlyList<string> withoutFloor)
    {
        var rounds = results.Settings.Rounds;
        if (rounds == 1) return ["A value is what one process measured."];

        var confidence = Figures.Percent(Estimate.Of([.. Enumerable.Range(0, rounds).Select(round => (double)round)]).Confidence);
        var threshold = Figures.Share(results.Settings.Threshold);
        List<string> notes =
        [
            $"A value is the centre of {rounds} rounds, each in a fresh process (Hodges-Lehmann); the brackets hold its "
                + $"{confidence} interval.",
            "A ratio says how many times as fast a model is as another, from the ratios inside each round.",
            $"A model is called faster or slower where the whole interval lies beyond {threshold}, the ratio beyond the noise "
                + "floor, and the difference stands among all pairs of its setting (of settings without any difference, at most "
                + $"{Figures.Share(PairVerdict.FamilyError)} would show one). It is called equal where the whole interval lies "
                + $"within {threshold}. Where no difference is shown, there may still be one.",
            "A rank of 1-2 means that the model may be first or second: ranks that overlap are ties.",
            "The noise floor comes from a model against itself: half of its rounds show a larger difference.",
            "Latency counts from the moment an item was meant to exist (open loop); the maximum is the longest of all "
                + "items in all rounds, so it has no interval.",
            CostTable.ReadingNote,
        ];
        if (withoutFloor.Count > 0)
        {
            notes.Add(
                $"Noise floor not measured for {string.Join(", ", withoutFloor)}: there the interval and {threshold} alone "
                + "decide.");
        }

        return notes;
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
                + $"{results.Settings.Rounds} rounds, threshold {Figures.Share(results.Settings.Threshold)}, "
                + $"{results.Settings.StartedUtc.UtcDateTime:yyyy-MM-dd HH:mm} UTC"),
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
