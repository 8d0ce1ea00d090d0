namespace ConcurrencyCompare.Tests.Analysis.Comparing;

public class RunComparisonTests
{
    private static readonly RunComparison Sample = Compare(SampleComparison.Base, SampleComparison.New);

    private static readonly RunComparison SampleApart = Compare(
        SampleComparison.Base.Apart(), SampleComparison.New.Apart());

    [Fact]
    public void Of_compares_runs_in_turns_only_where_both_are_sides_of_the_same_turns()
    {
        var other = SampleComparison.New with { Settings = SampleComparison.New.Settings with { TurnsId = "others" } };

        Assert.Equal(ComparisonKind.InTurns, Sample.Kind);
        Assert.Equal(ComparisonKind.Apart, SampleApart.Kind);
        Assert.Equal(ComparisonKind.Apart, Compare(SampleComparison.Base, other).Kind);
    }

    [Theory]
    [InlineData("callbacks, throughput, capacity 1024", Verdict.Slower, 1 / 1.12)]
    [InlineData("iterators, throughput, capacity 1024", Verdict.Faster, 1 / 0.8)]
    [InlineData("callbacks, throughput, capacity unbounded", Verdict.Same, 1)]
    [InlineData("iterators, throughput, capacity unbounded", Verdict.Undecided, 1 / 1.04)]
    public void Of_holds_each_case_against_itself(string name, object verdict, double speed)
    {
        var compared = Case(Sample, name);

        Assert.Equal(
            ("new", "base", verdict), (compared.Pair.First, compared.Pair.Second, (object)compared.Pair.Verdict));
        Assert.Equal(speed, compared.Pair.Speed.Center, 3);
        Assert.Null(compared.Drift);
        Assert.Equal(verdict is Verdict.Undecided, compared.RoundsNeeded is not null);
    }

    [Fact]
    public void Of_compares_in_turns_inside_rounds_whatever_these_do_to_both()
    {
        var factors = new[] { 1, 3, 0.2, 5, 1, 0.1, 2, 7 };

        var drifting = Compare(Drift(SampleComparison.Base), Drift(SampleComparison.New));

        Assert.Equal(Sample.Cases.Select(Verdict), drifting.Cases.Select(Verdict));

        RunResults Drift(RunResults run) => run.Retimed((_, round) => factors[round.Round - 1]);
        static (Verdict, double) Verdict(CaseComparison compared) =>
            (compared.Pair.Verdict, Math.Round(compared.Pair.Speed.Center, 9));
    }

    [Fact]
    public void Of_says_of_runs_that_are_the_same_that_nothing_changed()
    {
        var same = Compare(SampleComparison.Base, SampleComparison.Base);

        Assert.All(same.Cases, compared => Assert.Equal((1, 1), (compared.Pair.Speed.Low, compared.Pair.Speed.High)));
        Assert.DoesNotContain(same.Cases, compared => compared.Pair.Verdict is Verdict.Slower or Verdict.Faster);
    }

    [Fact]
    public void Of_turns_round_with_the_runs()
    {
        var reversed = Compare(SampleComparison.New, SampleComparison.Base);

        foreach (var compared in Sample.Cases)
        {
            var other = reversed.Cases.Single(one => one.Case == compared.Case);
            Assert.Equal(compared.Pair.Reversed.Verdict, other.Pair.Verdict);
            Assert.Equal(compared.Pair.Speed.Low, 1 / other.Pair.Speed.High, 9);
            Assert.Equal((compared.Base, compared.New), (other.New, other.Base));
        }
    }

