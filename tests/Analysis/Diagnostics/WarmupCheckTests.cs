using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Analysis.Diagnostics;

public class WarmupCheckTests
{
    [Fact]
    public void Of_gives_the_first_iteration_over_the_median_of_the_later_ones()
    {
        var check = WarmupCheck.Of(With([300, 100, 200, 150]))!;

        Assert.Equal(2, check.Ratio.Center, 9);
        Assert.Equal(6, check.Processes);
        Assert.True(check.Ratio.SupportsClaims);
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
            "First iterations took 2.00x [2.00, 2.00] the time of the later ones of their process (6 processes).",
            Report.Of(With([300, 100, 200, 150])).Diagnostics);

    private static RunResults With(IReadOnlyList<double> iterations)
    {
        var sample = SampleResults.Create();
        var measured = sample.Cases[0];
        return sample with
        {
            Cases =
            [
                measured with { Rounds = [.. measured.Rounds.Select(round => round with { NanosecondsPerItem = iterations })] },
            ],
        };
    }
}
