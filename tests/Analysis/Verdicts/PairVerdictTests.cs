using CsCheck;

namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class PairVerdictTests
{
    private static readonly double[] Rounds = [1, 1.02, 0.99, 1.05, 0.97, 1.01];

    [Theory]
    [InlineData(0.5, Verdict.Faster)]
    [InlineData(2, Verdict.Slower)]
    [InlineData(1.03, Verdict.Same)]
    [InlineData(1.2, Verdict.Slower)]
    [InlineData(1.05, Verdict.Undecided)]
    public void AllOf_judges_by_the_interval(double factor, object expected)
    {
        // Up to 2% between the two, from round to round.
        var first = Rounds.Select((round, place) => round * factor * (1 + 0.005 * (place % 3 - 1)));

        Assert.Equal(expected, Judge([.. first], Rounds).Verdict);
    }

    [Fact]
    public void AllOf_claims_nothing_of_a_wide_interval_around_one() =>
        Assert.Equal(Verdict.Undecided, Judge([1, 1.3, 0.8, 1.2, 0.7, 1.1], Rounds).Verdict);

    /// <summary>A failure of a test prints it.</summary>
    [Fact]
    public void ToString_ends() => Assert.Contains("Verdict = ", Judge([1, 1, 1, 1, 1], [9, 9, 9, 9, 9.1]).ToString());

    [Fact]
    public void AllOf_claims_nothing_after_five_rounds() =>
        Assert.Equal(Verdict.Undecided, Judge([1, 1, 1, 1, 1], [9, 9, 9, 9, 9.1]).Verdict);

    // 20% with no scatter at all: only threshold and offset may stand in the way.
    [Theory]
    [InlineData(null, Verdict.Faster)]
    [InlineData(0.0, Verdict.Faster)]
    [InlineData(0.19, Verdict.Faster)]
    [InlineData(0.21, Verdict.Undecided)]
    public void AllOf_calls_nothing_a_difference_that_an_offset_makes(double? offset, object expected)
    {
        var pair = Judge([.. Rounds.Select(round => round / 1.2)], Rounds, offset: offset);
        Assert.Equal(expected, pair.Verdict);
        Assert.Equal(pair.Verdict == Verdict.Undecided ? Obstacle.Offset : Obstacle.None, pair.HeldBackBy);
        Assert.Equal(
            expected, Judge(Rounds, [.. Rounds.Select(round => round / 1.2)], offset: offset).Reversed.Verdict);
    }

    // What is measured 1% apart may be 1% and the offset apart.
    [Theory]
    [InlineData(0.0, Verdict.Same)]
    [InlineData(0.039, Verdict.Same)]
    [InlineData(0.041, Verdict.Undecided)]
    public void AllOf_calls_nothing_equal_that_an_offset_may_hide(double offset, object expected)
    {
        Assert.Equal(expected, Judge([.. Rounds.Select(round => round / 1.01)], Rounds, offset: offset).Verdict);
        Assert.Equal(expected, Judge([.. Rounds.Select(round => round * 1.01)], Rounds, offset: offset).Verdict);
    }

    [Fact]
    public void AllOf_tests_against_the_threshold_and_not_against_no_difference()
    {
        // Nine percent faster in the mean, and in every round by more than five: surely a difference, but not so surely
        // beyond 5%.
        double[] first = [1 / 1.055, 1 / 1.12, 1 / 1.06, 1 / 1.13, 1 / 1.056, 1 / 1.11];

        var pair = Judge(first, [1, 1, 1, 1, 1, 1]);

        Assert.True(pair.Speed.Low > 1.05);
        Assert.InRange(pair.PValue, 0.01, 0.05);
        Assert.Equal((Verdict.Undecided, Obstacle.PValue), (pair.Verdict, pair.HeldBackBy));
        Assert.Equal(Verdict.Faster, Judge(first, [1, 1, 1, 1, 1, 1], threshold: 0.02).Verdict);
    }

    [Theory]
    [InlineData(0.05, Verdict.Faster)]
    [InlineData(0.25, Verdict.Same)]
    public void AllOf_judges_against_the_threshold(double threshold, object expected) =>
        Assert.Equal(expected, Judge([.. Rounds.Select(round => round / 1.2)], Rounds, threshold).Verdict);

    [Fact]
    public void AllOf_asks_more_of_each_pair_the_more_pairs_there_are()
    {
        double[] first = [0.79, 0.86, 0.77, 0.93, 0.81, 0.87];
        double[] second = [1, 1, 1, 1, 1, 1];
        double[] wild = [1, 1.4, 0.7, 1.3, 0.8, 1.1];

        var alone = Judge(first, second);
        var amongMany = PairVerdict.AllOf(
            [
                Series("second", second), Series("first", first),
                .. Enumerable.Range(0, 6).Select(place => Series($"{place}", wild)),
            ],
            0.05,
            (_, _) => null)[0];

        Assert.Equal(Verdict.Faster, alone.Verdict);
        Assert.Equal((alone.First, alone.Second, alone.Speed), (amongMany.First, amongMany.Second, amongMany.Speed));
        Assert.Equal((Verdict.Undecided, Obstacle.Pairs), (amongMany.Verdict, amongMany.HeldBackBy));
        Assert.True(amongMany.PValue > alone.PValue);
    }

    // Every round says beyond 5%, and p is 0.5% or 0.12%: a sixth of 1% is less than the one, a third of a sixth less
    // than the other, and seven rounds give no interval of 99.2%.
    [Theory]
    [InlineData(1.06, 8, 1, 1, Obstacle.None)]
    [InlineData(1.06, 8, 1, 6, Obstacle.Looks)]
    [InlineData(1.06, 8, 3, 1, Obstacle.Pairs)]
    [InlineData(1.06, 8, 3, 6, Obstacle.Pairs | Obstacle.Looks)]
    [InlineData(1.07, 8, 1, 6, Obstacle.None)]
    [InlineData(1.07, 8, 3, 1, Obstacle.None)]
    [InlineData(1.07, 8, 3, 6, Obstacle.Pairs | Obstacle.Looks)]
    [InlineData(1.085, 7, 1, 1, Obstacle.None)]
    [InlineData(1.085, 7, 1, 6, Obstacle.Looks)]
    public void HeldBackBy_says_what_the_error_is_shared_with(
        double least, int rounds, int pairs, int looks, object expected)
    {
        double[] ones = [.. Enumerable.Repeat(1.0, rounds)];
        double[] first = [.. ones.Select((one, round) => one / (round % 2 == 0 ? least : 1.125))];
        double[] wild = [.. ones.Select((one, round) => one * (round % 2 == 0 ? 2 : 0.5))];
        RoundSeries[] models = pairs == 1
            ? [Series("second", ones), Series("first", first)]
            : [Series("second", ones), Series("first", first), Series("third", wild)];

        var pair = PairVerdict.AllOf(models, 0.05, (_, _) => null, SequentialLooks.Share(looks))[0];

        Assert.Equal(expected, pair.HeldBackBy);
        Assert.Equal(pair.HeldBackBy == Obstacle.None ? Verdict.Faster : Verdict.Undecided, pair.Verdict);
        Assert.Equal(pair.HeldBackBy, pair.Reversed.HeldBackBy);
    }

    [Fact]
    public void AllOf_judges_the_models_alike_whatever_peers_stand_beside_them()
    {
        RoundSeries[] models =
        [
            Series("threads", [1, 1, 1, 1, 1, 1]), Series("callbacks", [0.73, 0.8, 0.71, 0.82, 0.75, 0.81]),
            Series("iterators", [1, 1.4, 0.7, 1.3, 0.8, 1.1]),
        ];
        RoundSeries[] peers =
            [.. Enumerable.Range(0, 12).Select(place => Series($"peer-{place}", [1, 1.5, 0.6, 1.2, 0.8, 1.1]))];
        var names = peers.Select(peer => peer.Model).ToHashSet();

        var alone = PairVerdict.AllOf(models, 0.05, (_, _) => null);
        var beside = PairVerdict.AllOf([.. models, .. peers], 0.05, (_, _) => null, peers: names);
        var asEquals = PairVerdict.AllOf([.. models, .. peers], 0.05, (_, _) => null);

        Assert.Equal(105, beside.Count);
        Assert.Equal(Verdict.Faster, alone[0].Verdict);
        Assert.Equal(alone, beside.Where(pair => !names.Contains(pair.First) && !names.Contains(pair.Second)));
        Assert.Equal(Verdict.Undecided, asEquals[0].Verdict);
        // In the order of the models, in three families.
        Assert.Equal(
            asEquals.Select(pair => (pair.First, pair.Second)), beside.Select(pair => (pair.First, pair.Second)));
        Assert.Equal(
            [(3, 3), (36, 36), (66, 66)],
            beside.CountBy(pair => pair.FamilySize).Select(one => (one.Key, one.Value)).Order());
    }

    [Fact]
    public void AllOf_pairs_every_model_with_every_one_before_it()
    {
        var pairs = PairVerdict.AllOf(
            [Series("a", Rounds), Series("b", Rounds), Series("c", Rounds)], 0.05, (_, _) => null);

        Assert.Equal([("b", "a"), ("c", "a"), ("c", "b")], pairs.Select(pair => (pair.First, pair.Second)));
    }

    [Fact]
    public void AllOf_compares_only_inside_rounds_that_both_have()
    {
        var second = new RoundSeries("second", new Dictionary<int, double> { [9] = 1, [2] = 10, [3] = 20 });
        var first = new RoundSeries("first", new Dictionary<int, double> { [3] = 10, [2] = 5, [1] = 1 });

        var pair = Assert.Single(PairVerdict.AllOf([second, first], 0.05, (_, _) => null));

        Assert.Equal((2, 2), (pair.Speed.Low, pair.Speed.High));
        Assert.Empty(PairVerdict.AllOf([second, Series("first", [1])], 0.05, (_, _) => null));
    }

    // Beside an error of 0.5%, 2.26 deviations of a drift by ten cases have to fit into 5%.
    [Theory]
    [InlineData(null, Verdict.Same)]
    [InlineData(0.01, Verdict.Same)]
    [InlineData(0.03, Verdict.Undecided)]
    public void Judge_calls_nothing_equal_that_a_drift_may_hide(double? drift, object expected)
    {
        var difference = new Difference(
            "new", "base", new Estimate(1, 0.99, 1.01, 0.95), new MeanShift(0, 0.005, 18), default)
        {
            Drift = drift is { } deviation ? new DriftEstimate(deviation, Cases: 10) : null,
        };

        Assert.Equal(expected, PairVerdict.Judge([difference], 0.05)[0].Verdict);
    }

    // Shrunk by the property below: 31.5 / 30 is on the threshold, and rounding laid it on either side of it.
    [Fact]
    public void AllOf_says_the_same_of_both_directions_where_an_interval_ends_on_the_threshold()
    {
        double[] one = [30.75, 32.25, 33, 35.25, 30, 31.5, 34.5, 33.75];
        double[] other = [30.75, 30, 33.75, 35.25, 31.5, 34.5, 33, 32.25];

        Assert.Equal((Verdict.Same, Verdict.Same), (Judge(one, other).Verdict, Judge(other, one).Verdict));
    }

    [Fact]
    public void Swapping_two_models_turns_the_verdict_round() =>
        Gen.Select(Series(8), Series(8), Offset).Sample((one, other, offset) =>
        {
            var forth = Judge(one, other, offset: offset);
            var back = Judge(other, one, offset: offset).Reversed;
            return forth.Verdict == back.Verdict && IsClose(forth, back);
        });

    [Fact]
    public void The_unit_of_time_does_not_change_the_verdict() =>
        Gen.Select(Series(8), Series(8), Gen.Int[-9, 9]).Sample((one, other, power) =>
        {
            // A power of two, so that the values themselves stay exact.
            var unit = Math.Pow(2, power);
            var inNanoseconds = Judge(one, other);
            var inUnits = Judge([.. one.Select(time => time * unit)], [.. other.Select(time => time * unit)]);
            return inNanoseconds.Verdict == inUnits.Verdict && IsClose(inNanoseconds, inUnits);
        });

    private static Gen<double?> Offset => Gen.Double[0, 0.4].Select(offset => offset < 0.1 ? default(double?) : offset);

    /// <summary>Times around a level of their own, with noise of their own: well above what rounding makes of a ratio
    /// and its reciprocal, which would decide otherwise.</summary>
    private static Gen<double[]> Series(int rounds) =>
        from level in Gen.Double[1, 1.6]
        from noise in Gen.Double[0.01, 0.2]
        from values in Gen.Shuffle(Enumerable.Range(0, rounds).ToArray())
        select values.Select(value => 30 * level * (1 + noise * value / rounds)).ToArray();

    private static bool IsClose(PairVerdict one, PairVerdict other) =>
        Math.Abs(one.Speed.Low / other.Speed.Low - 1) < 1e-9
        && Math.Abs(one.Speed.High / other.Speed.High - 1) < 1e-9
        && Math.Abs(one.PValue - other.PValue) < 1e-9;

    private static PairVerdict Judge(double[] first, double[] second, double threshold = 0.05, double? offset = null) =>
        Assert.Single(
            PairVerdict.AllOf([Series("second", second), Series("first", first)], threshold, (_, _) => offset));

    private static RoundSeries Series(string model, double[] values) =>
        new(model, values.Select((value, round) => (round + 1, value)).ToDictionary());
}
