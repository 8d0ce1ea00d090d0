using static ConcurrencyCompare.Tests.Machine.MadeUpMachines;

namespace ConcurrencyCompare.Tests.Machine;

/// <summary>Machines that do not say what they are, or say nonsense.</summary>
public class OddMachineTests
{
    private const int Machines = 400;

    private static readonly string[] Files =
    [
        "proc/self/status", "proc/self/cgroup", "proc/self/mountinfo", "proc/self/limits", "proc/stat", "proc/meminfo",
        "proc/loadavg",
        "proc/cpuinfo", "proc/uptime", "proc/sys/kernel/osrelease", "proc/sys/kernel/threads-max",
        "proc/sys/kernel/pid_max",
        "proc/sys/vm/max_map_count", "sys/devices/system/cpu/online", "sys/devices/system/cpu/isolated",
        "sys/devices/system/cpu/cpu0/topology/core_cpus_list",
        "sys/devices/system/cpu/cpu1/topology/thread_siblings_list",
        "sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq", "sys/devices/system/cpu/cpu1/cpufreq/cpuinfo_max_freq",
        "sys/devices/system/cpu/cpu0/cpu_capacity", "sys/devices/system/cpu/cpu1/cpu_capacity",
        "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "sys/class/power_supply/AC/type",
        "sys/class/power_supply/AC/online",
        "sys/class/dmi/id/sys_vendor", "sys/hypervisor/type", "proc/device-tree/hypervisor/compatible",
        "sys/fs/cgroup/cpu.max",
        "sys/fs/cgroup/cpu.stat", "sys/fs/cgroup/memory.max", "sys/fs/cgroup/memory.high",
        "sys/fs/cgroup/memory.current",
        "sys/fs/cgroup/memory.stat", "sys/fs/cgroup/pids.max", "sys/fs/cgroup/cpu/cpu.cfs_quota_us",
        "sys/fs/cgroup/cpu/cpu.cfs_period_us",
        "sys/fs/cgroup/memory/memory.limit_in_bytes", "sys/fs/cgroup/memory/memory.usage_in_bytes",
    ];

    private static readonly string[] Words =
    [
        "", "0", "1", "-1", "2", "100000", "9223372036854775807", "18446744073709551615", "99999999999999999999999",
        "0.5", "NaN", "Infinity",
        "-Infinity", "1e308", "max", "unlimited", "kB", "GB", "0-1", "1-0", "0-8191", "0-99999999", "cpu", "cpu0",
        "cpu1", "processor",
        "core id", "MemTotal", "MemAvailable", "SwapTotal", "SwapFree", "Cpus_allowed_list", "Cpus_allowed",
        "Max processes",
        "Max address space", "Max stack size", "nr_periods", "nr_throttled", "inactive_file", "0::/a/../b", "cgroup",
        "cgroup2", "/", "..", "\0", "\u001b[31m", "ü",
        "\u4e2d", "-", ":", ",", "\\040", "\t", " - ",
    ];

