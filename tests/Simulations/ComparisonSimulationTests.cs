namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>What <c>docs/compare.md</c> promises, over many simulated comparisons of 17 cases with a fixed seed. The
/// figures are in the tests' output.</summary>
public class ComparisonSimulationTests(ITestOutputHelper output)
{
    /// <summary>The noise of single-threaded models on a virtual machine with two cores: deviation of the logarithm of
    /// a round's ratio.</summary>
    private const double Usual = 0.07;

    /// <summary>That of threads there.</summary>
    private const double OfThreads = 0.2;

    /// <summary>That of single-threaded models on a quiet machine.</summary>
    private const double Quiet = 0.05;

    private const int ManyRounds = 20;

    private static readonly int[] RoundCounts = [10, 20, 30];

    private static readonly int[] FewerRounds = [6, 10, 20];

    private static readonly int[] EverMoreRounds = [6, 10, 20, 50, 200];

    /// <summary>What the machine does to each case between runs apart, as standard deviations: to single-threaded
    /// models, and to threads.</summary>
    private static readonly (double Quiet, double OfThreads)[] Shifts =
        [(0, 0), (0.01, 0.01), (0.02, 0.02), (0.03, 0.03), (0.05, 0.05), (0, 0.15), (0.02, 0.2)];

    [Theory]
    [InlineData(NoiseKind.Normal)]
    [InlineData(NoiseKind.LogNormal)]
    [InlineData(NoiseKind.Bimodal)]
    [InlineData(NoiseKind.Drift)]
    [InlineData(NoiseKind.Spikes)]
    public void Equal_code_in_turns_is_called_different_in_at_most_one_comparison_in_a_hundred(NoiseKind kind)
    {
        foreach (var deviation in new[] { Usual, OfThreads })
        {
            // Without controls, which would only hide more.
            var simulated = SimulatedComparisons.Run(
                new Simulation(kind, deviation, ManyRounds) { HasControls = false });

            output.WriteLine($"{kind}, noise {deviation}: {simulated.FalseShare:P2} of comparisons false");
            Assert.InRange(simulated.FalseShare, 0, 0.01 + 3 * StandardError(0.01, simulated.Comparisons));
        }
    }

    /// <summary>The table of <c>docs/compare.md</c>.</summary>
    [Theory]
    [InlineData(1.1)]
    [InlineData(1.15)]
    [InlineData(1.3)]
    public void More_rounds_in_turns_find_more(double ratio)
    {
        foreach (var deviation in new[] { 0.03, Quiet, Usual, 0.1, OfThreads })
        {
            var shares = RoundCounts
                .Select(rounds => SimulatedComparisons.Run(
                    new Simulation(NoiseKind.Normal, deviation, rounds) { Ratio = ratio, Comparisons = 100 }))
                .ToList();

            output.WriteLine($"{ratio}x, noise {deviation}: {Join(shares)} after 10, 20, 30 rounds");
            Assert.All(shares, simulated => Assert.InRange(simulated.FalseShare, 0, 0.03));
            Assert.True(shares[0].FoundShare <= shares[^1].FoundShare + 0.02);
        }
    }

    [Fact]
    public void A_tenth_slower_is_found_in_turns_on_a_quiet_machine()
    {
        var simulated = SimulatedComparisons.Run(
            new Simulation(NoiseKind.Normal, Quiet, RoundCounts[^1]) { Ratio = 1.1, Comparisons = 200 });

        output.WriteLine($"10%, noise {Quiet}, {RoundCounts[^1]} rounds: found in {simulated.FoundShare:P0}");
        Assert.InRange(simulated.FoundShare, 0.8, 1);
    }

