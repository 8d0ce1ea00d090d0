namespace ConcurrencyCompare.Tests.Machine;

/// <summary>Machines as people have them, as far as Linux says it in files.</summary>
internal static class MadeUpMachines
{
    private const string Cpu = "sys/devices/system/cpu";

    /// <summary>A machine with processors.</summary>
    /// <param name="online">Those that it has.</param>
    /// <param name="allowed">Those that the program may use; all if it is not given.</param>
    public static MachineFolder Linux(string online, string? allowed = null) => new MachineFolder()
        .With($"{Cpu}/online", online + "\n")
        .With(
            "proc/self/status",
            $"Name:\tdotnet\nUid:\t1000\t1000\t1000\t1000\n"
                + $"Cpus_allowed_list:\t{allowed ?? online}\nMems_allowed_list:\t0\n")
        .With("proc/meminfo", Memory(16_000_000, 12_000_000));

    /// <summary><c>/proc/meminfo</c> in kB.</summary>
    public static string Memory(long total, long available, long swap = 0, long swapFree = 0) =>
        $"MemTotal:       {total} kB\nMemFree:          1000 kB\nMemAvailable:   {available} kB\nBuffers:           1 "
            + $"kB\nCached:            2 kB\nSwapTotal:      {swap} kB\nSwapFree:       {swapFree} "
            + "kB\nHugePages_Total:       0\n";

    /// <summary>Version 2 of control groups, as systemd mounts it.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="group">The program's group, such as <c>/user.slice/mine</c>.</param>
    /// <param name="files">Files of groups: <c>user.slice/cpu.max</c>, and their texts.</param>
    public static MachineFolder WithGroup(
        this MachineFolder machine, string group, params (string File, string Text)[] files)
    {
        machine.With("proc/self/cgroup", $"0::{group}\n").With(
            "proc/self/mountinfo",
            "21 98 0:20 / /proc rw - proc proc rw\n29 22 0:25 / /sys/fs/cgroup rw,nosuid shared:9 - cgroup2 cgroup2 "
                + "rw,nsdelegate\n");
        foreach (var (file, text) in files) machine.With($"sys/fs/cgroup/{file}", text + "\n");
        return machine;
    }

    /// <summary>Version 1 of control groups with two controllers in a hierarchy, and version 2 beside it for systemd
    /// alone.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="group">The program's group.</param>
    /// <param name="root">The group that is seen as the root: in a container its own.</param>
    /// <param name="files">Files of groups: <c>cpu,cpuacct/a/cpu.cfs_quota_us</c>, and their texts.</param>
    public static MachineFolder WithHybridGroups(
        this MachineFolder machine, string group, string root, params (string File, string Text)[] files)
    {
        machine.With(
            "proc/self/cgroup",
            $"9:memory:{group}\n4:cpu,cpuacct:{group}\n3:pids:{group}\n1:name=systemd:{group}\n0::{group}\n").With(
            "proc/self/mountinfo",
            $"35 34 0:30 {root} /sys/fs/cgroup/systemd ro - cgroup cgroup rw,xattr,name=systemd\n36 34 0:31 {root} "
                + $"/sys/fs/cgroup/cpu,cpuacct ro - cgroup cgroup rw,cpu,cpuacct\n37 34 0:32 {root} "
                + $"/sys/fs/cgroup/memory ro - cgroup cgroup rw,memory\n38 34 0:33 {root} /sys/fs/cgroup/pids ro - "
                + $"cgroup cgroup rw,pids\n39 34 0:34 {root} /sys/fs/cgroup/unified ro - cgroup2 cgroup2 rw\n");
        foreach (var (file, text) in files) machine.With($"sys/fs/cgroup/{file}", text + "\n");
        return machine;
    }

    /// <summary>Hyper-threads: each of some processors says with which others it shares a core.</summary>
    public static MachineFolder WithSiblings(this MachineFolder machine, params string[] cores)
    {
        foreach (var core in cores)
        {
            foreach (var cpu in Benchmarks.Machine.CpuList.TryParse(core)!.Numbers)
                machine.With($"{Cpu}/cpu{cpu}/topology/thread_siblings_list", core + "\n");
        }

        return machine;
    }

    /// <summary>The highest clock rates, in kHz.</summary>
    public static MachineFolder WithSpeeds(this MachineFolder machine, params (string Cpus, int KiloHertz)[] kinds)
    {
        foreach (var (cpus, rate) in kinds)
        {
            foreach (var cpu in Benchmarks.Machine.CpuList.TryParse(cpus)!.Numbers)
            {
                machine.With($"{Cpu}/cpu{cpu}/cpufreq/cpuinfo_max_freq", $"{rate}\n")
                    .With($"{Cpu}/cpu{cpu}/cpufreq/scaling_governor", "performance\n");
            }
        }

        return machine;
    }

    public static MachineFolder WithIsolated(this MachineFolder machine, string cpus) =>
        machine.With($"{Cpu}/isolated", cpus + "\n");

    public static MachineFolder WithLimits(
        this MachineFolder machine, string processes, string addresses, string stack) => machine.With(
        "proc/self/limits",
        "Limit                     Soft Limit           Hard Limit           Units     \nMax cpu time              "
            + $"unlimited            unlimited            seconds   \nMax stack size            {stack,-20} "
            + $"unlimited            bytes     \nMax processes             {processes,-20} {processes,-20} processes "
            + $"\nMax address space         {addresses,-20} {addresses,-20} bytes     \n");
}
