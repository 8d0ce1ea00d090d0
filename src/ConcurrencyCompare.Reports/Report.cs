using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Advice;
using ConcurrencyCompare.Reports.Charts;
using ConcurrencyCompare.Reports.History;

namespace ConcurrencyCompare.Reports;

/// <summary>What a report says, words included; every format prints this and adds nothing.</summary>
public sealed record Report
{
    /// <summary>The heading.</summary>
    public required string Title { get; init; }

    /// <summary>The answer in short: which model for which kind of work; empty where only one kind was measured.</summary>
    public IReadOnlyList<string> InShort { get; init; } = [];

    /// <summary>The answer: a sentence or two for each scenario, over all its settings.</summary>
    public IReadOnlyList<Headline> Headlines { get; init; } = [];

    /// <summary>What there is about each scenario, in the order of the results.</summary>
    public IReadOnlyList<ReportSection> Sections { get; init; } = [];

    /// <summary>The verdicts of each scenario in a line for each setting, where there is little room.</summary>
    public IReadOnlyList<ReportTable> Verdicts { get; init; } = [];

    /// <summary>All pictures, in the order of the scenarios: those of the sections, those of no single one, and those of the
    /// history.</summary>
    public IReadOnlyList<Chart> Charts { get; init; } = [];

    /// <summary>The pictures that stand in no other part.</summary>
    public IEnumerable<Chart> Overview =>
        Charts.Except(Sections.SelectMany(section => section.Charts)).Except(History?.Charts ?? []);

    /// <summary>How the numbers went from run to run; <see langword="null"/> where no history is kept.</summary>
    public ReportHistory? History { get; init; }

    /// <summary>The pages of single machines below this one; none for a report of its own.</summary>
    public IReadOnlyList<MachinePage> Machines { get; init; } = [];

    /// <summary>Models against themselves; <see langword="null"/> where none was measured twice.</summary>
    public ReportTable? Controls { get; init; }

    /// <summary>Every comparison in a sentence of its own.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    /// <summary>What was asked for and not measured; empty when everything ran.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Whether the numbers can be trusted.</summary>
    public TrustSection Trust { get; init; } = new([], [], []);

    /// <summary>What may have bent the measurements, in sentences.</summary>
    public IReadOnlyList<string> Health { get; init; } = [];

    /// <summary>What a reader should know about the rounds before trusting their centres; at least a sentence, that nothing
    /// was found.</summary>
    public IReadOnlyList<string> Diagnostics { get; init; } = [];

    /// <summary>The models that are compared with each other, in the order of their colours.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>Which model to use, as far as the verdicts say.</summary>
    public ModelAdvice Advice { get; init; } = new([], [], []);

    /// <summary>What each model is made of, so that the comparison can be judged as fair or not.</summary>
    public IReadOnlyList<FairnessEntry> Manifest { get; init; } = [];

    /// <summary>How to read the tables.</summary>
    public IReadOnlyList<string> ReadingNotes { get; init; } = [];

    /// <summary>The machine and the settings: names and values.</summary>
    public IReadOnlyList<NamedText> Facts { get; init; } = [];

    /// <summary>What to say on a command line to measure the same again.</summary>
    public IReadOnlyList<string> Commands { get; init; } = [];

    /// <summary>The files beside the report, with what they are; their names are ours.</summary>
    public IReadOnlyList<NamedText> Files { get; init; } = [];

    /// <summary>All tables of numbers and verdicts: those of the sections, then the controls; without the costs.</summary>
    public IEnumerable<ReportTable> Tables =>
        Sections.SelectMany(section => section.Tables).Concat(Controls is null ? [] : [Controls]);

    /// <summary>Builds the report of a run.</summary>
    /// <param name="results">What was measured; the same results give the same report.</param>
    /// <param name="runs">The runs of its class of machine, itself among them; <see langword="null"/> where no history is kept.
    /// </param>
    public static Report Of(RunResults results, RunHistory? runs = null)
    {
        ArgumentNullException.ThrowIfNull(results);

        var controls = AaControls.Of(results);
        var words = new VerdictWords(results.Settings.Threshold);
        var headlineWords = new HeadlineWords(results, words);
        var scenarios = results.Scenarios
            .Select(scenario => (Scenario: scenario, Settings: SettingComparison.AllOf(results, controls, scenario.Name)))
            .Where(pair => pair.Settings.Count > 0)
            .ToList();
        var comparesNothing = results.Settings.Rounds == 1;
        var headlines = comparesNothing
            ? [new Headline("", RunWords.OneRound)]
            : scenarios.Select(pair => headlineWords.Of(pair.Settings)).OfType<Headline>().ToList();
        var context = new ChartContext(results);
        var charts = ChartSet.Of(context);
        var history = runs is null ? null : ReportHistory.Of(context, runs);
        var settings = scenarios.SelectMany(pair => pair.Settings).ToList();
        var evidence = Evidence.AllOf(results, settings);
        return new Report
        {
            Title = $"Threads, callbacks, iterators: {results.Settings.Profile} run",
            InShort = ShortAnswer.Of(evidence, words),
            Headlines = headlines,
            Sections =
            [
                .. scenarios.Select(pair => new ReportSection(
                    pair.Scenario.Name,
                    pair.Scenario.Text,
                    [.. headlines.Where(headline => headline.Scenario == pair.Scenario.Name).Select(headline => headline.Text)],
                    [.. charts.Where(chart => chart.Scenario == pair.Scenario.Name)],
                    [.. ReportTable.AllOf(pair.Scenario, pair.Settings, words)],
                    CostTable.Of(results, pair.Scenario))),
            ],
            Verdicts = [.. scenarios.Select(pair => VerdictTable.Of(pair.Scenario, pair.Settings, words, comparesNothing))],
            Charts = [.. charts, .. history?.Charts ?? []],
            History = history,
            Controls = AaTable.Of(controls),
            Answers = comparesNothing
                ? [RunWords.OneRound]
                : [.. scenarios.SelectMany(pair => AnswersOf(results, pair.Settings, words))],
            Missing = [.. results.Missing.GroupBy(missing => missing.Reason).Select(RunWords.Describe)],
            Trust = TrustSection.Of(results),
            Health = HealthWords.Of(results),
            Diagnostics = RunWords.DiagnosticsOf(results),
            Manifest = results.Manifest,
            ReadingNotes = [.. RunWords.ReadingNotesOf(results, WithoutControl(scenarios, controls)), .. ExtraColumns.Notes(settings)],
            Facts = RunWords.FactsOf(results),
            Models = [.. results.Contestants.Select(model => model.Name)],
            Advice = ModelAdvice.Of(evidence, words),
            Commands = [Reproduction.CommandOf(results)],
            Files = ReportFolder.FilesOf(results, hasHistory: history is not null),
        };
    }

    private static List<string> WithoutControl(
        List<(NamedText Scenario, List<SettingComparison> Settings)> scenarios, AaControls controls) =>
    [
        .. scenarios
            .Where(pair => pair.Settings[0] is { IsIdling: false, IsCompared: true })
            .Where(pair => pair.Settings.All(setting =>
                controls.OffsetOf(setting.Scenario, setting.Models.Select(model => model.Model)) is null))
            .Select(pair => pair.Scenario.Name),
    ];

    private static IEnumerable<string> AnswersOf(
        RunResults results, List<SettingComparison> settings, VerdictWords words) => settings[0].IsCompared
        ? [.. settings.Select(setting => Answer.Of(setting, words)), .. CurveWords.Of(results, settings[0].Scenario)]
        : [];
}
