using ConcurrencyCompare.Benchmarks.Probes;
using ConcurrencyCompare.Benchmarks.Probes.Health;
using static ConcurrencyCompare.Benchmarks.Probes.Health.PowerSource;

namespace ConcurrencyCompare.Tests.Probes;

public class MachineHealthTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(1.5, "/proc/self/cgroup=0::/ /sys/fs/cgroup/cpu.max=150000_100000")]
    [InlineData(0.5, "/proc/self/cgroup=0::/a.slice/b /sys/fs/cgroup/a.slice/b/cpu.max=50000_100000 /sys/fs/cgroup/cpu.max=max_100000")]
    [InlineData(0.25, "/proc/self/cgroup=0::/a/b /sys/fs/cgroup/a/b/cpu.max=max_100000 /sys/fs/cgroup/a/cpu.max=25000_100000")]
    [InlineData(0.25, "/proc/self/cgroup=0::/a/b /sys/fs/cgroup/a/b/cpu.max=50000_100000 /sys/fs/cgroup/a/cpu.max=25000_100000")]
    [InlineData(0.5, "/proc/self/cgroup=4:cpu,cpuacct:/d /sys/fs/cgroup/cpu,cpuacct/d/cpu.cfs_quota_us=50000 "
        + "/sys/fs/cgroup/cpu,cpuacct/d/cpu.cfs_period_us=100000")]
    [InlineData(2.0, "/sys/fs/cgroup/cpu/cpu.cfs_quota_us=200000 /sys/fs/cgroup/cpu/cpu.cfs_period_us=100000")]
    [InlineData(null, "/proc/self/cgroup=nonsense /sys/fs/cgroup/cpu.max=nonsense")]
    public void CpuQuota_is_the_lowest_of_all_groups_around_the_program(double? expected, string files)
    {
        var machine = files.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(file => file.Split('='))
            .ToDictionary(file => file[0], file => file[1].Replace('_', ' '));

        Assert.Equal(expected, CpuQuota.Lowest(machine.GetValueOrDefault));
    }

    [Theory]
    [InlineData("max 100000", null)]
    [InlineData("150000 100000", 1.5)]
    [InlineData("150000", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void OfVersion2_reads_the_quota(string? text, double? expected) =>
        Assert.Equal(expected, CpuQuota.OfVersion2(text));

    [Theory]
    [InlineData("-1", "100000", null)]
    [InlineData("50000", "100000", 0.5)]
    [InlineData("50000", "0", null)]
    [InlineData(null, null, null)]
    public void OfVersion1_reads_the_quota(string? quota, string? period, double? expected) =>
        Assert.Equal(expected, CpuQuota.OfVersion1(quota, period));

    [Fact]
    public void Of_finds_the_power_source()
    {
        var plug = new Supply("Mains", null, "1", null);
        var unplugged = new Supply("Mains", null, "0", null);
        var used = new Supply("Battery", "System", null, "Discharging");
        var full = new Supply("Battery", "System", null, "Full");
        var mouse = new Supply("Battery", "Device", null, "Discharging");

        Assert.Equal(Mains, Of([plug, used]));
        Assert.Equal(Battery, Of([unplugged, used]));
        Assert.Equal(Mains, Of([full]));
        Assert.Null(Of([mouse]));
        Assert.Null(Of([]));
    }

    [Theory]
    [InlineData("0.41 2.16 1.45 1/86 14257", 0.41)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void LoadAverage_is_that_of_the_last_minute(string? text, double? expected) =>
        Assert.Equal(expected, MachineHealthProbe.LoadAverage(text));

    [Theory]
    [InlineData("Cpus_allowed_list", "0-1")]
    [InlineData("Name", "dotnet")]
    [InlineData("Cpus", null)]
    public void ValueOf_finds_the_line_of_that_name(string name, string? expected) =>
        Assert.Equal(expected, LinuxFile.ValueOf("Name:\tdotnet\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n", name));

    [Fact]
    public void Examine_measures_the_clock_on_every_system()
    {
        var (health, _) = MachineHealthProbe.Examine();

        Assert.True(health.ClockStepNanoseconds > 0);
        Assert.True(health.ClockReadNanoseconds > 0);
        Assert.True(health.SleepLatenessNanoseconds >= 0);
        Assert.InRange(health.Foreign!.Value, 0, 1);
    }
}
