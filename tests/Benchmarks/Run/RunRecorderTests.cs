namespace ConcurrencyCompare.Tests.Run;

public class RunRecorderTests
{
    [Fact]
    public void Cases_hold_every_measurement_with_its_place_in_the_run()
    {
        var plan = SimulatedRun.Plan(rounds: 3, "round-trip");
        var run = new SimulatedRun(plan, []);

        run.Measure();

        Assert.True(run.Recorder.IsComplete);
        Assert.Empty(run.Recorder.Missing);
        Assert.Equal(Enumerable.Range(0, plan.Launches.Count), run.Started);
        Assert.Equal(["callbacks", "iterators", "threads"], run.Recorder.Cases.Select(measured => measured.Model));
        foreach (var measured in run.Recorder.Cases)
        {
            Assert.Equal([1, 2, 3], measured.Rounds.Select(round => round.Round));
            Assert.Equal(
                measured.Rounds.Select(round => round.Position - 1),
                measured.Rounds.Select(round => plan.Launches.Index()
                    .Single(
                        planned => planned.Item.Model == measured.Model && planned.Item.Round == round.Round).Index));
        }
    }

    [Fact]
    public void Cases_and_what_is_missing_are_in_the_order_of_the_report()
    {
        var plan = SimulatedRun.Plan(rounds: 2);
        var run = new SimulatedRun(plan, []);
        Assert.True(run.Recorder.IsEmpty);

        run.Measure(most: 40);

        var expected = plan.InReportOrder.Select(launch => (launch.Scenario.Name, launch.Setting, launch.Model))
            .Distinct();
        Assert.Equal(
            expected, run.Recorder.Cases.Select(measured => (measured.Scenario, measured.Setting, measured.Model)));
        var missing = plan.InReportOrder.Where(launch => !plan.Launches.Take(40).Contains(launch))
            .Select(launch => launch.Key.Missing("the run ended before"));
        Assert.Equal(
            missing.Concat(plan.Refused.Select(refused => refused.Launch.Key.Missing(refused.Reason))),
            run.Recorder.Missing);
        Assert.False(run.Recorder.IsEmpty);
        Assert.False(run.Recorder.IsComplete);
    }

    [Fact]
    public void Missing_says_why_a_process_failed_and_the_run_goes_on()
    {
        var run = new SimulatedRun(SimulatedRun.Plan(rounds: 2, "round-trip"), [])
        {
            ExitCodeOf = (round, _) => round is { Model: "threads", Round: 2 } ? 134 : 0,
        };

        run.Measure();

        Assert.Equal(
            [new MissingRound("round-trip", "", "threads", 2, "the measured process ended with exit code 134")],
            run.Recorder.Missing);
        Assert.False(run.Recorder.IsComplete);
        Assert.Equal(6, run.Lines.Count);
        var failed = run.Lines.Single(line => line.Failure is not null);
        Assert.Null(failed.Result);
        Assert.Equal(("threads", 2), (failed.Model, failed.Round));
    }

    [Fact]
    public void Missing_says_so_when_a_process_is_wrong_about_itself()
    {
        var plan = SimulatedRun.Plan(rounds: 1, "round-trip");
        var run = new SimulatedRun(plan, []);
        run.Recorder.OnStartRunBenchmark(plan.Launches[0].Case);
        run.Recorder.OnEndRunBenchmark(
            plan.Launches[0].Case, RecordedProcess.Report(plan.Launches[0], exitCode: 0, RecordedProcess.Once));

        Assert.Single(
            run.Recorder.Missing, missing => missing.Reason == "the measured process did not say what it saw");
        Assert.Null(run.Lines.Single().Result);
    }

    [Fact]
    public void Repeat_measures_the_models_of_a_disturbed_setting_again_and_side_by_side()
    {
        var run = new SimulatedRun(SimulatedRun.Plan(rounds: 10, "round-trip"), [])
        {
            IsDisturbed = (round, attempt) => round is { Model: "threads", Round: 4 } && attempt == 1,
        };
        run.Measure();
        var order = run.Recorder.Running.Launches.Where(launch => launch.Round == 4).Select(launch => launch.Model);

        var repeated = run.Recorder.Repeat()!;
        Assert.Same(repeated, run.Recorder.Running);
        Assert.Equal(order, repeated.Launches.Select(launch => launch.Model));
        Assert.Equal([4], repeated.Launches.Select(launch => launch.Round).Distinct());

        run.Measure(attempt: 2);
        Assert.Null(run.Recorder.Repeat());
        var counted = run.Recorder.Cases.Select(measured => measured.Rounds[3]).ToList();
        Assert.Equal([31, 32, 33], counted.Select(round => round.Position).Order());
        foreach (var round in counted) Assert.InRange(Assert.Single(round.SetAside!).Position, 10, 12);
        Assert.True(run.Recorder.IsComplete);
    }

