namespace ConcurrencyCompare.Tests.Machine;

/// <summary>Which files the probes read, and what they make of them: machines as folders.</summary>
public sealed class MachineFolderTests : IDisposable
{
    private readonly MachineFolder _machine = new();

    public void Dispose() => _machine.Dispose();

    [Fact]
    public void Probes_know_nothing_of_a_machine_without_files()
    {
        Assert.Null(CpuTimes.Read(_machine.Files));
        Assert.Null(CpuQuota.Read(_machine.Files));
        Assert.Null(PowerSource.Read(_machine.Files));
        Assert.Null(HealthProbe.Governor(_machine.Files));
        Assert.Null(Virtualization.Hypervisor(_machine.Files));
        Assert.Equal(new ThreadLimit(2_000, "no known limit"), ThreadLimit.Read(_machine.Files));
    }

    [Fact]
    public void CpuTimes_are_those_of_all_processors()
    {
        _machine.With("proc/stat", "cpu  100 20 30 400 50 6 7 80 9 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");

        Assert.Equal(
            new CpuTimes(
                TimeSpan.FromMilliseconds(1_630), TimeSpan.FromMilliseconds(800), TimeSpan.FromMilliseconds(6_930)),
            CpuTimes.Read(_machine.Files));
    }

    [Fact]
    public void CpuTimes_of_a_span_are_differences_of_all_of_them() => Assert.Equal(
        new CpuTimes(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10)),
        new CpuTimes(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(30))
            - new CpuTimes(TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(20)));

    [Theory]
    [InlineData("proc/sys/kernel/threads-max", "1000", 750, "/proc/sys/kernel/threads-max")]
    [InlineData("proc/sys/kernel/pid_max", "32768", 24_576, "/proc/sys/kernel/pid_max")]
    [InlineData("proc/sys/vm/max_map_count", "65530", 16_382, "vm.max_map_count")]
    [InlineData("proc/meminfo", "MemTotal: 9 kB\nMemAvailable:    1024000 kB\n", 4_000, "available memory")]
    [InlineData(
        "proc/self/limits",
        "Limit  Soft Limit  Hard Limit  Units\nMax cpu time  unlimited  unlimited  seconds\nMax processes  4000  5000  "
            + "processes\n",
        3_000, "ulimit -u")]
    public void ThreadLimit_is_a_share_of_what_a_file_says(string file, string text, long most, string source)
    {
        _machine.With(file, text);

        Assert.Equal(new ThreadLimit(most, source), ThreadLimit.Read(_machine.Files));
    }

    [Fact]
    public void ThreadLimit_is_the_lowest_of_a_group_and_all_around_it()
    {
        _machine.With("proc/self/cgroup", "0::/user.slice/mine\n")
            .With("sys/fs/cgroup/user.slice/mine/pids.max", "max\n")
            .With("sys/fs/cgroup/user.slice/pids.max", "400\n").With("proc/sys/kernel/pid_max", "32768\n");

        Assert.Equal(new ThreadLimit(300, "the control group's pids.max"), ThreadLimit.Read(_machine.Files));
    }

    [Fact]
    public void CpuQuota_is_the_lowest_of_all_groups_in_either_version()
    {
        _machine.With("sys/fs/cgroup/cpu/cpu.cfs_quota_us", "50000\n")
            .With("sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");
        Assert.Equal(0.5, CpuQuota.Read(_machine.Files));

        _machine.With("sys/fs/cgroup/cpu.max", "150000 100000\n");
        Assert.Equal(0.5, CpuQuota.Read(_machine.Files));

        _machine.With("proc/self/cgroup", "0::/a/b\n").With("sys/fs/cgroup/a/b/cpu.max", "max 100000\n")
            .With("sys/fs/cgroup/a/cpu.max", "25000 100000\n");
        Assert.Equal(0.25, CpuQuota.Read(_machine.Files));
    }

    [Fact]
    public void PowerSource_looks_at_every_supply()
    {
        _machine.With("sys/class/power_supply/BAT0/type", "Battery\n")
            .With("sys/class/power_supply/BAT0/status", "Discharging\n");
        Assert.Equal(PowerSource.Battery, PowerSource.Read(_machine.Files));

        _machine.With("sys/class/power_supply/AC/type", "Mains\n").With("sys/class/power_supply/AC/online", "1\n");
        Assert.Equal(PowerSource.Mains, PowerSource.Read(_machine.Files));
    }

    [Fact]
    public void PowerSource_passes_over_the_battery_of_a_mouse()
    {
        _machine.With("sys/class/power_supply/hid/type", "Battery\n")
            .With("sys/class/power_supply/hid/status", "Discharging\n")
            .With("sys/class/power_supply/hid/scope", "Device\n");

        Assert.Null(PowerSource.Read(_machine.Files));
    }

    [Fact]
    public void Governor_names_each_that_a_processor_has()
    {
        _machine.With("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n")
            .With("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "performance\n")
            .With("sys/devices/system/cpu/cpu2/cpufreq/scaling_governor", "powersave\n")
                .With("sys/devices/system/cpu/cpufreq/other", "x");

        Assert.Equal("performance, powersave", HealthProbe.Governor(_machine.Files));
    }

    [Fact]
    public void Hypervisor_is_read_from_the_processor_and_the_firmware()
    {
        _machine.With("proc/cpuinfo", "flags\t: fpu hypervisor\n");
        Assert.Equal(Virtualization.Unnamed, Virtualization.Hypervisor(_machine.Files));

        _machine.With("sys/class/dmi/id/sys_vendor", "Microsoft Corporation\n")
            .With("sys/class/dmi/id/product_name", "Virtual Machine\n");
        Assert.Equal("Hyper-V", Virtualization.Hypervisor(_machine.Files));

        _machine.With("sys/hypervisor/type", "xen\n");
        Assert.Equal("Xen", Virtualization.Hypervisor(_machine.Files));
    }

    [Fact]
    public void Hypervisor_of_a_machine_without_flags_is_in_its_device_tree()
    {
        _machine.With("proc/cpuinfo", "Features\t: fp\n").With("proc/device-tree/hypervisor/compatible", "linux,kvm");
        Assert.Equal("KVM", Virtualization.Hypervisor(_machine.Files));

        _machine.With("proc/device-tree/hypervisor/compatible", "vendor,other");
        Assert.Equal(Virtualization.Unnamed, Virtualization.Hypervisor(_machine.Files));
    }

    [Theory]
    [InlineData(".dockerenv", "", "Docker")]
    [InlineData("run/.containerenv", "", "Podman")]
    [InlineData("proc/self/cgroup", "1:cpu:/lxc/box\n", "LXC")]
    [InlineData("proc/self/cgroup", "1:cpu:/kubepods/pod1\n", "Kubernetes")]
    public void Container_is_what_left_a_file(string file, string text, string expected)
    {
        Assert.SkipWhen(
            Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is not null, "The tests run in Kubernetes.");

        Assert.Equal(expected, Virtualization.Container(_machine.With(file, text).Files));
    }

    [Fact]
    public void TryRead_gives_the_text_without_white_space_at_its_ends()
    {
        _machine.With("a", " two words\n\n");

        Assert.Equal("two words", _machine.Files.TryRead("/a"));
        Assert.Equal("two words", _machine.Files.TryRead("a"));
        Assert.Null(_machine.Files.TryRead("b"));
    }
}
