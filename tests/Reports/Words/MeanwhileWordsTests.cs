namespace ConcurrencyCompare.Tests.Reports.Words;

public class MeanwhileWordsTests
{
    private static readonly RunResults Sample = SampleResults.Full;

    [Fact]
    public void Of_says_nothing_where_nothing_happened() => Assert.Empty(Of(Sample));

    [Theory]
    [InlineData(-3600, true, "the clock was set back by 1 h. Dates are those of the clock when the run started;")]
    [InlineData(90, true, "the clock was set forward by 1.5 min. Dates")]
    [InlineData(259200, false, "the clock was set forward by 3 days, or the machine slept. Dates")]
    [InlineData(-2.5, false, "the clock was set back by 2.5 s. Dates")]
    public void Of_names_a_clock_that_was_set(double seconds, bool isWatched, string expected)
    {
        var lines = Of(
            With(round => round with { ClockSetSeconds = seconds, Health = isWatched ? SampleHealth.Quiet : null }));

        Assert.Contains(expected, Assert.Single(lines));
    }

    [Fact]
    public void Of_names_sleep_also_of_what_was_set_aside()
    {
        var lines = Of(With(round => round with { SetAside = [round with { Position = 99, SleptSeconds = 7_500 }] }));

        Assert.Equal(
            ["During the run, the machine slept for 2.1 h while measurement 99 was made, which counts as disturbed."],
            lines);
    }

    [Fact]
    public void Of_says_how_often_a_quota_ran_out()
    {
        var lines = Of(With(round => round with { Health = SampleHealth.Quiet with { Throttled = 0.63 } }));

        Assert.Equal(
            ["During the run, the quota of processor time ran out in more than 2% of its periods in 1 of 1 "
                + "measurements, which count as disturbed; at most in 63% of them."],
            lines);
    }

    [Fact]
    public void A_report_has_these_sentences() => Assert.Contains(
        HealthWords.Of(JudgedRun.Of(With(round => round with { ClockSetSeconds = -60 }))),
        line => line.Contains("set back by 1 min", StringComparison.Ordinal));

    private static IEnumerable<string> Of(RunResults results) => MeanwhileWords.Of(Meanwhile.Of(results));

    /// <summary>The sample with something else in its first measurement.</summary>
    private static RunResults With(Func<RoundResult, RoundResult> change)
    {
        var first = Sample.Cases[0];
        return Sample
            with
        {
            Cases =
                [first with { Rounds = [change(first.Rounds[0]), .. first.Rounds.Skip(1)] }, .. Sample.Cases.Skip(1)]
        };
    }
}