    [Fact]
    public void Of_lists_what_it_cannot_compare()
    {
        Assert.Equal(
            [
                ("threads, throughput, capacity unbounded", LeftOutReason.OnlyInBase),
                ("threads, waiting-producers, capacity 1024", LeftOutReason.InNeither),
                ("callbacks, payloads, capacity unbounded", LeftOutReason.OnlyInNew),
            ],
            Sample.LeftOut.Select(left => (left.Case.Name, left.Reason)));
        Assert.DoesNotContain(
            Sample.Cases, compared => compared.Case.Model.EndsWith("-control", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_leaves_out_what_shares_no_round_or_is_measured_in_another_way()
    {
        var run = SampleResults.Create();
        var first = OnlyRounds(run, round => round.Round <= 3);
        var last = OnlyRounds(run, round => round.Round > 3);
        var asTime = run
            with
        {
            Cases =
                [.. run.Cases.Select(
                    measured =>
                        measured
                            with { Rounds = [.. measured.Rounds.Select(round => round with { Latency = null })] })]
        };

        Assert.All(
            Compare(InTurns(first), InTurns(last)).LeftOut,
            left => Assert.Equal(LeftOutReason.NoRoundInCommon, left.Reason));
        Assert.Empty(Compare(first, last).LeftOut);
        Assert.Equal(
            [("latency", LeftOutReason.OtherQuantity), ("latency", LeftOutReason.OtherQuantity)],
            Compare(run, asTime).LeftOut.Select(left => (left.Case.Scenario, left.Reason)));
    }

    [Fact]
    public void Of_compares_single_rounds_without_a_claim()
    {
        var one = SampleResults.Create(rounds: 1);

        foreach (var comparison in new[] { Compare(one, one), Compare(InTurns(one), InTurns(one)) })
        {
            Assert.Equal(4, comparison.Cases.Count);
            Assert.All(comparison.Cases, compared => Assert.Equal(
                (Verdict.Undecided, 1.0, RoundsNeeded.Least),
                (compared.Pair.Verdict, compared.Pair.PValue, compared.RoundsNeeded!.Value.Rounds)));
        }
    }

    [Fact]
    public void Of_asks_more_of_each_case_the_more_cases_there_are()
    {
        var few = Compare(OnlyModel(SampleComparison.Base, "callbacks"), OnlyModel(SampleComparison.New, "callbacks"));

        var alone = Case(few, "callbacks, throughput, capacity 1024").Pair;
        var amongMany = Case(Sample, "callbacks, throughput, capacity 1024").Pair;
        Assert.Equal(alone.Speed, amongMany.Speed);
        Assert.True(amongMany.PValue > alone.PValue);
    }

    [Fact]
    public void Of_takes_the_larger_offset_of_both_runs()
    {
        // In the new run threads are 30% slower under their second name, in every round.
        var slower = SampleComparison.Base.Retimed(
            (measured, _) => measured.Model == "threads-control" ? 1.2 * 1.3 : 1.2);

        var forth = Compare(SampleComparison.Base, slower);
        var back = Compare(slower, SampleComparison.Base);

        var threads = Case(forth, "threads, throughput, capacity 1024");
        Assert.Equal(0.3, threads.Pair.Offset!.Value, 3);
        Assert.Equal((Verdict.Undecided, new RoundsNeeded(null)), (threads.Pair.Verdict, threads.RoundsNeeded));
        Assert.Equal(0.3, Case(back, threads.Case.Name).Pair.Offset!.Value, 3);
        // Another kind of model has no control in either run.
        var callbacks = Case(forth, "callbacks, throughput, capacity 1024");
        Assert.Null(callbacks.Pair.Offset);
        Assert.Equal(Verdict.Slower, callbacks.Pair.Verdict);
    }

    [Fact]
    public void Of_judges_nothing_apart_when_everything_moved_together()
    {
        var moved = Compare(SampleComparison.Base.Apart(), SampleComparison.Base.Apart().Retimed((_, _) => 1.3));

        Assert.Equal(1 / 1.3, moved.CommonSpeed!.Value, 9);
        Assert.Equal(8, moved.Cases.Count);
        Assert.All(moved.Cases, compared => Assert.Equal(Verdict.Undecided, compared.Pair.Verdict));
        Assert.All(
            moved.Cases,
            compared => Assert.Equal(new RoundsNeeded(null, IsHiddenByDrift: true), compared.RoundsNeeded));
        // Callbacks tell of iterators, and threads have too few other cases that would tell.
        Assert.All(
            moved.Cases, compared => Assert.Equal(compared.Case.Model != "threads", compared.Drift!.Value.IsKnown));
    }

    [Fact]
    public void Of_finds_apart_what_moved_alone()
    {
        var moved = SampleComparison.Base.Apart().Retimed((measured, _) => measured.Model == "callbacks" ? 1.5 : 1);

        Assert.All(
            Compare(SampleComparison.Base.Apart(), moved).Cases,
            compared => Assert.Equal(compared.Case.Model == "callbacks", compared.Pair.Verdict == Verdict.Slower));
    }

    [Fact]
    public void Of_compares_processor_time_where_wall_time_is_given()
    {
        var idle = Idle(0.02);

        var compared = Assert.Single(Compare(idle, Idle(0.04)).Cases);

        Assert.Equal(CaseQuantity.ProcessorTime, compared.Quantity);
        Assert.Equal(0.5, compared.Pair.Speed.Center, 9);
        Assert.Equal(0.02, compared.Base.Center, 2);
    }

    private static RunComparison Compare(RunResults baseRun, RunResults newRun) =>
        RunComparison.Of(baseRun, newRun, 0.05);

    private static CaseComparison Case(RunComparison comparison, string name) =>
        comparison.Cases.Single(compared => compared.Case.Name == name);

    private static RunResults InTurns(RunResults run) =>
        run with { Settings = run.Settings with { TurnsId = "turns" } };

    private static RunResults OnlyModel(RunResults run, string model) =>
        run with { Cases = [.. run.Cases.Where(measured => measured.Model == model)] };

    private static RunResults OnlyRounds(RunResults run, Func<RoundResult, bool> isKept) => run with
    {
        Cases = [.. run.Cases.Select(measured => measured with { Rounds = [.. measured.Rounds.Where(isKept)] })],
    };

    private static RunResults Idle(double share) => SampleResults.Create() with
    {
        Cases = [SampleResults.Extra("idle", "callbacks", ExtraNames.CpuShare, share)],
    };
}
