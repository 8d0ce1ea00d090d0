namespace ConcurrencyCompare.Tests.Machine;

public class VirtualizationTests
{
    private const string RealProcessor = "processor\t: 0\nflags\t\t: fpu vme sse2\n";
    private const string VirtualProcessor = "processor\t: 0\nflags\t\t: fpu vme hypervisor sse2\n";
    private const string ArmProcessor = "processor\t: 0\nFeatures\t: fp asimd\n";

    [Theory]
    // The flag alone, as below Firecracker, which has no firmware tables.
    [InlineData(VirtualProcessor, " ", null, null, "unnamed hypervisor")]
    [InlineData(VirtualProcessor, "QEMU Standard PC (Q35 + ICH9, 2009)", null, null, "QEMU")]
    [InlineData(VirtualProcessor, "Microsoft Corporation Virtual Machine", null, null, "Hyper-V")]
    [InlineData(VirtualProcessor, "innotek GmbH VirtualBox", null, null, "VirtualBox")]
    [InlineData(VirtualProcessor, "Amazon EC2 c7i.large", null, null, "Amazon EC2")]
    [InlineData(VirtualProcessor, "Xen HVM domU", "xen", null, "Xen")]
    // A real machine, also of makers whose virtual machines exist.
    [InlineData(RealProcessor, "Microsoft Corporation Surface Laptop", null, null, null)]
    [InlineData(RealProcessor, "LENOVO 20XW", null, null, null)]
    // The host system of Xen has its interface, but no flag.
    [InlineData(RealProcessor, "Dell Inc. PowerEdge", "xen", null, null)]
    // ARM has no flag.
    [InlineData(ArmProcessor, " ", null, "linux,kvm", "KVM")]
    [InlineData(ArmProcessor, "QEMU QEMU Virtual Machine", null, null, "QEMU")]
    [InlineData(ArmProcessor, "Amazon EC2 c7g.metal", null, null, null)]
    [InlineData(ArmProcessor, " ", null, null, null)]
    [InlineData(null, " ", null, null, null)]
    public void HypervisorOf_says_which(
        string? cpuInfo, string firmware, string? hypervisorType, string? deviceTree, string? expected) =>
        Assert.Equal(expected, Virtualization.HypervisorOf(cpuInfo, firmware, hypervisorType, deviceTree));

    [Theory]
    [InlineData("5.15.90.1-microsoft-standard-WSL2", "Hyper-V (WSL 2)")]
    [InlineData("4.4.0-19041-Microsoft", "WSL 1")]
    [InlineData("6.8.0-45-generic", null)]
    public void Hypervisor_below_Windows_is_in_the_name_of_the_kernel(string release, string? expected)
    {
        // The first version has neither firmware nor a flag, the second a flag alone.
        using var machine = new MachineFolder().With("proc/sys/kernel/osrelease", release + "\n")
            .With("proc/cpuinfo", expected == "WSL 1" ? RealProcessor : VirtualProcessor);

        Assert.Equal(expected ?? Virtualization.Unnamed, Virtualization.Hypervisor(machine.Files));
    }

    [Theory]
    [InlineData("12:cpu:/docker/0123456789ab", "Docker")]
    [InlineData("11:memory:/kubepods/burstable/pod1", "Kubernetes")]
    [InlineData("0::/user.slice/user-1000.slice", null)]
    [InlineData(null, null)]
    public void ContainerOf_says_which(string? cgroup, string? expected) =>
        Assert.Equal(expected, Virtualization.ContainerOf(cgroup));
}
