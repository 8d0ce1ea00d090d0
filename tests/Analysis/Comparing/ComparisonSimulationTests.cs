using System.Globalization;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Analysis.Comparing;

/// <summary>What <c>docs/compare.md</c> promises, over many simulated comparisons of 17 cases with a fixed seed. The figures
/// are in the tests' output.</summary>
public class ComparisonSimulationTests(ITestOutputHelper output)
{
    /// <summary>The noise of single-threaded models on a virtual machine with two cores: deviation of the logarithm of a
    /// round's ratio.</summary>
    private const double Usual = 0.07;

    /// <summary>That of threads there.</summary>
    private const double OfThreads = 0.2;

    /// <summary>That of single-threaded models on a quiet machine.</summary>
    private const double Quiet = 0.05;

    private const int ManyRounds = 20;

    private static readonly int[] RoundCounts = [10, 20, 30];

    private static readonly int[] FewerRounds = [6, 10, 20];

    /// <summary>The standard deviation of what the machine does to each case between runs apart.</summary>
    private static readonly double[] Shifts = [0, 0.01, 0.02, 0.03, 0.05];

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
            // Without a noise floor, which would only hide more.
            var simulated = SimulatedComparisons.Run(new Simulation(kind, deviation, ManyRounds) { HasControls = false });

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
        var simulated = SimulatedComparisons.Run(new Simulation(NoiseKind.Normal, Quiet, ManyRounds) { Ratio = 1.1, Comparisons = 200 });

        output.WriteLine($"10%, noise {Quiet}, {ManyRounds} rounds: found in {simulated.FoundShare:P0}");
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
        var simulated = SimulatedComparisons.Run(Apart(Usual) with { CommonShift = direction * Math.Log(1.2), Comparisons = 300 });

        output.WriteLine($"20% for all, apart: {simulated.FalseShare:P2} of comparisons false");
        Assert.Equal(0, simulated.FalseComparisons);
    }

    [Fact]
    public void A_machine_that_does_something_else_to_each_case_rarely_gives_a_claim()
    {
        foreach (var (rounds, shift) in from rounds in FewerRounds from shift in Shifts select (rounds, shift))
        {
            var simulation = Apart(Quiet, rounds) with { CaseShift = shift, Comparisons = 200 };
            var (equal, slower) = (SimulatedComparisons.Run(simulation), SimulatedComparisons.Run(simulation with { Ratio = 1.15 }));

            output.WriteLine(
                $"{rounds} rounds apart, {shift:P0} for each case: {equal.FalseCaseShare:P1} of cases and {equal.FalseShare:P1} of "
                + $"comparisons false; 15% found in {slower.FoundShare:P0}");
            Assert.InRange(equal.FalseShare, 0, 0.03);
            if (shift <= 0.01 && rounds > FewerRounds[0]) Assert.InRange(slower.FoundShare, 0.6, 1);
        }
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

        output.WriteLine($"{kind}, {(isInTurns ? "in turns" : "apart")}: {simulated.Coverage:P1} cover, {simulated.Confidence:P1} claimed");
        var intervals = simulated.Changed + simulated.Unchanged;
        Assert.InRange(simulated.Coverage, simulated.Confidence - 3 * StandardError(simulated.Confidence, intervals), 1);
    }

    private static Simulation Apart(double deviation, int rounds = ManyRounds) => new(NoiseKind.Normal, deviation, rounds) { IsInTurns = false };

    private static string Join(IEnumerable<SimulatedComparisons> simulated) =>
        string.Join(", ", simulated.Select(one => one.FoundShare.ToString("P0", CultureInfo.InvariantCulture)));

    private static double StandardError(double share, int trials) => Math.Sqrt(share * (1 - share) / trials);
}
