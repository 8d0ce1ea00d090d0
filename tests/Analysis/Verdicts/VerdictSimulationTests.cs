using System.Globalization;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

/// <summary>What <c>docs/methodology.md</c> promises of verdicts, over thousands of simulated settings with a fixed seed.
/// The figures are in the tests' output.</summary>
public class VerdictSimulationTests(ITestOutputHelper output)
{
    private const int Quick = 6;
    private const int Full = 10;

    /// <summary>The noise of single-threaded models on the machine of the README: deviation of the logarithm of a round's
    /// ratio.</summary>
    private const double Usual = 0.07;

    /// <summary>That of threads there.</summary>
    private const double OfThreads = 0.2;

    public static TheoryData<NoiseKind, int> KindsAndRounds =>
        new MatrixTheoryData<NoiseKind, int>(Enum.GetValues<NoiseKind>(), [Quick, Full]);

    [Theory]
    [MemberData(nameof(KindsAndRounds))]
    public void Equal_models_are_called_different_in_at_most_one_setting_in_a_hundred(NoiseKind kind, int rounds)
    {
        foreach (var deviation in new[] { Usual, OfThreads })
        {
            var simulated = SimulatedSettings.Run(kind, deviation, rounds);

            output.WriteLine($"{kind}, {rounds} rounds, noise {deviation}: {simulated.FalseShare:P2} of settings false");
            Assert.InRange(simulated.FalseShare, 0, 0.01);
        }
    }

    // No threshold and no floor is any help against noise of such size: here the test over all pairs holds alone.
    [Theory]
    [MemberData(nameof(KindsAndRounds))]
    public void Equal_models_are_called_different_as_rarely_without_a_control(NoiseKind kind, int rounds)
    {
        var simulated = SimulatedSettings.Run(kind, deviation: 0.5, rounds, hasControl: false);

        output.WriteLine($"{kind}, {rounds} rounds, noise 0.5, no control: {simulated.FalseShare:P2} of settings false");
        Assert.InRange(simulated.FalseShare, 0, 0.01 + 3 * StandardError(0.01, simulated.Settings));
    }

    [Theory]
    [MemberData(nameof(KindsAndRounds))]
    public void Twice_as_fast_is_always_found(NoiseKind kind, int rounds)
    {
        var simulated = SimulatedSettings.Run(kind, Usual, rounds, ratio: 2, settings: 1_000);

        output.WriteLine($"2x, {kind}, {rounds} rounds, noise {Usual}: found in {simulated.FoundShare:P2}");
        Assert.Equal(simulated.Differences, simulated.Found);
    }

    [Theory]
    [InlineData(NoiseKind.Normal, Full, 0.05)]
    [InlineData(NoiseKind.Normal, Full, Usual)]
    [InlineData(NoiseKind.LogNormal, Full, Usual)]
    [InlineData(NoiseKind.Bimodal, Full, Usual)]
    [InlineData(NoiseKind.Drift, Full, Usual)]
    [InlineData(NoiseKind.Normal, 12, 0.08)]
    [InlineData(NoiseKind.Normal, 17, 0.1)]
    public void Fifteen_percent_are_found_nine_times_in_ten(NoiseKind kind, int rounds, double deviation)
    {
        var simulated = SimulatedSettings.Run(kind, deviation, rounds, ratio: 1.15, settings: 2_000);

        output.WriteLine($"15%, {kind}, {rounds} rounds, noise {deviation}: found in {simulated.FoundShare:P1}");
        Assert.InRange(simulated.FoundShare, 0.9, 1);
        Assert.InRange(simulated.FalseShare, 0, 0.01);
    }

    [Theory]
    [MemberData(nameof(KindsAndRounds))]
    public void Intervals_cover_the_truth_as_often_as_they_claim(NoiseKind kind, int rounds)
    {
        var simulated = SimulatedSettings.Run(kind, OfThreads, rounds, ratio: 1.15, settings: 2_000);

        output.WriteLine($"{kind}, {rounds} rounds: {simulated.Coverage:P1} cover, {simulated.Confidence:P1} claimed");
        var error = 3 * StandardError(simulated.Confidence, simulated.Settings);
        Assert.InRange(simulated.Coverage, simulated.Confidence - error, 1);
    }

    [Theory]
    [InlineData(Quick)]
    [InlineData(Full)]
    public void Same_is_said_of_quiet_equals_and_rarely_of_what_differs_by_the_threshold(int rounds)
    {
        var equal = SimulatedSettings.Run(NoiseKind.Normal, 0.02, rounds, settings: 2_000);
        var differing = SimulatedSettings.Run(NoiseKind.Normal, 0.02, rounds, ratio: 1 + RunSettings.DefaultThreshold, settings: 2_000);

        var found = (double)equal.Same / equal.Intervals;
        var wrong = (double)differing.FalseSame / differing.Differences;
        output.WriteLine($"equal, {rounds} rounds, noise 0.02: shown equal in {found:P1}; at the threshold, wrongly in {wrong:P1}");
        Assert.InRange(found, 0.8, 1);
        var error = (1 - differing.Confidence) / 2;
        Assert.InRange(wrong, 0, error + 3 * StandardError(error, differing.Settings));
    }

    /// <summary>The table of <c>docs/methodology.md</c>.</summary>
    [Theory]
    [InlineData(1.1)]
    [InlineData(1.15)]
    [InlineData(1.3)]
    [InlineData(2)]
    public void More_rounds_find_more(double ratio)
    {
        foreach (var deviation in new[] { 0.03, 0.05, Usual, 0.1, OfThreads })
        {
            var shares = new[] { Quick, Full, 20 }
                .Select(rounds => SimulatedSettings.Run(NoiseKind.Normal, deviation, rounds, ratio, settings: 400).FoundShare)
                .ToList();
            var found = string.Join(", ", shares.Select(share => share.ToString("P0", CultureInfo.InvariantCulture)));
            output.WriteLine($"{ratio}x, noise {deviation}: {found} after 6, 10, 20 rounds");
            Assert.Equal(shares.Order(), shares);
        }
    }

    [Fact]
    public void Spikes_hide_more_than_other_noise()
    {
        var calm = SimulatedSettings.Run(NoiseKind.Normal, Usual, Full, ratio: 1.15, settings: 500).FoundShare;
        var spiky = SimulatedSettings.Run(NoiseKind.Spikes, Usual, Full, ratio: 1.15, settings: 500).FoundShare;

        output.WriteLine($"15%, 10 rounds, noise {Usual}: found in {calm:P0}, with spikes in {spiky:P0}");
        Assert.True(spiky < calm);
    }

    private static double StandardError(double share, int trials) => Math.Sqrt(share * (1 - share) / trials);
}