    [Fact]
    public void Threads_that_are_thirty_percent_slower_are_found_in_turns()
    {
        var simulated = SimulatedComparisons.Run(
            new Simulation(NoiseKind.Normal, OfThreads, ManyRounds) { Ratio = 1.3, Comparisons = 200 });

        output.WriteLine($"30%, noise {OfThreads}, {ManyRounds} rounds: found in {simulated.FoundShare:P0}");
        Assert.InRange(simulated.FoundShare, 0.8, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_machine_that_changed_by_a_fifth_between_runs_apart_gives_no_claim(int direction)
    {
        var simulated = SimulatedComparisons.Run(
            Apart(Usual) with { CommonShift = direction * Math.Log(1.2), Comparisons = 300 });

        output.WriteLine($"20% for all, apart: {simulated.FalseShare:P2} of comparisons false");
        Assert.Equal(0, simulated.FalseComparisons);
    }

    /// <summary>The table of <c>docs/compare.md</c>: quiet models beside noisy threads.</summary>
    [Fact]
    public void A_machine_that_does_something_else_to_each_case_rarely_gives_a_claim()
    {
        foreach (
            var ((quiet, ofThreads), rounds) in from shift in Shifts from rounds in FewerRounds select (shift, rounds))
        {
            var simulation = ApartOfUnequalNoise(rounds)
                with
            { CaseShift = quiet, CaseShiftOfThreads = ofThreads, Comparisons = 400 };
            var (equal, slower) = (
                SimulatedComparisons.Run(simulation), SimulatedComparisons.Run(simulation with { Ratio = 1.15 }));

            output.WriteLine(
                $"{rounds} rounds apart, {quiet:P0} for each case and {ofThreads:P0} of threads: {equal.FalseShare:P1} "
                    + $"of comparisons false; 15% of a quiet model found in {slower.FoundShare:P0}");
            Assert.InRange(
                equal.FalseShare, 0, 0.01 + (ofThreads > 0.1 ? 0.02 : 0) + 3 * StandardError(0.01, equal.Comparisons));
            // What becomes of threads is nothing to the others.
            if (quiet <= 0.01 && rounds >= 10) Assert.InRange(slower.FoundShare, quiet == 0 ? 0.75 : 0.55, 1);
        }
    }

    /// <summary>The floor of the drift held sampling error, too: 9.9% after ten rounds with no drift at all, and 21 to
    /// 29% of noisy threads for quiet callbacks.</summary>
    [Fact]
    public void No_drift_at_all_is_seen_as_ever_less_drift_with_more_rounds()
    {
        var simulated = EverMoreRounds
            .Select(rounds => SimulatedComparisons.Run(ApartOfUnequalNoise(rounds) with { Comparisons = 60 }))
            .ToList();

        output.WriteLine(
            $"no drift, seen as: quiet {Percent(one => one.MeanDriftOfQuiet)}; threads "
                + $"{Percent(one => one.MeanDriftOfThreads)} after 6, 10, 20, 50, 200 rounds");
        Assert.InRange(simulated[1].MeanDriftOfQuiet, 0, 0.01);
        Assert.InRange(simulated[^1].MeanDriftOfQuiet, 0, 0.002);
        Assert.InRange(simulated[^1].MeanDriftOfThreads, 0, 0.01);
        Assert.True(simulated[^1].MeanDriftOfThreads < simulated[0].MeanDriftOfThreads / 3);

        string Percent(Func<SimulatedComparisons, double> valueOf) => string.Join(
            ", ", simulated.Select(one => valueOf(one).ToString("P1", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(0.03, 0.03)]
    [InlineData(0, 0.15)]
    public void Drift_is_seen_as_large_as_it_is(double quiet, double ofThreads)
    {
        var simulated = SimulatedComparisons.Run(
            ApartOfUnequalNoise(50) with { CaseShift = quiet, CaseShiftOfThreads = ofThreads, Comparisons = 200 });

        output.WriteLine(
            $"{quiet:P0} and {ofThreads:P0} of threads, seen as {simulated.MeanDriftOfQuiet:P1} and "
                + $"{simulated.MeanDriftOfThreads:P1}");
        Assert.Equal(quiet, simulated.MeanDriftOfQuiet, tolerance: 0.01);
        Assert.Equal(ofThreads, simulated.MeanDriftOfThreads, tolerance: 0.03);
    }

    [Theory]
    [InlineData(NoiseKind.Normal, true)]
    [InlineData(NoiseKind.Normal, false)]
    [InlineData(NoiseKind.LogNormal, false)]
    [InlineData(NoiseKind.Bimodal, false)]
    [InlineData(NoiseKind.Spikes, false)]
    public void Intervals_cover_the_truth_as_often_as_they_claim(NoiseKind kind, bool isInTurns)
    {
        var simulated = SimulatedComparisons.Run(
            new Simulation(kind, OfThreads, Rounds: 10) { IsInTurns = isInTurns, Ratio = 1.1, Comparisons = 300 });

        output.WriteLine(
            $"{kind}, {(isInTurns ? "in turns" : "apart")}: {simulated.Coverage:P1} cover, {simulated.Confidence:P1} "
                + "claimed");
        var intervals = simulated.Changed + simulated.Unchanged;
        Assert.InRange(
            simulated.Coverage, simulated.Confidence - 3 * StandardError(simulated.Confidence, intervals), 1);
    }

    private static Simulation ApartOfUnequalNoise(int rounds) =>
        Apart(Quiet, rounds) with { DeviationOfThreads = OfThreads };

    private static Simulation Apart(double deviation, int rounds = ManyRounds) =>
        new(NoiseKind.Normal, deviation, rounds) { IsInTurns = false };

    private static string Join(IEnumerable<SimulatedComparisons> simulated) =>
        string.Join(", ", simulated.Select(one => one.FoundShare.ToString("P0", CultureInfo.InvariantCulture)));

    private static double StandardError(double share, int trials) => Math.Sqrt(share * (1 - share) / trials);
}
