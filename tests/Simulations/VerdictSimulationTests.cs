namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>What <c>docs/methodology.md</c> promises of verdicts, over thousands of simulated settings with a fixed
/// seed. The figures are in the tests' output.</summary>
public class VerdictSimulationTests(ITestOutputHelper output)
{
    private const int Quick = 6;
    private const int Full = 10;
    private const int Many = 50;

    /// <summary>The noise of single-threaded models on the machine of the README: deviation of the logarithm of a
    /// round's ratio.</summary>
    private const double Usual = 0.07;

    /// <summary>That of threads there.</summary>
    private const double OfThreads = 0.2;

    public static TheoryData<NoiseKind, int> KindsAndRounds =>
        new MatrixTheoryData<NoiseKind, int>(Enum.GetValues<NoiseKind>(), [Quick, Full]);

    // 0.5: neither threshold nor interval is any help there, the test over all pairs holds alone.
    [Theory, MemberData(nameof(KindsAndRounds))]
    public void Equal_models_are_called_different_in_at_most_one_setting_in_a_hundred(NoiseKind kind, int rounds)
    {
        foreach (var deviation in new[] { Usual, OfThreads, 0.5 })
        {
            var simulated = SimulatedSettings.Run(new(kind, deviation, rounds));

            output.WriteLine(
                $"equal, {kind}, {rounds} rounds, noise {deviation}: {simulated.FalseShare:P2} of settings false");
            AssertAtMost(0.01, simulated.FalseSettings, simulated.Settings);
        }
    }

    [Theory, MemberData(nameof(KindsAndRounds))]
    public void A_difference_of_the_threshold_is_called_larger_in_at_most_one_setting_in_a_hundred(
        NoiseKind kind, int rounds)
    {
        foreach (var deviation in new[] { 0.02, Usual, OfThreads })
        {
            var simulated = SimulatedSettings.Run(
                new(kind, deviation, rounds) { Ratio = 1 + RunSettings.DefaultThreshold });

            output.WriteLine(
                $"1.05x, {kind}, {rounds} rounds, noise {deviation}: called in {simulated.FalseShare:P2} of settings");
            AssertAtMost(0.01, simulated.FalseSettings, simulated.Settings);
        }
    }

    [Theory]
    [InlineData(Usual, Full, 0.1)]
    [InlineData(Usual, Many, 0.1)]
    [InlineData(OfThreads, Many, 0.1)]
    [InlineData(OfThreads, Full, 0.3)]
    [InlineData(OfThreads, Many, 0.3)]
    [InlineData(0.7, Many, 0.5)]
    public void A_systematic_offset_between_processes_is_caught_by_the_controls(
        double deviation, int rounds, double offset)
    {
        // Three controls, as a run has at least; the second model and every control take that much longer, for no
        // reason.
        var simulation = new SettingsSimulation(
            NoiseKind.Normal, deviation, rounds)
        { Offset = Math.Log(1 + offset), Settings = 1_500 };

        var (with, without) = (
            SimulatedSettings.Run(simulation), SimulatedSettings.Run(simulation with { Controls = 0 }));

        output.WriteLine(
            $"offset {offset:P0}, noise {deviation}, {rounds} rounds: {with.FalseShare:P2} of settings false, without "
                + $"controls {without.FalseShare:P1}");
        AssertAtMost(0.01, with.FalseSettings, with.Settings);
        Assert.InRange(without.FalseShare, 0.15, 1);
    }

    /// <summary>The gate that held the scatter of single rounds against a centre found 54%, 44% and 28% of
    /// these.</summary>
    [Theory]
    [InlineData(1.15, OfThreads, Many, 0.65)]
    [InlineData(1.3, 0.4, Many, 0.80)]
    [InlineData(1.5, 0.7, Many, 0.76)]
    [InlineData(1.15, Usual, Full, 0.70)]
    public void Controls_cost_no_power(double ratio, double deviation, int rounds, double least)
    {
        var simulated = SimulatedSettings.Run(
            new(NoiseKind.Normal, deviation, rounds)
            {
                Ratio = ratio,
                Settings = 2_000,
                JudgesWithoutControls = true,
            });

        output.WriteLine(
            $"{ratio}x, noise {deviation}, {rounds} rounds: found in {simulated.FoundShare:P1}, without controls in "
            + $"{simulated.FoundWithoutControlsShare:P1}, by the t test alone in {simulated.FoundByTestShare:P1}");
        Assert.InRange(simulated.FoundShare, Math.Max(least, simulated.FoundByTestShare - 0.015), 1);
    }

    [Theory, MemberData(nameof(KindsAndRounds))]
    public void Twice_as_fast_is_always_found(NoiseKind kind, int rounds)
    {
        var simulated = SimulatedSettings.Run(new(kind, Usual, rounds) { Ratio = 2, Settings = 1_000 });

        output.WriteLine($"2x, {kind}, {rounds} rounds, noise {Usual}: found in {simulated.FoundShare:P2}");
        Assert.Equal(simulated.Differences, simulated.Found);
    }

