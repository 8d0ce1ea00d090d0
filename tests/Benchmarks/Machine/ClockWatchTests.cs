namespace ConcurrencyCompare.Tests.Machine;

public sealed class ClockWatchTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly MachineFolder _machine = new();

    public void Dispose() => _machine.Dispose();

    [Theory]
    [InlineData(60, 60, 0, 0, 0)]
    // Set back by an hour, forward by a day.
    [InlineData(60, 60, -3600, 0, -3600)]
    [InlineData(60, 60, 86400, 0, 86400)]
    // Slept for two hours, which the clock of dates knows of; then it was set back by one as well.
    [InlineData(60, 7260, 7200, 7200, 0)]
    [InlineData(60, 7260, 3600, 7200, -3600)]
    // Corrected by running a little faster or slower, and files say hundredths.
    [InlineData(600, 600.01, 0.3, 0, 0)]
    [InlineData(600, 599.99, -0.3, 0, 0)]
    public void Look_tells_sleep_and_a_clock_that_was_set_apart(
        double ran, double sinceStart, double dates, double slept, double set)
    {
        Boot(1_000.25);
        var watch = new ClockWatch(_time, _machine.Files);

        _time.Advance(ran * 1_000);
        _time.Set(TimeSpan.FromSeconds(dates));
        Boot(1_000.25 + sinceStart);

        var seen = watch.Look();
        Assert.Equal((slept, set), (Math.Round(seen.Slept.TotalSeconds), Math.Round(seen.Set.TotalSeconds)));
        // Each is told once.
        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), watch.Look());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("-5 1")]
    [InlineData("1e300 1")]
    [InlineData("99999999999999999999 1")]
    [InlineData("922337203685.4775 1")]
    [InlineData("-Infinity")]
    [InlineData("NaN 1")]
    public void Look_sees_a_clock_that_was_set_where_the_machine_does_not_say_when_it_started(string? uptime)
    {
        if (uptime is not null) _machine.With("proc/uptime", uptime);
        var watch = new ClockWatch(_time, _machine.Files);

        _time.Advance(60_000);
        _time.Set(TimeSpan.FromHours(-1));
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromHours(-1)), watch.Look());

        _time.Set(TimeSpan.FromHours(2));
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromHours(2)), watch.Look());
    }

    [Fact]
    public void Look_sees_nothing_on_this_machine_while_nobody_sets_its_clock()
    {
        var watch = new ClockWatch(TimeProvider.System, Benchmarks.Machine.LinuxFiles.Here);

        Assert.Equal((TimeSpan.Zero, TimeSpan.Zero), watch.Look());
    }

    private void Boot(double seconds) =>
        _machine.With("proc/uptime", FormattableString.Invariant($"{seconds:0.00} 5703.71\n"));
}
