using System.Globalization;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Charts.Svg;

namespace ConcurrencyCompare.Reports.Charts;

/// <summary>What all pictures of a run share.</summary>
internal sealed class ChartContext
{
    private readonly IReadOnlyDictionary<string, SeriesStyle> _styles;
    private readonly HashSet<string> _names = [];
    private readonly AaControls _controls;

    public ChartContext(RunResults results)
    {
        Results = results;
        _controls = AaControls.Of(results);
        Words = new VerdictWords(results.Settings.Threshold);
        _styles = SeriesStyle.AllOf(results);
        Scenarios =
        [
            .. results.Scenarios
                .Select(scenario => (scenario, SettingComparison.AllOf(results, _controls, scenario.Name)))
                .Where(pair => pair.Item2.Count > 0),
        ];
        Rounds = results.Cases.Select(measured => measured.Rounds.Count).DefaultIfEmpty().Max();
    }

    public RunResults Results { get; }

    public VerdictWords Words { get; }

    /// <summary>The questions that have data, each with its settings.</summary>
    public IReadOnlyList<(NamedText Scenario, IReadOnlyList<SettingComparison> Settings)> Scenarios { get; }

    /// <summary>The most rounds that a case has.</summary>
    public int Rounds { get; }

    /// <summary>Whether there are rounds enough for intervals that claim something.</summary>
    public bool HasIntervals =>
        Rounds > 0 && Estimate.Of([.. Enumerable.Range(0, Rounds).Select(round => (double)round)]).SupportsClaims;

    /// <summary>A value without an interval, where its rounds do not support one.</summary>
    public static Estimate Supported(Estimate value) =>
        value.SupportsClaims ? value : new Estimate(value.Center, value.Center, value.Center, 0);

    /// <summary>What dots and whiskers are.</summary>
    public string RoundsNote => Rounds switch
    {
        <= 1 => "One round: no intervals.",
        _ when !HasIntervals => $"Dot: centre of {Rounds} rounds; {VerdictWords.TooFew} for intervals.",
        _ => $"Dot: centre of {Rounds} rounds, whisker: 95% interval.",
    };

    /// <summary>Where it was measured, in a line.</summary>
    public string Source
    {
        get
        {
            var machine = Results.MeasuredOn;
            return $"{machine.Processor}, {machine.LogicalCores} cores, {machine.Runtime}, {Results.Settings.Profile} run";
        }
    }

    /// <summary>A name that no picture has had yet: scenarios may have names alike, or like those of other pictures.</summary>
    public string UniqueName(string name)
    {
        var unique = name;
        for (var number = 2; !_names.Add(unique); number++) unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        return unique;
    }

    /// <summary>Whether the models of a scenario are held against each other.</summary>
    public bool Compares(string scenario) => Rounds > 1 && !Results.Uncompared.Contains(scenario);

    public SeriesStyle StyleOf(string model) => _styles[model];

    /// <summary>The models of cases in the order of the report; controls are none.</summary>
    public IEnumerable<string> ModelsOf(IEnumerable<SettingComparison> settings) => settings
        .SelectMany(setting => setting.Models)
        .Select(model => model.Model)
        .Distinct()
        .OrderBy(model => _styles[model].Number);

    /// <summary>What a difference between models of a scenario has to exceed, 0.05 for 5%: the threshold, or an A/A offset that
    /// is larger.</summary>
    public double LeastDifference(string scenario, IEnumerable<string> models) =>
        Math.Max(Results.Settings.Threshold, _controls.OffsetOf(scenario, models) ?? 0);

    /// <summary>Whether processor time has a picture: for the first question about throughput, and the first about latency;
    /// the tables have the others.</summary>
    public bool ShowsProcessorTime(NamedText scenario) =>
        Scenarios
            .Where(pair => !pair.Settings[0].IsIdling)
            .GroupBy(pair => pair.Settings[0].IsLatency)
            .Any(group => group.First().Scenario == scenario);

    /// <summary>The case of a model in a setting.</summary>
    public CaseResult CaseOf(SettingComparison setting, string model) => Results.Cases.First(measured =>
        measured.Scenario == setting.Scenario && measured.Model == model && measured.Setting == setting.Setting);
}
