using static ConcurrencyCompare.Tests.Machine.MadeUpMachines;

namespace ConcurrencyCompare.Tests.Machine;

/// <summary>Limits of machines that nobody here has: processor time, memory and threads.</summary>
public class MadeUpLimitTests
{
    [Theory]
    [InlineData("max 100000", "max 100000", null)]
    [InlineData("50000 100000", "max 100000", 0.5)]
    // The group around it has less, or it has less than that.
    [InlineData("400000 100000", "150000 100000", 1.5)]
    [InlineData("100000 100000", "300000 100000", 1.0)]
    [InlineData("20000 10000", "max", 2.0)]
    public void A_quota_is_the_tightest_of_all_groups_around_the_program(string own, string around, double? expected)
    {
        using var machine = Linux("0-7")
            .WithGroup("/a.slice/b.scope", ("a.slice/b.scope/cpu.max", own), ("a.slice/cpu.max", around));

        AssertQuota(machine, expected);
    }

    [Theory]
    // In a container the root is its own group; on the machine itself it is in a group of the root.
    [InlineData("/docker/0123", "/docker/0123", "cpu,cpuacct/")]
    [InlineData("/docker/0123", "/", "cpu,cpuacct/docker/0123/")]
    [InlineData("/docker/0123", "/", "cpu,cpuacct/docker/")]
    [InlineData("/", "/docker/0123", "cpu,cpuacct/")]
    [InlineData("/../../a", "/docker/0123", "cpu,cpuacct/")]
    public void A_quota_of_version_1_is_found_where_the_hierarchy_is_mounted(string group, string root, string folder)
    {
        using var machine = Linux("0-3").WithHybridGroups(
            group, root, (folder + "cpu.cfs_quota_us", "150000"), (folder + "cpu.cfs_period_us", "100000"));

        AssertQuota(machine, 1.5);
    }

    [Theory]
    [InlineData("proc/self/cgroup", "nonsense\n0:\n::::\n")]
    [InlineData("proc/self/mountinfo", "nonsense\n - \n1 2 3 - cgroup2\na b c d e - cgroup x\n")]
    public void A_quota_is_found_in_the_usual_place_where_files_are_odd(string file, string text)
    {
        using var machine = Linux("0-3").With("sys/fs/cgroup/cpu.max", "250000 100000\n").With(file, text);

        AssertQuota(machine, 2.5);
    }

    [Fact]
    public void A_quota_is_found_in_a_place_with_a_blank()
    {
        using var machine = Linux("0-3").With("proc/self/cgroup", "0::/a b\n")
            .With("proc/self/mountinfo", "29 22 0:25 / /my\\040groups rw - cgroup2 none rw\n")
                .With("my groups/a b/cpu.max", "50000 100000");

        AssertQuota(machine, 0.5);
    }

    [Theory]
    [InlineData(
        0.5, "WARNING   processors: may use 0-3, but no more time than 0.5 of them. The limit stops threads",
        "4 cores with the time of 0.5")]
    [InlineData(
        2, "WARNING   processors: may use 0-3, but no more time than 2 of them. The limit stops threads",
        "4 cores with the time of 2")]
    [InlineData(4, "ok        processors: may use 0-3, but no more time than 4 of them", "4 cores")]
    public void A_quota_is_told_and_makes_another_machine_class(double quota, string line, string cores)
    {
        using var machine = Linux("0-3").WithGroup("/", ("cpu.max", $"{quota * 100_000} 100000"));

        var described = ThisMachine.Describe(machine.Files);
        Assert.StartsWith(line, LineOf(machine, "processors"));
        Assert.Contains($", {cores}, ", MachineClass.Of(described).Description);
        Assert.Equal(
            quota >= 4, MachineClass.Of(described).Key == MachineClass.Of(described with { CpuQuota = null }).Key);

        var run = SampleResults.Create();
        var difference = Assert.Single(
            Comparability.Of(run, run with { Environment = run.Environment with { CpuQuota = quota } }),
            each => each.ForbidsTimes);
        Assert.Equal(
            ("processor time", "no limit", $"that of {quota} processors"),
            (difference.What, difference.Base, difference.New));
    }

