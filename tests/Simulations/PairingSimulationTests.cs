namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>What the order of the cases in a round is worth on a machine whose speed wanders: all cases shuffled,
/// against randomised blocks (settings shuffled, and the models inside each). The figures are in the tests'
/// output.</summary>
public class PairingSimulationTests(ITestOutputHelper output)
{
    private const int Settings = 52;
    private const int Models = 3;
    private const int Rounds = 10;
    private const int Runs = 20;

    /// <summary>The deviation of a process on a machine that stands still.</summary>
    private const double Own = 0.022;

    /// <summary>The deviation of the machine's wandering, and after how many cases it has forgotten where it was: such
    /// that two neighbours differ by 2.4% in the median, and two cases anywhere in the round by 4%.</summary>
    private const double Wandering = 0.042;

    private const double Memory = 40;

    [Fact]
    public void Blocks_find_more_than_a_shuffle_of_all_and_claim_no_more_that_is_false()
    {
        var (shuffled, blocks) = (Simulate(areBlocks: false, ratio: 1.1), Simulate(areBlocks: true, ratio: 1.1));
        var (falseShuffled, falseBlocks) = (Simulate(areBlocks: false, ratio: 1), Simulate(areBlocks: true, ratio: 1));

        output.WriteLine(
            $"all shuffled: rounds' ratios deviate by {shuffled.Scatter:P1}, 10% found in {shuffled.Found:P0}, "
            + $"{falseShuffled.False:P2} of settings false, equal shown in {falseShuffled.Same:P0}");
        output.WriteLine(
            $"blocks: rounds' ratios deviate by {blocks.Scatter:P1}, 10% found in {blocks.Found:P0}, "
                + $"{falseBlocks.False:P2} of settings false, equal shown in {falseBlocks.Same:P0}");
        Assert.InRange(blocks.Scatter, 0, 0.75 * shuffled.Scatter);
        Assert.InRange(blocks.Found - shuffled.Found, 0.2, 1);
        Assert.InRange(falseBlocks.Same - falseShuffled.Same, 0.2, 1);
        Assert.InRange(falseShuffled.False, 0, 0.01);
        Assert.InRange(falseBlocks.False, 0, 0.01);
    }

    private static (double Scatter, double Found, double False, double Same) Simulate(bool areBlocks, double ratio)
    {
        var random = new Random(20261126);
        var deviations = new List<double>();
        var (found, wrong, same) = (0, 0, 0);
        for (var run = 0; run < Runs; run++)
        {
            var times = Enumerable.Range(0, Settings * Models).Select(_ => new double[Rounds]).ToArray();
            var drift = Wandering * Noise.Normal(random);
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var place in OrderOf(areBlocks, random))
                {
                    times[place][round] = drift + Own * Noise.Normal(random)
                        + (place % Models == 1 ? Math.Log(ratio) : 0);
                    var kept = Math.Exp(-1 / Memory);
                    drift = kept * drift + Math.Sqrt(1 - kept * kept) * Wandering * Noise.Normal(random);
                }
            }

            for (var setting = 0; setting < Settings; setting++)
            {
                var series = times.Skip(Models * setting).Take(Models).Select((logarithms, model) => new RoundSeries(
                    $"{model}",
                    logarithms.Select((logarithm, round) => (round + 1, 30 * Math.Exp(logarithm))).ToDictionary()))
                        .ToList();
                var pairs = PairVerdict.AllOf(series, RunSettings.DefaultThreshold, (_, _) => null);
                deviations.AddRange(series[2].LogSpeedOver(series[0]).Select(Math.Abs));
                found += pairs.Count(pair => pair.First == "1" && pair.Verdict == Verdict.Slower);
                wrong += pairs.Any(
                    pair => pair.Verdict is Verdict.Faster or Verdict.Slower
                        && (ratio == 1 || pair is { First: "2", Second: "0" })) ? 1 : 0;
                same += pairs.Count(pair => pair is { First: "2", Second: "0", Verdict: Verdict.Same });
            }
        }

        deviations.Sort();
        const double All = Settings * Runs;
        return (deviations[deviations.Count / 2], found / All, wrong / All, same / All);
    }

    private static IEnumerable<int> OrderOf(bool areBlocks, Random random)
    {
        if (!areBlocks) return Shuffled(Settings * Models);
        return Shuffled(Settings).SelectMany(setting => Shuffled(Models).Select(model => Models * setting + model))
            .ToList();

        IReadOnlyList<int> Shuffled(int count)
        {
            int[] order = [.. Enumerable.Range(0, count)];
            random.Shuffle(order);
            return order;
        }
    }
}