    [Fact]
    public void A_machine_that_says_nonsense_never_stops_a_run_and_its_results_can_be_read_again()
    {
        var random = new Random(20261126);
        using var directory = new TemporaryDirectory();
        var sample = SmallRuns.Create();
        for (var i = 0; i < Machines; i++)
        {
            using var machine = new MachineFolder();
            foreach (var file in Files.Where(_ => random.Next(4) > 0)) machine.With(file, Nonsense(random));

            var health = HealthProbe.Read(machine.Files);
            var limits = ProcessLimits.Read(machine.Files);
            var environment = sample.Environment with
            {
                LogicalCores = limits.Cpus?.Count ?? 1,
                CpuQuota = CpuQuota.Read(machine.Files),
                VirtualMachine = Virtualization.Hypervisor(machine.Files),
            };
            Assert.NotEmpty(HealthFinding.AllOf(environment, health));
            Assert.NotEmpty(MachineClass.Of(environment).Key);
            _ = new ClockWatch(TimeProvider.System, machine.Files).Look();
            _ = CpuThrottling.Read(machine.Files).ShareSince(CpuThrottling.Read(machine.Files));
            _ = CpuTimes.Read(machine.Files, limits.Cpus);
            _ = limits.Threads.RefusalOf(1_001) ?? limits.Memory.RefusalOf(600_000_000);

            var written = sample with { Environment = environment, Health = health };
            ResultsFile.Write(directory.Path, written);
            var read = ResultsFile.Read(directory.Path);
            Assert.Equal((environment, health), (read.Environment, read.Health));
        }
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_as_one_that_is_not_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Linux has files that exist and cannot be read by anybody.");
        using var machine = Linux("0-3");
        machine.With("proc/loadavg/a").With("proc/x");
        // Reading it is an error, whoever reads: there is nothing at its beginning.
        foreach (
            var file in (string[])["proc/stat", "proc/cpuinfo", "proc/uptime", "proc/self/cgroup",
                "proc/self/mountinfo", "proc/self/limits"])
        {
            File.CreateSymbolicLink(Path.Combine(machine.Root, file), "/proc/self/mem");
        }

        Assert.Throws<IOException>(() => File.ReadAllText(Path.Combine(machine.Root, "proc/stat")));
        Assert.Null(machine.Files.TryRead("/proc/stat"));
        Assert.Null(CpuTimes.Read(machine.Files));
        Assert.Null(HealthProbe.Read(machine.Files).LoadAverage);
        Assert.Null(CpuQuota.Read(machine.Files));
        Assert.Empty(machine.Files.FoldersIn("/proc/x"));
        Assert.Equal("0-3", HealthProbe.Read(machine.Files).AllowedCpus);
    }

    [Fact]
    public void A_folder_with_the_details_of_no_machine_says_that_nothing_is_given()
    {
        using var machine = new MachineFolder();

        var findings = HealthFinding.AllOf(SampleResults.Create().Environment, HealthProbe.Read(machine.Files));
        foreach (var name in (string[])["processors", "cores", "memory", "clock rate", "power", "load"])
            Assert.Equal("not given by this system", Assert.Single(findings, finding => finding.Name == name).Value);
        Assert.Equal(
            "about 2,000 at most, from no known limit",
            Assert.Single(findings, finding => finding.Name == "threads").Value);
    }

    [Fact]
    public void Steal_and_other_programs_count_on_the_processors_that_may_be_used_alone()
    {
        Assert.SkipUnless(ResourceUsage.IsComplete, "This system does not say what processes use.");
        using var machine = Linux("0-3", "2-3").With("proc/stat", Stat(0, 0));
        var watch = new LaunchWatch(machine.Files);
        watch.Start();

        // 1,000 s for each: the hypervisor took 5% of 2 and 3, and others used half of them; of 0 and 1 they had all.
        machine.With("proc/stat", Stat(50_000, 5_000));
        var health = watch.End()!;

        Assert.Equal(0.05, health.Steal);
        Assert.InRange(health.Foreign, 0.4, 0.5);
        Assert.True(health.Disturbed);
        Assert.Null(health.Throttled);

        static string Stat(int busy, int steal) =>
            $"cpu  {(4 * busy)} 0 0 1 0 0 0 {steal}\ncpu0 {2 * busy} 0 0 0 0 0 0 0\ncpu1 {2 * busy} 0 0 0 0 0 0 0\n"
                + $"cpu2 {busy} 0 0 {busy - steal} 0 0 0 {steal}\ncpu3 {busy} 0 0 {busy - steal} 0 0 0 {steal}\n";
    }

    private static string Nonsense(Random random) => string.Join(
        random.Next(3) == 0 ? "\n" : " ",
        Enumerable.Range(0, random.Next(1, 30)).Select(_ => Words[random.Next(Words.Length)]
            + (random.Next(4) switch { 0 => ":", 1 => "\n", _ => "" })));
}
