using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Tests.Analysis;

public class RoundCostsTests
{
    [Fact]
    public void CenterOf_is_moved_by_an_odd_iteration_no_more_than_the_time_beside_it()
    {
        // One core: processor time is all time. The second iteration is odd; a mean would say 244.
        double[] times = [128, 751, 106, 105, 130];
        var round = RoundOf(times, time => time);

        Assert.Equal(RoundSeries.TimePerItem(round), RoundCosts.CenterOf(round, costs => costs.CpuNanosecondsPerItem));
        Assert.InRange(RoundCosts.CenterOf(round, costs => costs.CpuNanosecondsPerItem)!.Value, 105, 131);
    }

    [Fact]
    public void CenterOf_is_of_an_item_whatever_the_iterations_have_of_them()
    {
        var round = new RoundResult(1, 1, [10, 10])
        {
            IterationCosts = [new(1_000, 10_000, 10_000, 0, 0, 0, 0, 3), new(3_000, 30_000, 30_000, 0, 0, 0, 0, 9)],
        };

        Assert.Equal(10, RoundCosts.CenterOf(round, costs => costs.CpuNanosecondsPerItem));
        Assert.Equal(3, RoundCosts.CenterOf(round, costs => costs.ContentionsPerThousand));
    }

    [Fact]
    public void CenterOf_is_nothing_where_an_iteration_does_not_say()
    {
        var round = RoundOf([10, 11], _ => 5);
        var partly = round with
        {
            IterationCosts = [round.IterationCosts![0] with { VoluntarySwitches = 2 }, round.IterationCosts[1]],
        };

        Assert.Null(RoundCosts.CenterOf(partly, costs => costs.VoluntaryPerThousand));
        Assert.Null(RoundCosts.CenterOf(round with { IterationCosts = null }, costs => costs.CpuNanosecondsPerItem));
    }

    private static RoundResult RoundOf(double[] times, Func<double, double> cpuOf) => new(1, 1, times)
    {
        IterationCosts = [.. times.Select(time => new IterationCosts(1_000, 1_000 * time, 1_000 * cpuOf(time), 0, 0, 0, 0, 0))],
    };
}
