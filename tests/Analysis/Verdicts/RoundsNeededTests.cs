namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class RoundsNeededTests
{
    // By hand: the interval is t * s / sqrt(n) wide to each side, with t of a 95% interval from tables.
    [Theory]
    [InlineData(0.0, 0.06, 9)] // 2.306 * 0.06 / 3 = 0.0461 is within 0.0488; with eight 2.365 * 0.06 / 2.828 = 0.0502.
    [InlineData(0.02, 0.06, 20)] // 2.093 * 0.06 / 4.472 = 0.0281 is within 0.0288.
    [InlineData(0.0, 0.02, 8)] // Seven are there already.
    public void Of_says_when_the_interval_would_lie_within_the_threshold(
        double center, double deviation, int expected) =>
        Assert.Equal(new RoundsNeeded(expected), Needed(center, deviation));

    [Fact]
    public void Of_says_when_the_interval_would_lie_beyond_the_threshold()
    {
        // 10%: 0.0953 is 0.0465 beyond; of 1% on one side 2.500 * 0.09 / sqrt(24) = 0.0459, and 2.508 * 0.09 / sqrt(23)
        // = 0.0471.
        Assert.Equal(new RoundsNeeded(24), Needed(Math.Log(1.1), 0.09));
        Assert.Equal(Needed(Math.Log(1.1), 0.09), Needed(-Math.Log(1.1), 0.09));
    }

    [Fact]
    public void Of_allows_for_all_that_is_judged_together()
    {
        // A large difference with a large spread: beyond the threshold it is soon, but one among many.
        var alone = Needed(1, 1, family: 1).Rounds;
        var amongMany = Needed(1, 1, family: 30).Rounds;

        Assert.True(alone < amongMany);
    }

    [Fact]
    public void Of_needs_fewer_rounds_in_turns_than_degrees_of_freedom_apart() =>
        Assert.True(Needed(0, 0.06, samples: 2).Rounds < Needed(0, 0.06).Rounds);

    [Theory]
    [InlineData(0.0487, 0.05)]
    [InlineData(0.0, 1)]
    public void Of_says_more_than_anybody_measures(double center, double deviation) =>
        Assert.True(Needed(center, deviation).Rounds > RoundsNeeded.Most);

    [Theory]
    [InlineData(1.08, 0.12)] // A difference inside the offset.
    [InlineData(1 / 1.08, 0.12)]
    [InlineData(1.01, 0.06)] // Equal, if the offset did not hide that.
    [InlineData(1.02, 0.04)]
    public void Of_says_that_rounds_do_not_help_against_an_offset(double ratio, double offset) =>
        Assert.Equal(new RoundsNeeded(null), Needed(Math.Log(ratio), 0.01, offset: offset));

    [Theory]
    [InlineData(1.2, 0.12)]
    [InlineData(1.01, 0.03)]
    public void Of_asks_for_rounds_where_the_offset_is_not_in_the_way(double ratio, double offset) =>
        Assert.NotNull(Needed(Math.Log(ratio), 0.3, offset: offset).Rounds);

    // Beside a drift of 3% by ten cases, 95% are 2.262 deviations, and 1% 3.250: 1.1 is 0.0465 beyond, 1.2 is 0.1335.
    [Theory]
    [InlineData(1.1, 0.03, true)]
    [InlineData(1.2, 0.03, false)]
    [InlineData(1.0, 0.03, true)]
    [InlineData(1.0, 0.02, false)]
    public void Of_says_that_rounds_do_not_help_against_a_drift(double ratio, double deviation, bool isHidden)
    {
        var needed = Needed(Math.Log(ratio), 0.3, samples: 2, drift: new DriftEstimate(deviation, Cases: 10));

        Assert.Equal(isHidden, needed == new RoundsNeeded(null, IsHiddenByDrift: true));
        Assert.Equal(isHidden, needed.Rounds is null);
    }

    [Fact]
    public void Of_asks_for_more_rounds_the_more_of_the_error_is_drift() => Assert.True(
        Needed(Math.Log(1.2), 0.3, samples: 2).Rounds
        < Needed(Math.Log(1.2), 0.3, samples: 2, drift: new DriftEstimate(0.03, 10)).Rounds);

    [Theory]
    [InlineData(1, 6)]
    [InlineData(5, 6)]
    public void Of_asks_for_six_rounds_where_there_are_fewer(int rounds, int expected) =>
        Assert.Equal(new RoundsNeeded(expected), Needed(0, 0.5, rounds, confidence: 0.9));

    [Fact]
    public void Of_is_right_about_half_of_the_time_when_the_rounds_come_as_they_were()
    {
        const int Trials = 400;
        const double Deviation = 0.07;
        var needed = Needed(Math.Log(1.1), Deviation, family: 17).Rounds!.Value;
        var random = new Random(20261124);

        var decided = Enumerable.Range(0, Trials).Count(_ => IsDecided(needed));

        Assert.InRange(decided / (double)Trials, 0.35, 0.65);

        bool IsDecided(int rounds)
        {
            var logarithms = Enumerable.Range(1, rounds)
                .ToDictionary(round => round, _ => Math.Log(1.1) + Deviation * Noise.Normal(random));
            var first = new RoundSeries("new", logarithms.ToDictionary(round => round.Key, _ => 1.0));
            var second = new RoundSeries(
                "base", logarithms.ToDictionary(round => round.Key, round => Math.Exp(round.Value)));
            // The others of the family have nothing to say.
            Difference[] others =
                [.. Enumerable.Range(0, 16)
                    .Select(_ => new Difference("", "", new Estimate(1, 1, 1, 1), null, default))];
            return PairVerdict.Judge([Difference.InsideRounds(first, second)!, .. others], 0.05)[0].Verdict
                == Verdict.Faster;
        }
    }

    private static RoundsNeeded Needed(
        double center, double deviation, int rounds = 7, int samples = 1, int family = 1, double? offset = null,
        double confidence = 0.95, DriftEstimate? drift = null)
    {
        var ratio = Math.Exp(center);
        var difference = new Difference(
            "new", "base", new Estimate(ratio, ratio, ratio, confidence), null,
            new RoundSpread(deviation, rounds, samples))
        {
            Offset = offset,
            Drift = drift,
        };
        return RoundsNeeded.Of(difference, 0.05, family);
    }
}