    [Theory]
    [InlineData(NoiseKind.Normal, Full, 0.05)]
    [InlineData(NoiseKind.Normal, 14, Usual)]
    [InlineData(NoiseKind.LogNormal, 14, Usual)]
    [InlineData(NoiseKind.Bimodal, 14, Usual)]
    [InlineData(NoiseKind.Drift, 14, Usual)]
    [InlineData(NoiseKind.Normal, 24, 0.1)]
    public void Fifteen_percent_are_found_nine_times_in_ten(NoiseKind kind, int rounds, double deviation)
    {
        var simulated = SimulatedSettings.Run(new(kind, deviation, rounds) { Ratio = 1.15, Settings = 2_000 });

        output.WriteLine($"15%, {kind}, {rounds} rounds, noise {deviation}: found in {simulated.FoundShare:P1}");
        Assert.InRange(simulated.FoundShare, 0.9, 1);
        AssertAtMost(0.01, simulated.FalseSettings, simulated.Settings);
    }

    [Theory, MemberData(nameof(KindsAndRounds))]
    public void Intervals_cover_the_truth_as_often_as_they_claim(NoiseKind kind, int rounds)
    {
        var simulated = SimulatedSettings.Run(new(kind, OfThreads, rounds) { Ratio = 1.15, Settings = 2_000 });

        output.WriteLine($"{kind}, {rounds} rounds: {simulated.Coverage:P1} cover, {simulated.Confidence:P1} claimed");
        var error = 3 * StandardError(simulated.Confidence, simulated.Settings);
        Assert.InRange(simulated.Coverage, simulated.Confidence - error, 1);
    }

    /// <summary>With the scatter of single rounds as a gate this was a coin toss at noise 0.07, whatever the
    /// rounds.</summary>
    [Fact]
    public void Equals_are_shown_equal_the_oftener_the_more_rounds_there_are()
    {
        var shares = new[] { Full, 20, 30, Many }
            .Select(
                rounds => SimulatedSettings.Run(new(NoiseKind.Normal, Usual, rounds) { Settings = 1_000 }).SameShare)
            .ToList();

        output.WriteLine($"equal, noise {Usual}: shown equal in {Join(shares)} after 10, 20, 30, 50 rounds");
        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares[^1], 0.97, 1);
    }

    [Theory]
    [InlineData(Quick)]
    [InlineData(Full)]
    public void Same_is_said_of_quiet_equals_and_rarely_of_what_differs_by_the_threshold(int rounds)
    {
        var quiet = new SettingsSimulation(NoiseKind.Normal, 0.02, rounds) { Settings = 2_000 };
        var equal = SimulatedSettings.Run(quiet);
        // A little more than the threshold, so that each claim of equality is wrong.
        var differing = SimulatedSettings.Run(quiet with { Ratio = 1 + RunSettings.DefaultThreshold + 1e-6 });

        var wrong = (double)differing.FalseSame / differing.Differences;
        output.WriteLine(
            $"equal, {rounds} rounds, noise 0.02: shown equal in {equal.SameShare:P1}; at the threshold, wrongly in "
                + $"{wrong:P1}");
        Assert.InRange(equal.SameShare, 0.8, 1);
        AssertAtMost((1 - differing.Confidence) / 2, differing.FalseSame, differing.Differences);
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
            var shares = new[] { Quick, Full, 20, Many }
                .Select(rounds => SimulatedSettings.Run(
                    new(NoiseKind.Normal, deviation, rounds) { Ratio = ratio, Settings = 400 }).FoundShare)
                .ToList();
            output.WriteLine($"{ratio}x, noise {deviation}: {Join(shares)} after 6, 10, 20, 50 rounds");
            Assert.Equal(shares.Order(), shares);
        }
    }

    [Fact]
    public void Spikes_hide_more_than_other_noise()
    {
        var calm = SimulatedSettings.Run(
            new(NoiseKind.Normal, Usual, Full) { Ratio = 1.15, Settings = 500 }).FoundShare;
        var spiky = SimulatedSettings.Run(
            new(NoiseKind.Spikes, Usual, Full) { Ratio = 1.15, Settings = 500 }).FoundShare;

        output.WriteLine($"15%, 10 rounds, noise {Usual}: found in {calm:P0}, with spikes in {spiky:P0}");
        Assert.InRange(spiky, 0.1, calm - 0.1);
    }

    private static string Join(IEnumerable<double> shares) =>
        string.Join(", ", shares.Select(share => share.ToString("P0", CultureInfo.InvariantCulture)));

    /// <summary>No more than a share, as far as so many trials tell.</summary>
    private static void AssertAtMost(double share, int count, int trials) =>
        Assert.InRange((double)count / trials, 0, share + 3 * StandardError(share, trials));

    private static double StandardError(double share, int trials) => Math.Sqrt(share * (1 - share) / trials);
}
