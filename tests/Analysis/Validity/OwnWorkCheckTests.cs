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
        Assert.Null(MostOf(new WorkDescription { Consume = 99_000 }));

        double? MostOf(WorkDescription work) => ChecksOf(work, [2_000_000, 1_000_000, 2_000_000])[1].Most;
    }

    /// <summary>1 ms at each end: on one thread an item takes 2 ms, and on two processors 1 ms.</summary>
    [Theory]
    [InlineData(1_000_000, 2_000_000, true)]
    [InlineData(1_000_000, 1_890_000, false)]
    [InlineData(940_000, 2_000_000, false)]
    [InlineData(1_700_000, 2_400_000, true)]
    // A fifth more is a slower processor, a half more is other work.
    [InlineData(1_700_000, 3_000_000, false)]
    public void One_thread_shares_no_computing(double threads, double oneThread, bool isRight)
    {
        var work = new WorkDescription { Produce = 1_000_000, Consume = 1_000_000 };

        var checks = ChecksOf(work, [threads, oneThread, oneThread * 1.1]);

        Assert.Equal([1e6, 2e6, 2e6], checks.Select(check => check.Least));
        Assert.Equal([null, 1.25 * 2_010_000, null], checks.Select(check => check.Most));
        Assert.Equal(isRight, checks.All(check => check.IsRight));
    }

    /// <summary>A control is measured as its model is.</summary>
    [Fact]
    public void Controls_of_one_thread_are_held_against_one_thread()
    {
        var run = RunOf(new WorkDescription { Produce = 1_000_000, Consume = 1_000_000 }, [1e6, 2e6, 2e6]);
        run = run with
        {
            Controls = [new ControlModel("callbacks-control", "callbacks", ["callbacks", "iterators"])],
            Cases =
            [
                .. run.Cases,
                .. run.Cases.Where(one => one.Model == "callbacks")
                    .Select(one => one with { Model = "callbacks-control" }),
            ],
        };

        Assert.Equal([1e6, 2e6, 2e6, 2e6], OwnWorkCheck.AllOf(run).Select(check => check.Least));
    }

    // A thousand items at 1,000 a second come in a second: who is a tenth of that behind at the median falls behind.
    [Theory]
    [InlineData(90_000, true)]
    [InlineData(99_000_000, true)]
    [InlineData(110_000_000, false)]
    public void Who_does_not_keep_up_with_a_rate_has_no_latency(double median, bool isRight)
    {
        var run = RunOf(new WorkDescription { Rate = 1_000 }, [1e6, 1e6, 1e6]);
        run = run with
        {
            Cases =
            [
                .. run.Cases.Select(one => one with
                {
                    Rounds =
                    [
                        .. one.Rounds.Select(round => round with
                        {
                            Latency = new LatencyDistribution(1_000, median, median, median, "", median),
                        }),
                    ],
                }),
            ],
        };

        var checks = OwnWorkCheck.AllOf(run);

        Assert.Equal(3, checks.Count);
        Assert.All(checks, check =>
        {
            Assert.Equal((true, 100_000_000, isRight), (check.IsRated, check.Most, check.IsRight));
            Assert.False(check.IsTooShort);
        });
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
    public void Nothing_follows_where_nobody_described_a_work_or_a_rate_has_no_latencies()
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
