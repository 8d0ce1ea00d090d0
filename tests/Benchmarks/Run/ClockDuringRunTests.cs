using ConcurrencyCompare.Tests.Machine;

namespace ConcurrencyCompare.Tests.Run;

/// <summary>Somebody sets the clock while a run measures, or the machine sleeps: what was measured stays right, and the
/// results say what happened.</summary>
public sealed class ClockDuringRunTests : IDisposable
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly ManualTimeProvider _time = new();
    private readonly MachineFolder _machine = new();
    private readonly LaunchPlan _plan = SimulatedRun.Plan(rounds: 2, "round-trip");
    private double _slept;

    public ClockDuringRunTests() => Tick(seconds: 0);

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_clock_that_is_set_disturbs_nothing_and_is_named_once(int direction)
    {
        var run = Run(_ => { }, round => _time.Set(IsThird(round) ? direction * Hour : TimeSpan.Zero));

        run.MeasureWithRepetitions();

        var rounds = Rounds(run);
        Assert.Equal([direction * 3_600.0], rounds.Select(round => round.ClockSetSeconds).OfType<double>());
        Assert.Equal(3, rounds.Single(round => round.ClockSetSeconds is not null).Position);
        Assert.All(rounds, round => Assert.False(round.IsDisturbed));
        Assert.All(rounds, round => Assert.Null(round.SetAside));
    }

    [Fact]
    public void A_clock_that_is_set_between_two_cases_is_named_at_the_next()
    {
        var run = Run(round => _time.Set(IsThird(round) ? -Hour : TimeSpan.Zero), _ => { });

        run.Measure();

        Assert.Equal(-3_600, Rounds(run).Single(round => round.Position == 3).ClockSetSeconds);
    }

    [Fact]
    public void A_case_during_which_the_machine_slept_is_measured_again()
    {
        var run = Run(_ => { }, round => Sleep(IsThird(round) && _slept == 0 ? 7_200 : 0));

        run.MeasureWithRepetitions();

        var repeated = Rounds(run).Where(round => round.SetAside is not null).ToList();
        // The models of a setting are measured together again.
        Assert.Equal(3, repeated.Count);
        Assert.Equal(
            [7_200.0],
            repeated.SelectMany(round => round.SetAside!).Select(round => round.SleptSeconds).OfType<double>());
        Assert.All(Rounds(run), round => Assert.False(round.IsDisturbed));
        Assert.All(Rounds(run), round => Assert.Null(round.ClockSetSeconds));
    }

    [Fact]
    public void Sleep_between_two_cases_disturbs_none_and_takes_nothing_from_the_budget()
    {
        var deadline = new Deadline(_time, TimeSpan.FromMinutes(2));
        var run = Run(round => Sleep(IsThird(round) ? 86_400 : 0), _ => { }, deadline);

        run.Measure();

        Assert.Equal(_plan.Launches.Count, Rounds(run).Count);
        Assert.All(Rounds(run), round => Assert.Null(round.SleptSeconds));
        Assert.True(deadline.HasTimeFor(1));
    }

    [Theory]
    [InlineData(-24)]
    [InlineData(24)]
    public void The_budget_does_not_depend_on_the_clock_of_dates(int hours)
    {
        var deadline = new Deadline(_time, TimeSpan.FromMinutes(2));
        deadline.StartCase();
        _time.Advance(milliseconds: 10_000);

        _time.Set(TimeSpan.FromHours(hours));

        Assert.True(deadline.HasTimeFor(11));
        Assert.False(deadline.HasTimeFor(12));
    }

    private SimulatedRun Run(Action<Launch> before, Action<Launch> meanwhile, Deadline? deadline = null)
    {
        var clocks = new ClockWatch(_time, _machine.Files);
        return new SimulatedRun(_plan, [], deadline ?? new Deadline(_time, budget: null), clocks: clocks)
        {
            Before = before,
            OutputOf = round =>
            {
                meanwhile(round);
                Tick(seconds: 1);
                return RecordedProcess.Once;
            },
        };
    }

    private bool IsThird(Launch launch) => launch.Key == _plan.Launches[2].Key;

    private void Sleep(double seconds)
    {
        _slept += seconds;
        _time.Set(TimeSpan.FromSeconds(seconds));
        Tick(seconds: 0);
    }

    private void Tick(double seconds)
    {
        _time.Advance(seconds * 1_000);
        var sinceStart = 500 + _slept + TimeSpan.FromTicks(_time.GetTimestamp()).TotalSeconds;
        _machine.With("proc/uptime", FormattableString.Invariant($"{sinceStart:0.00} 1.00\n"));
    }

    private static List<RoundResult> Rounds(SimulatedRun run) =>
        [.. run.Recorder.Cases.SelectMany(measured => measured.Rounds)];
}