    [Theory]
    [InlineData("memory.max", "max", "12.3 GB of 16.4 GB available", null)]
    [InlineData("memory.max", "2000000000", "1.5 GB of 16.4 GB available, and the control group may have 2 GB", null)]
    [InlineData(
        "a/memory.high", "2000000000", "1.5 GB of 16.4 GB available, and the control group may have 2 GB", null)]
    [InlineData(
        "a/memory.max", "1000000000", "500 MB of 16.4 GB available, and the control group may have 1 GB",
        "the control group's memory.max")]
    [InlineData(
        "a/b/memory.high", "1000000000", "700 MB of 16.4 GB available, and the control group may have 1 GB",
        "the control group's memory.high")]
    [InlineData("a/memory.max", "99999999999999999", "12.3 GB of 16.4 GB available", null)]
    [InlineData("a/memory.max", "99999999999999999999", "12.3 GB of 16.4 GB available", null)]
    public void Memory_is_what_the_tightest_group_has_left(string file, string text, string expected, string? refusing)
    {
        // What was read from files is given back: of 500 MB and 600 MB that are used, 300 MB are in the innermost
        // group.
        using var machine = Linux("0-3").WithGroup(
            "/a/b", ("memory.current", "500000000"), ("a/memory.current", "500000000"),
            ("a/b/memory.current", "600000000"),
            ("a/b/memory.stat", "anon 1\ninactive_file 300000000\nactive_file 5"), (file, text));

        Assert.StartsWith($"memory: {expected}", LineOf(machine, "memory")[10..]);
        var refusals = RefusalsOf(machine, "waiting-producers")
            .Where(reason => reason.Contains("MB of memory", StringComparison.Ordinal)).ToList();
        if (refusing is null) Assert.Empty(refusals);
        else Assert.EndsWith($"({refusing})", Assert.Single(refusals));
    }

    [Fact]
    public void Memory_of_version_1_has_a_limit_beyond_all_memory_where_there_is_none()
    {
        using var machine = Linux("0-3").WithHybridGroups(
            "/docker/1", "/docker/1", ("memory/memory.limit_in_bytes", "9223372036854771712"),
            ("memory/memory.usage_in_bytes", "400000000"));
        Assert.Equal("ok        memory: 12.3 GB of 16.4 GB available", LineOf(machine, "memory"));

        machine.With("sys/fs/cgroup/memory/memory.limit_in_bytes", "600000000\n")
            .With("sys/fs/cgroup/memory/memory.stat", "total_inactive_file 100000000\n");
        Assert.StartsWith(
            "note      memory: 300 MB of 16.4 GB available, and the control group may have 600 MB. Cases that need "
                + "more", LineOf(machine, "memory"));
        Assert.Contains(
            "this machine can give about 225 of the 612 MB of memory (the control group's memory.limit_in_bytes)",
            RefusalsOf(machine, "waiting-producers"));
        Assert.Empty(RefusalsOf(machine, "throughput"));
    }

    [Theory]
    [InlineData(
        "MemTotal: 4000000 kB\nMemFree: 1000 kB\nBuffers: 500 kB\nCached: 2000 kB\n", 4_096_000_000L, 3_584_000L)]
    [InlineData("MemAvailable:\t2 GB\nMemTotal:\t4 GB\n", 4_294_967_296L, 2_147_483_648L)]
    [InlineData("MemAvailable: lots\nMemTotal: 4000000\n", null, null)]
    [InlineData("MemAvailable: 9223372036854775807 kB\nMemTotal: -1 kB\n", null, null)]
    [InlineData("MemFree: 8000000000000000 kB\nBuffers: 8000000000000000 kB\n", null, null)]
    [InlineData("", null, null)]
    public void Memory_is_read_in_any_order_and_unit_and_not_made_up(string text, long? total, long? available)
    {
        using var machine = new MachineFolder();

        var memory = MemoryAmount.Read(machine.With("proc/meminfo", text).Files);
        Assert.Equal((total, available), (memory.Total, memory.Available));
    }

    [Fact]
    public void Memory_on_disk_is_told()
    {
        using var machine = Linux("0-3")
            .With("proc/meminfo", Memory(16_000_000, 12_000_000, swap: 2_000_000, swapFree: 500_000));

        Assert.Equal(
            "ok        memory: 12.3 GB of 16.4 GB available, and 1.5 GB are on disk", LineOf(machine, "memory"));
    }

