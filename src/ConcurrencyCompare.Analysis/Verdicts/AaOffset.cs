using ConcurrencyCompare.Analysis.Estimating;

namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>How far models of a kind are systematically from themselves: what rounds cannot average away.</summary>
/// <remarks>
/// Were a process slower because of its place in the round, its name or its memory, then the second measurement of a
/// model would differ from the first by the same in every round, and two equal models by as much. The interval of that
/// ratio tells: it shrinks with rounds, and with the settings that have a control.
/// </remarks>
/// <param name="Covers">The models whose offset it is.</param>
/// <param name="IsLatency">Whether it is one of median latencies rather than of times per item.</param>
/// <param name="Scenario">The scenario; <see langword="null"/> for all settings of the kind together.</param>
/// <param name="Settings">From how many settings it comes.</param>
/// <param name="Ratio">How many times as fast they are as themselves.</param>
internal sealed record AaOffset(
    IReadOnlyList<string> Covers, bool IsLatency, string? Scenario, int Settings, Estimate Ratio)
{
    /// <summary>An offset counts where it is shown as surely as a difference between models: by a 99%
    /// interval.</summary>
    public const double Confidence = 1 - PairVerdict.FamilyError;

    /// <summary>Against what no weight becomes infinite: a control that is equal to itself in every digit.</summary>
    private const double LeastSquare = 1e-12;

    /// <summary>The offset, 0.08 for 8%: the farther end of the interval where that leaves out 1, and otherwise
    /// 0.</summary>
    public double Shown => Ratio.SupportsClaims && !Ratio.Covers(1) ? Math.Max(Ratio.High, 1 / Ratio.Low) - 1 : 0;

    /// <summary>The offset of a single setting.</summary>
    public static AaOffset Of(SelfComparison setting) => Of(setting.Scenario, [setting]);

    /// <summary>The offset of several settings together.</summary>
    /// <remarks>
    /// In each round the mean of the logarithms, each weighed by how little it scatters around 0, so that noisy
    /// settings do not drown quiet ones; then over the rounds as any ratio. The weights do not depend on the signs, so
    /// without an offset every sign of a round is as likely as the other: what the signed ranks of the interval
    /// suppose.
    /// </remarks>
    /// <param name="scenario">See <see cref="Scenario"/>.</param>
    /// <param name="settings">Controls of one kind; at least one.</param>
    internal static AaOffset Of(string? scenario, IReadOnlyList<SelfComparison> settings)
    {
        var weighed = settings
            .Select(setting => (
                setting.Logarithms,
                Weight: 1
                    / Math.Max(LeastSquare, setting.Logarithms.Values.Average(logarithm => logarithm * logarithm))))
            .ToList();
        var rounds = weighed
            .SelectMany(setting => setting.Logarithms.Select(round => (Round: round.Key, round.Value, setting.Weight)))
            .GroupBy(round => round.Round)
            .Select(round => round.Sum(part => part.Weight * part.Value) / round.Sum(part => part.Weight));
        return new AaOffset(
            settings[0].Covers, settings[0].IsLatency, scenario, settings.Count,
            Estimate.OfLogarithms([.. rounds], Confidence));
    }
}
