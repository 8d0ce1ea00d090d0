namespace ConcurrencyCompare.Tests.Analysis.Diagnostics;

public class WarmupCheckTests
{
    [Fact]
    public void Of_gives_the_first_iteration_over_the_median_of_the_later_ones()
    {
        var check = WarmupCheck.Of(With([300, 100, 200, 150]))!;

        Assert.Equal(2, check.Ratio.Center, 9);
        Assert.Equal(6, check.Processes);
        Assert.Equal((6, 0), (check.SlowFirst, check.SlowLast));
        Assert.True(check.Ratio.SupportsClaims);
    }

    [Fact]
    public void Of_counts_what_a_median_of_processes_hides()
    {
        var sample = With([100, 100, 100]);
        var rounds = sample.Cases[0].Rounds.ToArray();
        rounds[2] = rounds[2] with { NanosecondsPerItem = [130, 100, 100] };
        rounds[4] = rounds[4] with { NanosecondsPerItem = [100, 100, 124] };
        var check = WarmupCheck.Of(sample with { Cases = [sample.Cases[0] with { Rounds = rounds }] })!;

        Assert.Equal(1, check.Ratio.Center);
        Assert.Equal((1, 0), (check.SlowFirst, check.SlowLast));
    }

    [Fact]
    public void Of_leaves_out_processes_with_a_single_iteration() => Assert.Null(WarmupCheck.Of(With([300])));

    [Fact]
    public void Of_leaves_out_latency_whose_times_follow_from_the_rate()
    {
        var sample = SampleResults.Create();

        Assert.Equal(12, WarmupCheck.Of(sample)!.Processes);
    }

    [Fact]
    public void Report_says_what_the_first_iterations_took() =>
        Assert.Contains(
            "First iterations took 2.00x [2.00, 2.00] as long as the later ones of their process (6 processes). More "
                + "than 1.25x as long "
                + "as the others took the first iteration of 6 processes, and the last iteration of 0.",
            RunReport.Of(With([300, 100, 200, 150])).LinesIn("anomalies"));

    private static RunResults With(IReadOnlyList<double> iterations)
    {
        var sample = SampleResults.Create();
        var measured = sample.Cases[0];
        return sample with
        {
            Cases =
            [
                measured
                    with { Rounds =
                        [.. measured.Rounds.Select(round => round with { NanosecondsPerItem = iterations })] },
            ],
        };
    }
}
