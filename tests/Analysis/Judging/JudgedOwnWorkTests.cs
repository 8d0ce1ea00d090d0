namespace ConcurrencyCompare.Tests.Analysis.Judging;

public class JudgedOwnWorkTests
{
    private static readonly double[] Equal = [500_000, 500_000, 500_000];
    private static readonly double[] CallbacksWin = [800_000, 500_000, 650_000];
    private static readonly double[] ThreadsWin = [500_000, 800_000, 800_000];
    private static readonly double[] TwoWin = [800_000, 500_000, 500_000];

    [Fact]
    public void Of_is_nothing_where_nobody_described_a_work() =>
        Assert.Null(JudgedRun.Of(SampleResults.Create()).OwnWork);

    [Fact]
    public void A_winner_decides()
    {
        var own = Judged(OwnWorkSample.Create(8, CallbacksWin));

        Assert.True(own.IsDecided);
        Assert.Equal(["callbacks"], own.Setting.Leaders);
        Assert.Equal(8, own.Rounds);
        Assert.Null(own.Needed);
    }

    [Fact]
    public void A_tie_within_the_threshold_decides()
    {
        Assert.True(Judged(OwnWorkSample.Create(8, Equal)).IsDecided);
        Assert.Equal(["callbacks", "iterators"], Judged(OwnWorkSample.Create(8, TwoWin)).Setting.Leaders);
    }

    /// <summary>Seven rounds reach 98.4%, and each of six looks has to reach 99.2%: the same numbers decide where there
    /// is only one look.</summary>
    [Fact]
    public void Looks_are_paid_for_also_where_results_are_judged_again()
    {
        var run = OwnWorkSample.Create(7, CallbacksWin);

        Assert.False(Judged(run).IsDecided);
        Assert.Equal(8, Judged(run).Needed!.Value.Rounds);
        Assert.True(Judged(run with { OwnWork = run.OwnWork! with { Looks = [7] } }).IsDecided);
    }

    [Fact]
    public void Looks_make_intervals_wider_than_those_of_a_single_look()
    {
        var run = OwnWorkSample.Create(8, CallbacksWin);
        var pair = Judged(run).Setting.PairOf("callbacks", "threads")!;
        var alone = Judged(
            run with { OwnWork = run.OwnWork! with { Looks = [8] } }).Setting.PairOf("callbacks", "threads")!;

        Assert.True(pair.Speed.Confidence >= 1 - 0.05 / 6);
        Assert.True(alone.Speed.Confidence < pair.Speed.Confidence);
        Assert.True(pair.Speed.Low < alone.Speed.Low && pair.Speed.High > alone.Speed.High);
    }

    /// <summary>Of values, too: they stand beside the ratios, and are read at the same moment.</summary>
    [Fact]
    public void Looks_make_intervals_of_values_and_costs_as_wide()
    {
        var run = OwnWorkSample.Create(8, CallbacksWin, (NeighbourWork.TwiceTheWork, CallbacksWin));
        var own = Judged(run).Setting.Find("threads")!;
        var alone = Judged(run with { OwnWork = run.OwnWork! with { Looks = [8] } }).Setting.Find("threads")!;

        Assert.Equal(1 - 2 / 256.0, own.NanosecondsPerItem.Confidence, 9);
        Assert.Equal(1 - 2 / 256.0, own.Costs!.ProcessorTime!.Value.Confidence, 9);
        Assert.Equal(0.9609375, alone.NanosecondsPerItem.Confidence, 9);
        Assert.True(own.NanosecondsPerItem.Low < alone.NanosecondsPerItem.Low);
        // Nobody looks at a neighbour before its end.
        Assert.Equal(0.96875, Judged(run).Neighbours[0].Setting!.Find("threads")!.NanosecondsPerItem.Confidence, 9);
    }

    [Fact]
    public void Neighbours_say_where_the_answer_holds()
    {
        var own = Judged(OwnWorkSample.Create(
            8, CallbacksWin,
            (NeighbourWork.TwiceTheWork, TwoWin),
            (NeighbourWork.HalfTheParticipants, ThreadsWin),
            (NeighbourWork.TwiceTheParticipants, [500_000, 515_000, 500_000 * 1.5])));

        Assert.Equal(
            [NeighbourAnswer.Same, NeighbourAnswer.Other, NeighbourAnswer.Same, NeighbourAnswer.Unknown],
            own.Neighbours.Select(neighbour => neighbour.Answer));
    }

    [Fact]
    public void A_neighbour_too_fast_for_one_thread_changes_the_answer_of_those_that_have_only_one()
    {
        var run = OwnWorkSample.Create(8, CallbacksWin, (NeighbourWork.TwiceTheWork, ThreadsWin));
        var work = OwnWorkSample.Work with { ConsumeWait = 0, Rate = 40_000 };
        run = run with
        {
            OwnWork = run.OwnWork! with
            {
                Neighbours = [run.OwnWork.Neighbours[0] with { Work = work.WithWork(2) }],
            },
            // Models that cannot keep up were refused there.
            Cases = [.. run.Cases.Where(one => one.Setting == run.OwnWork.Setting || one.Model == "threads")],
        };

        Assert.Equal(NeighbourAnswer.Other, Assert.Single(Judged(run).Neighbours).Answer);
        // That a leader was not reached there says nothing.
        Assert.Equal(NeighbourAnswer.Unknown, Assert.Single(Judged(run with
        {
            OwnWork = run.OwnWork! with { Neighbours = [run.OwnWork.Neighbours[0] with { Work = OwnWorkSample.Work }] },
        }).Neighbours).Answer);
    }

    [Fact]
    public void Rounds_that_were_not_needed_are_not_lacking()
    {
        var run = OwnWorkSample.Create(8, CallbacksWin, (NeighbourWork.TwiceTheWork, Equal));
        var (own, neighbour) = (run.OwnWork!.Setting, run.OwnWork.Neighbours[0].Setting);

        Assert.False(IsLacking(own, "threads", 9));
        Assert.True(IsLacking(own, "threads", 3));
        Assert.True(IsLacking(own, "nobody", 9));
        Assert.True(IsLacking(neighbour, "threads", 6));

        bool IsLacking(string setting, string model, int round) =>
            run.IsLacking(
                new MissingRound(OwnWorkSample.Scenario, setting, model, round, "the budget was spent before"));
    }

    private static JudgedOwnWork Judged(RunResults run) => JudgedRun.Of(run).OwnWork!;
}
