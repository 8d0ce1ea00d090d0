using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Validity;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Analysis.Validity;

public class OwnWorkCheckTests
{
    private static readonly WorkDescription Waiting = new() { ConsumeWait = 3_000_000, Consumers = 8 };

    // 3 ms among eight are 375 µs; calibrated work is as exact as 5%.
    [Theory]
    [InlineData(1.01, false)]
    [InlineData(0.97, false)]
    [InlineData(0.9, true)]
    [InlineData(0.5, true)]
    public void Less_than_the_work_alone_is_too_short(double share, bool expected)
    {
        var checks = ChecksOf(Waiting, [375_000 * 1.2, 375_000 * share, 375_000 * 1.5]);

        Assert.Equal([375_000, 375_000, 375_000], checks.Select(check => check.Least));
        Assert.Equal([false, expected, false], checks.Select(check => check.IsTooShort));
        var clean = RunValidity.Of(new ValidatedRun(rounds: 10, seed: 1).Create());
        Assert.True(clean.IsClean);
        Assert.Equal(!expected, (clean with { OwnWork = checks }).IsClean);
    }

    // A wait of 3 ms that ends within 7 ms: 875 µs among eight, and 10 µs beside.
    [Theory]
    [InlineData(700_000, false)]
    [InlineData(860_000, false)]
    [InlineData(910_000, true)]
    [InlineData(5_000_000, true)]
    public void Waits_that_the_fastest_model_makes_longer_are_too_long(double fastest, bool expected)
    {
        var checks = ChecksOf(Waiting, [9_000_000, fastest, 8_000_000]);

        Assert.Equal([null, 885_000, null], checks.Select(check => check.Most));
        Assert.Equal([false, expected, false], checks.Select(check => check.IsTooLong));
        Assert.Equal([true, !expected, true], checks.Select(check => check.IsRight));
    }

    /// <summary>What computing, hand-overs or timers decide has no upper end.</summary>
    [Fact]
    public void Only_waiting_that_is_nearly_all_has_an_upper_end()
    {
        Assert.NotNull(MostOf(Waiting));
        Assert.NotNull(MostOf(Waiting with { Consume = 20_000 }));
        Assert.NotNull(MostOf(new WorkDescription { ProduceWait = 10_000_000 }));
        Assert.Null(MostOf(Waiting with { Consume = 30_000 }));
        Assert.Null(MostOf(Waiting with { Consumers = 1_000 }));
        Assert.Null(MostOf(Waiting with { ConsumeWait = 999_000, Consumers = 1 }));
        Assert.Null(MostOf(Waiting with { ProduceWait = 1_000 }));
        Assert.Null(MostOf(new WorkDescription { Consume = 1_000_000 }));

        double? MostOf(WorkDescription work) => ChecksOf(work, [2_000_000, 1_000_000, 2_000_000])[1].Most;
    }

    [Fact]
    public void Neighbours_are_held_against_their_own_descriptions()
    {
        var run = OwnWorkSample.Create(
            8, [500_000, 600_000, 600_000], (NeighbourWork.TwiceTheWork, [500_000, 900_000, 900_000]));

        var wrong = Assert.Single(OwnWorkCheck.AllOf(run), check => !check.IsRight);

        Assert.Equal(run.OwnWork!.Neighbours[0].Setting, wrong.Case.Setting);
        Assert.Equal((753_750, "threads"), (wrong.Least, wrong.Case.Model));
    }

    [Fact]
    public void Nothing_follows_where_nobody_described_a_work_or_items_come_at_a_rate()
    {
        Assert.Empty(OwnWorkCheck.AllOf(SampleResults.Create()));
        Assert.Empty(ChecksOf(Waiting with { Rate = 100 }, [1, 1, 1]));
    }

    private static IReadOnlyList<OwnWorkCheck> ChecksOf(WorkDescription work, double[] times) =>
        OwnWorkCheck.AllOf(RunOf(work, times));

    private static RunResults RunOf(WorkDescription work, double[] times)
    {
        var run = OwnWorkSample.Create(8, times);
        return run with { OwnWork = run.OwnWork! with { Work = work } };
    }
}
