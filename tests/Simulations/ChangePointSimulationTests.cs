using Perfolizer.Mathematics.Cpd;

namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>What <c>docs/history.md</c> promises of change points, over simulated histories of 50 cases with a fixed
/// seed. The figures are in the tests' output.</summary>
public class ChangePointSimulationTests(ITestOutputHelper output)
{
    private const int Cases = 50;

    /// <summary>Without drift: that is a change.</summary>
    private static readonly NoiseKind[] Kinds =
        [NoiseKind.Normal, NoiseKind.LogNormal, NoiseKind.Spikes, NoiseKind.Bimodal];

    /// <summary>How many runs are before the planted change, and since.</summary>
    private static readonly (
        int Before, int Since)[] Lengths = [(6, 6), (10, 10), (20, 6), (15, 15), (30, 8), (30, 30)];

    public static TheoryData<NoiseKind, int> KindsAndRuns => new MatrixTheoryData<NoiseKind, int>(Kinds, [12, 30, 60]);

    [Theory, MemberData(nameof(KindsAndRuns))]
    public void At_most_one_history_of_noise_in_a_hundred_shows_a_change(NoiseKind kind, int runs)
    {
        foreach (var (deviation, histories) in new[] { (0.03, 50), (0.2, 200) })
        {
            var noise = NoiseOf(kind, deviation);
            var wrong = Enumerable.Range(0, histories).Count(_ => Found(noise.Draw(Cases, runs)).Count > 0);

            var share = (double)wrong / histories;
            output.WriteLine($"{kind}, {runs} runs, noise {deviation}: {Percent(share)} of histories show a change");
            Assert.InRange(share, 0, 0.01 + 3 * Math.Sqrt(0.01 * 0.99 / histories));
        }
    }

    /// <summary>Why candidates have to stand against more than each other.</summary>
    [Fact]
    public void The_usual_test_of_what_was_found_by_searching_takes_noise_for_changes()
    {
        const int Histories = 40;
        var noise = NoiseOf(NoiseKind.Bimodal, 0.2);
        var wrong = Enumerable.Range(0, Histories).Count(_ =>
        {
            var candidates = noise.Draw(Cases, 60).SelectMany(Candidates).ToList();
            return DifferenceTest.Holm(
                [.. candidates.Select(parts => MeanShift.Of(parts.Before, parts.Since).PValueBeyond(0))])
                .Any(pValue => pValue <= PairVerdict.FamilyError);
        });

        output.WriteLine(
            $"Welch's t and Holm over all candidates: {Percent((double)wrong / Histories)} of histories show a change");
        Assert.InRange(wrong, Histories / 2, Histories);
    }

    /// <summary>The table of <c>docs/history.md</c>: how often a change is found in its place or one beside
    /// it.</summary>
    [Theory]
    [InlineData(NoiseKind.Normal, 0.75, 0.9)]
    [InlineData(NoiseKind.LogNormal, 0.75, 0.9)]
    [InlineData(NoiseKind.Bimodal, 0.75, 0.9)]
    [InlineData(NoiseKind.Spikes, 0.2, 0.6)]
    public void A_planted_change_is_found_in_its_place(NoiseKind kind, double leastOf30Runs, double leastOf60Runs)
    {
        foreach (var (ratio, deviation) in new[] { (1.1, 0.03), (1.15, 0.05), (1.3, 0.07) })
        {
            var shares = Lengths.ToDictionary(
                length => length, length => ShareFound(kind, ratio, deviation, length.Before, length.Since));

            var found = shares.Select(share => $"{Percent(share.Value)} ({share.Key.Before} + {share.Key.Since} runs)");
            output.WriteLine($"{kind}, {ratio}x at noise {deviation}: {string.Join(", ", found)}");
            Assert.InRange(shares[(15, 15)], leastOf30Runs, 1);
            Assert.InRange(shares[(30, 30)], leastOf60Runs, 1);
        }
    }

    private static double ShareFound(NoiseKind kind, double ratio, double deviation, int before, int since)
    {
        const int Histories = 200;
        var noise = NoiseOf(kind, deviation);
        var found = Enumerable.Range(0, Histories).Count(_ =>
        {
            var changed = noise.Draw(1, before + since)[0]
                .Select((value, run) => run < before ? value : value + Math.Log(ratio));
            // Whatever the other cases hold, each is tested as one of 50.
            return Found([[.. changed]], PairVerdict.FamilyError / Cases) is [var (at, estimate)]
                && Math.Abs(at - before) <= 1 && estimate > 1;
        });
        return (double)found / Histories;
    }

    /// <summary>The parts at both sides of each place at which the detector splits a series.</summary>
    private static IEnumerable<(double[] Before, double[] Since)> Candidates(double[] series)
    {
        var ends = EdPeltChangePointDetector.Instance.GetChangePointIndexes(series, CaseTrend.LeastRuns)
            .Select(end => end + 1);
        int[] starts = [0, .. ends, series.Length];
        return Enumerable.Range(1, starts.Length - 2)
            .Select(place => (series[starts[place - 1]..starts[place]], series[starts[place]..starts[place + 1]]));
    }

    private static List<(int At, double Ratio)> Found(double[][] series, double error = PairVerdict.FamilyError) =>
    [
        .. ChangePoints.Of(series, CaseTrend.LeastRuns, CaseTrend.Threshold, error)
            .SelectMany(changes => changes.Select(change => (change.At, change.Ratio.Center))),
    ];

    /// <summary>The deviation of a run, not of a ratio of two.</summary>
    private static Noise NoiseOf(NoiseKind kind, double deviation) =>
        new(kind, deviation * Math.Sqrt(2), seed: 20261123);

    private static string Percent(double share) => share.ToString("0.#%", CultureInfo.InvariantCulture);
}
