namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>What <c>docs/your-work.md</c> promises of runs that end when they are decided: thousands of them, with a
/// fixed seed. The figures are in the tests' output.</summary>
public class SequentialLooksSimulationTests(ITestOutputHelper output)
{
    private const double Usual = 0.05;
    private const double OfThreads = 0.2;

    public static TheoryData<NoiseKind, double> KindsAndNoise =>
        new MatrixTheoryData<NoiseKind, double>(Enum.GetValues<NoiseKind>(), [Usual, OfThreads]);

    [Theory]
    [MemberData(nameof(KindsAndNoise))]
    public void Equal_models_are_called_different_in_at_most_one_run_in_a_hundred(NoiseKind kind, double deviation)
    {
        var simulated = SimulatedLooks.Run(new(kind, deviation));

        output.WriteLine($"equal, {kind}, noise {deviation}: {simulated}");
        AssertAtMost(PairVerdict.FamilyError, simulated.False, simulated.Runs);
    }

    [Theory]
    [MemberData(nameof(KindsAndNoise))]
    public void A_difference_of_the_threshold_is_called_larger_in_at_most_one_run_in_a_hundred(
        NoiseKind kind, double deviation)
    {
        var simulated = SimulatedLooks.Run(new(kind, deviation) { Ratio = 1 + RunSettings.DefaultThreshold });

        output.WriteLine($"1.05x, {kind}, noise {deviation}: {simulated}");
        AssertAtMost(PairVerdict.FamilyError, simulated.False, simulated.Runs);
    }

    /// <summary>A budget ends a run anywhere: that is the last look, and has its part.</summary>
    [Theory]
    [InlineData(9)]
    [InlineData(17)]
    [InlineData(24)]
    public void A_budget_that_ends_a_run_between_two_looks_adds_no_false_claims(int end)
    {
        var simulated = SimulatedLooks.Run(
            new(NoiseKind.Normal, Usual) { Ratio = 1 + RunSettings.DefaultThreshold, End = end });

        output.WriteLine($"1.05x, ended after {end} rounds: {simulated}");
        AssertAtMost(PairVerdict.FamilyError, simulated.False, simulated.Runs);
    }

    /// <summary>Each end of a budget is a look at a report, and <c>--resume</c> goes on after it: whoever gives a run
    /// time for a round at a time looks after every round.</summary>
    [Theory]
    [InlineData(NoiseKind.Normal, Usual, 1 + RunSettings.DefaultThreshold)]
    [InlineData(NoiseKind.Normal, OfThreads, 1 + RunSettings.DefaultThreshold)]
    [InlineData(NoiseKind.Bimodal, OfThreads, 1)]
    [InlineData(NoiseKind.LogNormal, OfThreads, 1 + RunSettings.DefaultThreshold)]
    public void A_run_that_is_resumed_after_every_round_keeps_the_promise(
        NoiseKind kind, double deviation, double ratio)
    {
        var simulated = SimulatedLooks.Run(new(kind, deviation)
        {
            Ratio = ratio,
            Looks = [.. Enumerable.Range(SequentialLooks.UntilDecided[0], 22)],
        });

        output.WriteLine($"{ratio}x, {kind}, noise {deviation}, a look after every round: {simulated}");
        AssertAtMost(PairVerdict.FamilyError, simulated.False, simulated.Runs);
    }

    /// <summary>Why the looks share the error: each of them with all of it makes more false claims than are
    /// promised.</summary>
    [Fact]
    public void Looks_that_do_not_share_the_error_break_the_promise()
    {
        var simulation = new LooksSimulation(NoiseKind.Normal, Usual)
        {
            Ratio = 1 + RunSettings.DefaultThreshold,
            Runs = 4_000,
        };

        var (shared, alone) = (SimulatedLooks.Run(simulation), SimulatedLooks.Run(simulation with { Share = 1 }));

        output.WriteLine($"shared: {shared}; each with all of the error: {alone}");
        Assert.InRange(alone.FalseShare, 0.015, 1);
        AssertAtMost(PairVerdict.FamilyError, shared.False, shared.Runs);
    }

    [Theory]
    [InlineData(0.02)]
    [InlineData(Usual)]
    [InlineData(OfThreads)]
    public void What_differs_by_more_than_the_threshold_is_rarely_called_equal(double deviation)
    {
        // A little more than the threshold, so that each claim of equality is wrong.
        var simulated = SimulatedLooks.Run(
            new(NoiseKind.Normal, deviation) { Ratio = 1 + RunSettings.DefaultThreshold + 1e-6 });

        output.WriteLine($"1.05x, noise {deviation}: {simulated}");
        AssertAtMost(0.025, simulated.FalseSame, simulated.Runs);
    }

    [Theory]
    [MemberData(nameof(KindsAndNoise))]
    public void Intervals_of_a_run_that_stopped_hold_the_truth_as_often_as_the_promise(NoiseKind kind, double deviation)
    {
        var simulated = SimulatedLooks.Run(new(kind, deviation) { Ratio = 1.1 });

        output.WriteLine($"1.1x, {kind}, noise {deviation}: {simulated}");
        AssertAtMost(0.05, simulated.Runs - simulated.Covering, simulated.Runs);
    }

    [Theory]
    [InlineData(1.1, 0.02, 0.99, 9)]
    [InlineData(1.1, Usual, 0.5, 26)]
    [InlineData(1.3, Usual, 0.99, 9)]
    [InlineData(1.3, 0.1, 0.99, 13)]
    [InlineData(1.3, OfThreads, 0.6, 26)]
    [InlineData(2, OfThreads, 0.99, 10)]
    public void A_difference_is_decided_the_sooner_the_larger_it_is(
        double ratio, double deviation, double least, double rounds)
    {
        var simulated = SimulatedLooks.Run(new(NoiseKind.Normal, deviation) { Ratio = ratio, IsFaster = true });

        output.WriteLine($"{ratio}x, noise {deviation}: {simulated}");
        Assert.InRange(simulated.DecidedShare, least, 1);
        Assert.InRange(simulated.MeanRounds, 8, rounds);
    }

    [Fact]
    public void Equal_models_of_little_noise_are_decided_to_be_equal()
    {
        var simulated = SimulatedLooks.Run(new(NoiseKind.Normal, 0.02));

        output.WriteLine($"equal, noise 0.02: {simulated}");
        Assert.InRange(simulated.DecidedShare, 0.95, 1);
        Assert.InRange(simulated.MeanRounds, 8, 14);
    }

    /// <summary>No more than a share, as far as so many trials tell.</summary>
    private static void AssertAtMost(double share, int count, int trials) =>
        Assert.InRange((double)count / trials, 0, share + 3 * Math.Sqrt(share * (1 - share) / trials));
}
