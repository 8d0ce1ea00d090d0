using System.Globalization;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Charts.Svg;

/// <summary>What all pictures of a run share.</summary>
/// <param name="run">The run.</param>
internal sealed class ChartContext(JudgedRun run)
{
    private const int LongestName = 60;

    private readonly IReadOnlyDictionary<string, SeriesStyle> _styles = SeriesStyle.AllOf(run.Results);
    private readonly HashSet<string> _names = [];

    public JudgedRun Run => run;

    public VerdictWords Words { get; } = new(run.Results.Settings.Threshold);

    /// <summary>What dots and whiskers are.</summary>
    public string RoundsNote => run.Rounds switch
    {
        <= 1 => "One round: no intervals.",
        _ when !run.HasIntervals => $"Dot: centre of {run.Rounds} rounds; {VerdictWords.TooFew} for intervals.",
        _ => $"Dot: centre of {run.Rounds} rounds. Whisker: "
            // That of a work which was looked at several times is wider.
            + $"{(run.OwnWork?.Own.Looks.Count > 1 ? "confidence interval, 95% or more" : "95% confidence interval")}.",
    };

    /// <summary>Where it was measured, in a line.</summary>
    public string Source
    {
        get
        {
            var machine = run.Results.MeasuredOn;
            return $"{machine.Processor}, {machine.LogicalCores} cores, {machine.Runtime}, "
                + $"{run.Results.Settings.Profile} run";
        }
    }

    /// <summary>A text as the name of a file and of elements: any text may be the name of a scenario.</summary>
    public static string NameOf(string text) => Slug.Of(text, LongestName) is { Length: > 0 } name ? name : "scenario";

    /// <summary>A name that no picture has had yet: scenarios may have names alike, or like those of other
    /// pictures.</summary>
    public string UniqueName(string name)
    {
        var unique = name;
        for (var number = 2; !_names.Add(unique); number++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name}-{number}");
        return unique;
    }

    /// <summary>Whether the models of a scenario are held against each other in pictures.</summary>
    public bool Compares(JudgedScenario scenario) => run.Rounds > 1 && scenario.IsCompared;

    public SeriesStyle StyleOf(string model) => _styles[model];

    /// <summary>The models of cases in the order of the report; controls are none.</summary>
    public IEnumerable<string> ModelsOf(IEnumerable<JudgedSetting> settings) => settings
        .SelectMany(setting => setting.Cases)
        .Select(one => one.Model)
        .Distinct()
        .OrderBy(model => _styles[model].Number);

    /// <summary>What a difference between models of a scenario has to exceed, 0.05 for 5%: the threshold, or an A/A
    /// offset that is larger.</summary>
    public double LeastDifference(JudgedScenario scenario) =>
        Math.Max(run.Results.Settings.Threshold, scenario.Offset ?? 0);

    /// <summary>Whether processor time has a picture: for the first question about throughput, and the first about
    /// latency; the tables have the others.</summary>
    public bool ShowsProcessorTime(JudgedScenario scenario) => run.Scenarios
        .Where(other => other.Quantity != CaseQuantity.ProcessorTime)
        .GroupBy(other => other.Quantity)
        .Any(group => group.First() == scenario);
}