    [Fact]
    public void Memory_on_disk_is_not_made_up()
    {
        using var machine = Linux("0-3").With("proc/meminfo", Memory(16_000_000, 12_000_000, swap: 1, swapFree: 2));

        Assert.Null(MemoryAmount.Read(machine.Files).Swapped);
    }

    [Theory]
    [InlineData("proc/sys/kernel/threads-max", "120", 90, "/proc/sys/kernel/threads-max")]
    [InlineData("proc/sys/kernel/pid_max", "120", 90, "/proc/sys/kernel/pid_max")]
    [InlineData("proc/sys/vm/max_map_count", "360", 90, "vm.max_map_count")]
    [InlineData("sys/fs/cgroup/pids.max", "120", 90, "the control group's pids.max")]
    [InlineData("sys/fs/cgroup/a/pids.max", "120", 90, "the control group's pids.max")]
    [InlineData("proc/meminfo", "MemAvailable: 200000 kB\n", 781, "available memory")]
    public void Threads_beyond_a_limit_are_not_tried_and_the_limit_is_named(
        string file, string text, int most, string source)
    {
        using var machine = Linux("0-3").WithGroup("/a/b").With(file, text);

        AssertThreads(machine, most, source);
    }

    [Theory]
    [InlineData("120", "unlimited", 90, "ulimit -u")]
    [InlineData("unlimited", "8000000000", 119, "ulimit -v")]
    [InlineData("unlimited", "8000000000", 74, "ulimit -v", "14680064")]
    public void Threads_beyond_a_users_limit_are_not_tried(
        string processes, string addresses, int most, string source, string stack = "unlimited")
    {
        using var machine = Linux("0-3").WithLimits(processes, addresses, stack);

        AssertThreads(machine, most, source);
    }

    [Fact]
    public void Threads_have_a_limit_of_version_1_in_a_container()
    {
        using var machine = Linux("0-3").WithHybridGroups("/docker/1", "/docker/1", ("pids/pids.max", "1000"));

        Assert.StartsWith(
            "note      threads: about 750 at most, from the control group's pids.max. Cases with more",
            LineOf(machine, "threads"));
        Assert.Equal(
            ["this machine allows about 750 of the 1,001 threads (the control group's pids.max)"],
            RefusalsOf(machine, "blocking"));
        Assert.Empty(RefusalsOf(machine, "oversubscribed"));
    }

    [Fact]
    public void Nothing_is_measured_where_there_is_memory_for_nothing()
    {
        using var machine = Linux("0-3").With("proc/meminfo", "MemAvailable: 90000 kB\n");

        Refusal.AssertRefused(
            CommandLineRun.On(machine.Files, "--dry-run"),
            "nothing to measure: this machine can give about 69 of the 100 MB of memory (/proc/meminfo).");
    }

    private static void AssertQuota(MachineFolder machine, double? expected)
    {
        Assert.Equal(expected, CpuQuota.Read(machine.Files));
        Assert.Equal(expected, ThisMachine.Describe(machine.Files).CpuQuota);
    }

    private static void AssertThreads(MachineFolder machine, int most, string source)
    {
        Assert.Equal(new ThreadLimit(most, source), ThreadLimit.Read(machine.Files));
        Assert.StartsWith($"note      threads: about {most} at most, from {source}.", LineOf(machine, "threads"));
        var plan = MadeUpPlan.Of(machine, "waiting-producers");
        Assert.Contains(
            $"this machine allows about {most} of the 1,001 threads ({source})",
            plan.Refused.Select(refused => refused.Reason));
        // A crowd of threads that fits, and single-threaded models, are measured.
        Assert.Contains(plan.Launches, launch => launch is { Model: "threads", Setting: "producers 1" });
        Assert.Contains(plan.Launches, launch => launch is { Model: "callbacks", Setting: "producers 1000" });
    }

    private static IReadOnlyList<string> RefusalsOf(MachineFolder machine, string scenario) =>
        [.. MadeUpPlan.Of(machine, scenario).Refused.Where(
            refused => !refused.Reason.Contains("1,000,001 threads", StringComparison.Ordinal))
            .Select(refused => refused.Reason).Distinct()];

    private static string LineOf(MachineFolder machine, string name) => Assert.Single(
        HealthFinding.AllOf(ThisMachine.Describe(machine.Files), HealthProbe.Read(machine.Files)),
        finding => finding.Name == name).ToLine();
}
