using static ConcurrencyCompare.Benchmarks.Machine.Health.PowerSource;

namespace ConcurrencyCompare.Tests.Machine;

public class MachineHealthTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData(1.5, "/proc/self/cgroup=0::/ /sys/fs/cgroup/cpu.max=150000_100000")]
    [InlineData(
        0.5,
        "/proc/self/cgroup=0::/a.slice/b /sys/fs/cgroup/a.slice/b/cpu.max=50000_100000 "
            + "/sys/fs/cgroup/cpu.max=max_100000")]
    [InlineData(
        0.25, "/proc/self/cgroup=0::/a/b /sys/fs/cgroup/a/b/cpu.max=max_100000 /sys/fs/cgroup/a/cpu.max=25000_100000")]
    [InlineData(
        0.25,
        "/proc/self/cgroup=0::/a/b /sys/fs/cgroup/a/b/cpu.max=50000_100000 /sys/fs/cgroup/a/cpu.max=25000_100000")]
    [InlineData(0.5, "/proc/self/cgroup=4:cpu,cpuacct:/d /sys/fs/cgroup/cpu,cpuacct/d/cpu.cfs-quota-us=50000 "
        + "/sys/fs/cgroup/cpu,cpuacct/d/cpu.cfs-period-us=100000")]
    [InlineData(2.0, "/sys/fs/cgroup/cpu/cpu.cfs-quota-us=200000 /sys/fs/cgroup/cpu/cpu.cfs-period-us=100000")]
    [InlineData(null, "/proc/self/cgroup=nonsense /sys/fs/cgroup/cpu.max=nonsense")]
    [InlineData(null, "/sys/fs/cgroup/cpu.max=max_100000")]
    [InlineData(null, "/sys/fs/cgroup/cpu.max=0_100000")]
    [InlineData(null, "/sys/fs/cgroup/cpu.max=150000_0")]
    [InlineData(null, "/sys/fs/cgroup/cpu.max=99999999999999999999_100000")]
    [InlineData(1.5, "/sys/fs/cgroup/cpu.max=150000")]
    [InlineData(null, "/sys/fs/cgroup/cpu/cpu.cfs-quota-us=-1 /sys/fs/cgroup/cpu/cpu.cfs-period-us=100000")]
    [InlineData(null, "/sys/fs/cgroup/cpu/cpu.cfs-quota-us=50000")]
    public void CpuQuota_is_the_lowest_of_all_groups_around_the_program(double? expected, string files)
    {
        using var machine = new MachineFolder();
        foreach (var file in files.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(file => file.Split('=')))
        {
            machine.With(
                file[0].TrimStart('/').Replace("cfs-", "cfs_").Replace("-us", "_us"), file[1].Replace('_', ' '));
        }

        Assert.Equal(expected, CpuQuota.Read(machine.Files));
    }

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
    [InlineData("12", 12.0)]
    [InlineData("NaN 1 1", null)]
    [InlineData("-1.5 1 1", null)]
    [InlineData("Infinity", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void LoadAverage_is_that_of_the_last_minute(string? text, double? expected) =>
        Assert.Equal(expected, HealthProbe.LoadAverage(text));

    [Theory]
    [InlineData("Cpus_allowed_list", "0-1")]
    [InlineData("Name", "dotnet")]
    [InlineData("Cpus", null)]
    public void ValueOf_finds_the_line_of_that_name(string name, string? expected) =>
        Assert.Equal(expected, LinuxFiles.ValueOf("Name:\tdotnet\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n", name));

    [Fact]
    public void Examine_measures_the_clock_on_every_system()
    {
        var (health, _) = HealthProbe.Examine(LinuxFiles.Here);

        Assert.True(health.ClockStepNanoseconds > 0);
        Assert.True(health.ClockReadNanoseconds > 0);
        Assert.True(health.SleepLatenessNanoseconds >= 0);
        Assert.InRange(health.Foreign!.Value, 0, 1);
    }
}
