namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>Whether this machine is a virtual one, and whether the program runs in a container.</summary>
internal static class Virtualization
{
    /// <summary>What is said of a hypervisor that does not say its name.</summary>
    public const string Unnamed = "unnamed hypervisor";

    // What the makers of virtual machines write into the tables of the firmware. The longer names of the same maker
    // come first. Some makers build real machines as well, so the product counts.
    private static readonly (string Text, string Hypervisor)[] Firmware =
    [
        ("VMware", "VMware"), ("VirtualBox", "VirtualBox"), ("innotek", "VirtualBox"), ("Parallels", "Parallels"),
        ("Microsoft Corporation Virtual Machine", "Hyper-V"), ("Google Compute Engine", "Google Compute Engine"),
        ("Apple Virtualization", "Apple Virtualization"), ("OpenStack", "OpenStack"),
        ("Alibaba Cloud ECS", "Alibaba Cloud"),
        ("Bochs", "Bochs"), ("Xen", "Xen"), ("KVM", "KVM"), ("QEMU", "QEMU"),
    ];

    /// <summary>The hypervisor of a machine; <see langword="null"/> when none is seen.</summary>
    public static string? Hypervisor(LinuxFiles files) =>
        WindowsSubsystem(files.TryRead("/proc/sys/kernel/osrelease")) ?? HypervisorOf(
        files.TryRead("/proc/cpuinfo"),
        $"{files.TryRead("/sys/class/dmi/id/sys_vendor")} {files.TryRead("/sys/class/dmi/id/product_name")}",
        files.TryRead("/sys/hypervisor/type"),
        files.TryRead("/proc/device-tree/hypervisor/compatible"));

    /// <summary>Linux inside of Windows, by the name of its kernel: <c>5.15.90.1-microsoft-standard-WSL2</c>, and
    /// <c>4.4.0-19041-Microsoft</c> of the first version, in which Windows itself plays the kernel.</summary>
    private static string? WindowsSubsystem(string? release) =>
        release?.Contains("microsoft", StringComparison.OrdinalIgnoreCase) == true
        ? release.StartsWith("4.4.0-", StringComparison.Ordinal) ? "WSL 1" : "Hyper-V (WSL 2)"
        : null;

    /// <summary>Judges what Linux says.</summary>
    /// <param name="cpuInfo"><c>/proc/cpuinfo</c>: an x86 processor has the flag <c>hypervisor</c> below one.</param>
    /// <param name="firmware">Maker and product, from the tables of the firmware.</param>
    /// <param name="hypervisorType"><c>/sys/hypervisor/type</c>: Xen says its name there.</param>
    /// <param name="deviceTree">Of ARM machines: what the hypervisor is compatible with.</param>
    public static string? HypervisorOf(string? cpuInfo, string firmware, string? hypervisorType, string? deviceTree)
    {
        var flags = LinuxFiles.ValueOf(cpuInfo, "flags")?.Split(' ');
        // A real machine with a hypervisor of its own has no flag; Xen's first guest may have a type without being one.
        if (flags is not null && !flags.Contains("hypervisor")) return null;

        if (hypervisorType == "xen") return "Xen";
        foreach (var (text, hypervisor) in Firmware)
        {
            if (firmware.Contains(text, StringComparison.OrdinalIgnoreCase)) return hypervisor;
        }

        if (flags is not null && firmware.Contains("Amazon EC2", StringComparison.Ordinal)) return "Amazon EC2";
        if (deviceTree is not null) return deviceTree.Contains("kvm", StringComparison.Ordinal) ? "KVM" : Unnamed;
        return flags is null ? null : Unnamed;
    }

    /// <summary>The kind of container; <see langword="null"/> when none is seen.</summary>
    public static string? Container(LinuxFiles files) =>
        files.Has("/.dockerenv") ? "Docker"
        : files.Has("/run/.containerenv") ? "Podman"
        : files.AreHere && Environment.GetEnvironmentVariable("KUBERNETES_SERVICE_HOST") is not null ? "Kubernetes"
        : ContainerOf(files.TryRead("/proc/self/cgroup"));

    /// <summary>Judges <c>/proc/self/cgroup</c>: the first version of control groups names who made them.</summary>
    public static string? ContainerOf(string? cgroup) => cgroup switch
    {
        null => null,
        _ when cgroup.Contains("/docker", StringComparison.Ordinal) => "Docker",
        _ when cgroup.Contains("/kubepods", StringComparison.Ordinal) => "Kubernetes",
        _ when cgroup.Contains("/lxc", StringComparison.Ordinal) => "LXC",
        _ => null,
    };
}
