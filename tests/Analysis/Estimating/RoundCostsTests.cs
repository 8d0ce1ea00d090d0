using CsCheck;

namespace ConcurrencyCompare.Tests.Analysis.Estimating;

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

    // Whatever the iterations are: where none took more processor time than its wall time allows, no row says so
    // either.
    [Fact]
    public void CenterOf_keeps_processor_time_below_wall_time_times_processors_in_the_round_and_in_the_row() =>
        Gen.Select(Gen.Int[1, 4], Gen.Select(Gen.Double[1, 1_000], Gen.Double[0, 1]).Array[1, 6].Array[1, 10])
            .Sample((processors, rounds) =>
        {
            var measured = rounds.Select(
                (iterations, round) => new RoundResult(round + 1, 1, [.. iterations.Select(one => one.Item1)])
                {
                    IterationCosts =
                [
                    .. iterations.Select(one => new IterationCosts(
                        1_000, 1_000 * one.Item1, 1_000 * one.Item1 * one.Item2 * processors, 0, 0, 0, 0, 0)),
                ],
                }).ToList();

            var times = measured.Select(RoundSeries.TimePerItem).ToList();
            var costs = measured.Select(round => RoundCosts.CenterOf(round, cost => cost.CpuNanosecondsPerItem)!.Value)
                .ToList();

            const double Rounding = 1 + 1e-9;
            return costs.Zip(times, (cost, time) => cost <= time * processors * Rounding).All(holds => holds)
                && Estimate.Of(costs).Center <= Estimate.Of(times).Center * processors * Rounding;
        });

    [Fact]
    public void CollectionsPerMillion_is_a_rate_of_all_iterations()
    {
        var round = RoundOf([10, 10, 10, 10], _ => 5);
        var collected = round with
        {
            IterationCosts = [round.IterationCosts![0] with { Gen0Collections = 1 }, .. round.IterationCosts.Skip(1)],
        };

        // One in 4,000 items; the centre of 1,000, 0, 0 and 0 would be 0.
        Assert.Equal(250, RoundCosts.CollectionsPerMillion(collected));
        Assert.Null(RoundCosts.CollectionsPerMillion(round with { IterationCosts = null }));
    }

    private static RoundResult RoundOf(double[] times, Func<double, double> cpuOf) => new(1, 1, times)
    {
        IterationCosts =
            [.. times.Select(time => new IterationCosts(1_000, 1_000 * time, 1_000 * cpuOf(time), 0, 0, 0, 0, 0))],
    };
}
