using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>How predictable models are, in words.</summary>
internal static class SpreadWords
{
    public const string Heading = "How predictable is a single run?";

    /// <summary>How to read all of it.</summary>
    public const string Explained =
        "Every launch is a process of its own. A range holds eight of ten launches (10th to 90th percentile), and more "
            + "rounds make it no narrower.";

    /// <summary>The setting that tells most, of the first question about which model to choose: the spread of each of
    /// its models in a sentence.</summary>
    /// <returns><see langword="null"/> where rounds are too few, or no two models differ in how far they are
    /// spread.</returns>
    public static Line? Of(JudgedRun run) => run.TellingSpreads is [var spread, ..]
        ? new Line(
            Of(spread),
            SettingWords.Capitalized(
                SettingWords.Joined(spread.Scenario.Name, SettingWords.Of(spread.Setting.Parameters))))
        : null;

    /// <summary>From which value to which.</summary>
    public static string RangeOf(LaunchSpread spread) => Figures.TimeRange(spread.Low, spread.High);

    /// <summary>Two regimes; empty where there are none.</summary>
    public static string RegimesOf(LaunchSpread spread) => spread.Regimes is var (fast, slow, slower)
        ? $"{Figures.Time(fast)}, and {Figures.Time(slow)} in {slower} of {spread.Values.Count} launches"
        : "";

    private static string Of(SettingSpread all)
    {
        // Peers are in picture and table.
        var models = all.Models.Where(model => !all.Setting.Peers.Contains(model.Case.Model)).ToList();
        var spread = models.Count == 0 ? all : all with { Models = models };
        var widest = spread.Models.MaxBy(model => model.Factor);
        var regimes = spread.Models.Where(model => model.Regimes is not null)
            .Select(model => $" Two regimes of {model.Case.Model}: {RegimesOf(model)}.");
        return string.Join("; ", spread.Models.OrderByDescending(model => model.Factor).Select(model =>
            $"{model.Case.Model} {RangeOf(model)}{(model == widest ? ", depending on the run" : "")}")) + "."
                + string.Concat(regimes);
    }
}