    [Fact]
    public void Repeat_says_what_failed_in_a_repetition_and_keeps_what_was_measured()
    {
        var run = new SimulatedRun(SimulatedRun.Plan(rounds: 10, "round-trip"), [])
        {
            IsDisturbed = (round, _) => round is { Model: "threads", Round: 4 },
            ExitCodeOf = (_, attempt) => attempt == 2 ? 1 : 0,
        };

        run.MeasureWithRepetitions();

        Assert.Equal(3, run.Recorder.Missing.Count);
        Assert.False(run.Recorder.IsComplete);
        Assert.Equal([10, 10, 10], run.Recorder.Cases.Select(measured => measured.Rounds.Count));
    }

    [Fact]
    public void OnStart_ends_the_run_before_a_round_for_which_there_is_no_time()
    {
        var time = new SteppingTime();
        var plan = SimulatedRun.Plan(rounds: 3, "round-trip");
        // A case takes 10 s: two rounds of three are 60 s, a third one would end after 90 s.
        var run = new SimulatedRun(
            plan, [], new Deadline(time, TimeSpan.FromSeconds(89)))
        { Record = _ => time.Advance(10) };

        Assert.Throws<BudgetSpentException>(() => run.Measure());

        Assert.Equal(6, run.Lines.Count);
        Assert.True(run.Recorder.IsComplete);
        Assert.Equal(
            ["the budget was spent before"], run.Recorder.Missing.Select(missing => missing.Reason).Distinct());
        Assert.Equal(3, run.Recorder.Missing.Count);
    }

    [Fact]
    public void OnStart_measures_a_round_that_just_fits()
    {
        var time = new SteppingTime();
        var run = new SimulatedRun(
            SimulatedRun.Plan(rounds: 3, "round-trip"), [], new Deadline(time, TimeSpan.FromSeconds(90)))
        { Record = _ => time.Advance(10) };

        run.Measure();

        Assert.Equal(9, run.Lines.Count);
    }

    [Theory]
    [InlineData(129)]
    [InlineData(130)]
    [InlineData(131)]
    [InlineData(143)]
    public void An_interruption_may_end_the_measured_process_before_it_is_heard_of(int exitCode)
    {
        using var interruption = new CancellationTokenSource();
        var plan = SimulatedRun.Plan(rounds: 2, "round-trip");
        var run = new SimulatedRun(plan, [], interruption.Token);
        run.Recorder.OnStartRunBenchmark(plan.Launches[0].Case);

        var ending = TestThread.Start(() => Assert.Throws<OperationCanceledException>(
            () =>
                run.Recorder.OnEndRunBenchmark(
                    plan.Launches[0].Case, RecordedProcess.Report(plan.Launches[0], exitCode))));
        interruption.Cancel();
        ending.End();

        Assert.Empty(run.Lines);
    }

    [Fact]
    public void A_measured_process_that_somebody_else_ends_has_failed()
    {
        var plan = SimulatedRun.Plan(rounds: 1, "round-trip");
        var run = new SimulatedRun(plan, []) { ExitCodeOf = (round, _) => round == plan.Launches[0] ? 143 : 0 };

        run.Measure();

        Assert.Equal("the measured process ended with exit code 143", Assert.Single(run.Recorder.Missing).Reason);
    }

    [Fact]
    public void An_interruption_ends_the_run_and_what_it_killed_has_not_failed()
    {
        using var interruption = new CancellationTokenSource();
        var plan = SimulatedRun.Plan(rounds: 2, "round-trip");
        var run = new SimulatedRun(plan, [], interruption.Token);
        run.Measure(most: 2);
        run.Recorder.OnStartRunBenchmark(plan.Launches[2].Case);
        interruption.Cancel();

        Assert.Throws<OperationCanceledException>(
            () =>
                run.Recorder.OnEndRunBenchmark(
                    plan.Launches[2].Case, RecordedProcess.Report(plan.Launches[2], exitCode: 130)));
        Assert.Throws<OperationCanceledException>(() => run.Recorder.OnStartRunBenchmark(plan.Launches[3].Case));

        Assert.Equal(2, run.Lines.Count);
        Assert.Equal(["the run ended before"], run.Recorder.Missing.Select(missing => missing.Reason).Distinct());
    }

    [Fact]
    public void A_resumed_run_measures_the_rest_behind_what_was_measured()
    {
        var plan = SimulatedRun.Plan(rounds: 3, "round-trip");
        var first = new SimulatedRun(plan, []);
        first.Measure(most: 5);

        var second = new SimulatedRun(plan, first.Recorder.Cases);
        Assert.Equal(plan.Launches.Skip(5), second.Recorder.Running.Launches);
        second.Measure();

        Assert.True(second.Recorder.IsComplete);
        Assert.Equal(
            Enumerable.Range(1, 9),
            second.Recorder.Cases.SelectMany(measured => measured.Rounds).Select(round => round.Position).Order());
    }

    private sealed class SteppingTime : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds;

        public void Advance(long seconds) => _seconds += seconds;
    }
}
