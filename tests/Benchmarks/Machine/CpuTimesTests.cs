namespace ConcurrencyCompare.Tests.Machine;

public class CpuTimesTests
{
    private const string Before =
        "cpu  61585 10 9506 206455 1326 5 72 127 40 3\ncpu0 29473 0 4471 105371 115 0 16 57 0 0\nintr 755757 0 0\n";

    [Fact]
    public void Read_adds_up_what_the_line_of_all_processors_says()
    {
        var times = Read(Before)!;

        // Ticks of 10 ms: user, nice, system, irq and softirq; guests are part of user.
        Assert.Equal(TimeSpan.FromMilliseconds(10 * (61585 + 10 + 9506 + 5 + 72)), times.Busy);
        Assert.Equal(TimeSpan.FromMilliseconds(1270), times.Steal);
        Assert.Equal(
            TimeSpan.FromMilliseconds(10 * (61585 + 10 + 9506 + 206455 + 1326 + 5 + 72 + 127)), times.Capacity);
    }

    [Theory]
    [InlineData("")]
    [InlineData("cpu 1 2 3")]
    [InlineData("cpu0 1 2 3 4 5 6 7 8 9 10")]
    [InlineData("cpu  1 2 3 four 5 6 7 8 9 10")]
    [InlineData("cpu  1 2 3 9223372036854775807 5 6 7 8 9 10")]
    public void Read_gives_nothing_for_another_text(string text) => Assert.Null(Read(text));

    [Theory]
    [InlineData("0-1", 12, 80)]
    [InlineData("1,5", 330, 880)]
    [InlineData(null, 1_000, 2_000)]
    // One of them has no line, as after it was taken off, or where a container has numbers of its own.
    [InlineData("1-2", 1_000, 2_000)]
    public void Read_takes_only_the_processors_that_matter(string? cpus, int busy, int capacity)
    {
        // In another order, and with ids that have gaps.
        var times = Read(
            "btime 1\ncpu5 320 0 0 520 0 0 0 0\ncpu0 2 0 0 38 0 0 0 0\ncpu1 10 0 0 30 0 0 0 0\ncpu  1000 0 0 1000 0 0 "
                + "0 0\ncpux y\n",
            CpuList.TryParse(cpus))!;

        Assert.Equal(
            (busy, capacity), ((int)(times.Busy.TotalMilliseconds / 10), (int)(times.Capacity.TotalMilliseconds / 10)));
    }

    [Fact]
    public void Read_of_a_kernel_that_counts_no_steal_has_none() =>
        Assert.Equal(TimeSpan.Zero, Read("cpu  1 2 3 4 5 6 7\n")!.Steal);

    private static CpuTimes? Read(string text, CpuList? cpus = null)
    {
        using var machine = new MachineFolder();
        return CpuTimes.Read(machine.With("proc/stat", text).Files, cpus);
    }

    [Fact]
    public void ToHealth_takes_away_what_the_measurement_used_itself()
    {
        // 4 s on two cores: 5 s busy, 0.2 s stolen, and 3 s idle but for the rest.
        var span = new CpuTimes(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(8));

        var health = span.ToHealth(Used(0.4), Used(3.8));

        Assert.Equal(new RoundHealth(Steal: 0.025, Foreign: 0.1, InvoluntarySwitches: 7), health);
        Assert.True(health.Disturbed);
    }

    [Fact]
    public void ToHealth_never_gives_less_than_nothing()
    {
        // Ticks may count less than the measured process used.
        var span = new CpuTimes(TimeSpan.FromSeconds(1), TimeSpan.Zero, TimeSpan.FromSeconds(2));

        Assert.Equal(0, span.ToHealth(Used(0), Used(1.01)).Foreign);
        Assert.Equal(0, new CpuTimes(default, default, default).ToHealth(Used(0), Used(0)).Steal);
    }

    private static ResourceUsage Used(double seconds) => new(TimeSpan.FromSeconds(seconds), 3, 7);
}
