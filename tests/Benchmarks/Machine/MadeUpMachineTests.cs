using static ConcurrencyCompare.Tests.Machine.MadeUpMachines;

namespace ConcurrencyCompare.Tests.Machine;

/// <summary>What is found out about machines that nobody here has, what the report says of them, and what is measured
/// there.</summary>
public class MadeUpMachineTests
{
    [Theory]
    // A set of processors that is not the first ones.
    [InlineData("0-7", "2-3", "ok        processors: may use 2-3 of the machine's 8", 2)]
    // Virtual machines list every processor that they could have.
    [InlineData("0-1", "0-127", "ok        processors: may use 0-1", 2)]
    [InlineData("0,2-3", "0-3", "ok        processors: may use 0,2-3", 3)]
    [InlineData("0-63,128-191", "0-63,128-191", "ok        processors: may use 0-63,128-191", 128)]
    [InlineData("0-191", "128-191", "ok        processors: may use 128-191 of the machine's 192", 64)]
    [InlineData("0-3", "3", "ok        processors: may use 3 of the machine's 4", 1)]
    public void Processors_are_those_that_are_there_and_may_be_used(
        string online, string allowed, string expected, int count)
    {
        using var machine = Linux(online, allowed);

        Assert.Equal(expected, LineOf(machine, "processors"));
        Assert.Equal(count, ThisMachine.Describe(machine.Files).LogicalCores);
        Assert.Equal(count, MachineClass.Of(ThisMachine.Describe(machine.Files)).LogicalCores);
    }

    [Fact]
    public void Processors_are_read_from_the_mask_where_there_is_no_list()
    {
        using var machine = Linux("0-63,128-191")
            .With("proc/self/status", "Cpus_allowed:\tff,00000000,00000000,00000000,00000003\n");

        Assert.Equal("0-1,128-135", Affinity.Of(machine.Files)!.ToString());
    }

    [Theory]
    [InlineData("0-7", "2-3", "2", "2-3")]
    [InlineData("0-63,128-191", "128-191", "128", "130,190-191")]
    [InlineData("0-3", "3", "3", "3")]
    public void One_core_is_the_first_that_may_be_used_and_cpus_takes_any_of_them(
        string online, string allowed, string first, string some)
    {
        using var machine = Linux(online, allowed);

        Assert.Equal([first], PinnedTo(Plan(machine, "one-core")));
        Assert.Equal(["all"], PinnedTo(Plan(machine, "oversubscribed")));
        var chosen = CpuList.TryParse(some)!;
        Assert.Equal([some], PinnedTo(Plan(machine, "oversubscribed", chosen)));
        Assert.Equal([chosen.First.ToString()], PinnedTo(Plan(machine, "one-core", chosen)));
        Assert.Equal(0, Run(machine, "--cpus", some, "--dry-run").ExitCode);
        Refusal.AssertRefused(
            Run(machine, "--cpus", "1", "--dry-run"), $"--cpus 1: this program may use the processors {allowed}.");
    }

    [Fact]
    public void One_core_is_not_measured_where_processes_cannot_be_pinned()
    {
        using var machine = new MachineFolder();

        Assert.Equal(["this system cannot pin a process to one processor"], RefusalsOf(Plan(machine, "one-core")));
        Assert.Empty(RefusalsOf(Plan(machine, "oversubscribed")));
        Refusal.AssertRefused(
            Run(machine, "--scenarios", "one-core", "--dry-run"), "nothing to measure: this system cannot pin");
        Refusal.AssertRefused(Run(machine, "--cpus", "0", "--dry-run"), "--cpus: this system cannot pin processes");
    }

    [Theory]
    [InlineData("0-3", "2", "ok        cores: 2 isolated from the scheduler", "2")]
    [InlineData("0-3", "2-3", "WARNING   cores: 2-3 isolated", "2-3")]
    [InlineData("0-7", "0-7", "WARNING   cores: 2-3 isolated", "2-3")]
    [InlineData("0-3", "0-1", "ok        cores: no difference seen", "2-3")]
    [InlineData("0-3", "0-3", "ok        cores: no difference seen", "")]
    public void Isolated_processors_are_no_place_for_threads(
        string online, string allowed, string expected, string isolated)
    {
        using var machine = Linux(online, allowed).WithIsolated(isolated);

        Assert.StartsWith(expected, LineOf(machine, "cores"));
    }

    [Theory]
    [InlineData(
        "0-15", "note      cores: 0-7 up to 5.2 GHz, 8-15 up to 3.9 GHz. Which of them a thread gets changes its time")]
    [InlineData("8-15", "ok        cores: no difference seen")]
    [InlineData("6-8", "note      cores: 6-7 up to 5 GHz, 8 up to 3.9 GHz.")]
    public void Cores_of_two_speeds_are_told_apart(string allowed, string expected)
    {
        // The best of the fast ones are let go a little higher, as makers allow.
        using var machine = Linux("0-15", allowed)
            .WithSpeeds(("0-1", 5_200_000), ("2-7", 5_000_000), ("8-15", 3_900_000));

        Assert.StartsWith(expected, LineOf(machine, "cores"));
        Assert.Equal("ok        clock rate: governor performance", LineOf(machine, "clock rate"));
    }

    [Fact]
    public void Cores_of_two_speeds_are_told_apart_by_what_the_kernel_thinks_where_there_is_no_clock_rate()
    {
        using var machine = Linux("0-3");
        foreach (var (cpu, capacity) in (ReadOnlySpan<(int, int)>)[(0, 446), (1, 446), (2, 1024), (3, 1024)])
            machine.With($"sys/devices/system/cpu/cpu{cpu}/cpu_capacity", $"{capacity}\n");

        Assert.StartsWith(
            "note      cores: 2-3 100% of the fastest, 0-1 43.6% of the fastest.", LineOf(machine, "cores"));
    }

    [Theory]
    [InlineData("0-7", "4 physical and 8 logical cores", "ok")]
    [InlineData("0,4", "1 physical and 2 logical cores", "WARNING")]
    [InlineData("0-1", "2 physical and 2 logical cores", "ok")]
    [InlineData("7", "1 physical and 1 logical core", "WARNING")]
    public void Hyper_threads_share_a_core(string allowed, string expected, string mark)
    {
        using var machine = Linux("0-7", allowed).WithSiblings("0,4", "1,5", "2,6", "3,7");

        var line = LineOf(machine, "processor");
        Assert.StartsWith(mark, line);
        Assert.Contains(expected, line);
    }

    [Fact]
    public void Hyper_threads_are_found_in_the_list_of_processors_too()
    {
        // In another order, hundreds of lines, and with ids that have gaps.
        var cpus = Enumerable.Range(0, 192).Where(cpu => cpu is < 64 or >= 128).Reverse();
        using var machine = Linux("0-63,128-191").With("proc/cpuinfo", string.Join("\n\n", cpus.Select(cpu =>
            $"flags\t\t: fpu sse2\ncore id\t\t: {cpu % 32}\nphysical id\t: {cpu / 32 % 2}\nprocessor\t: "
                + $"{cpu}\nbogomips\t: 5192.24")) + "\n\n");

        Assert.Contains("64 physical and 128 logical cores", LineOf(machine, "processor"));
        machine.With("proc/cpuinfo", "processor\t: 0\ncore id\t\t: 0\n\nnonsense\n\nprocessor\t: x\n");
        Assert.Null(HealthProbe.Read(machine.Files).PhysicalCores);
    }

    [Theory]
    [InlineData("processor\t: 0\nmodel name\t: Neoverse-N1\n", "Neoverse-N1")]
    [InlineData("processor\t: 0\nCPU implementer\t: 0x41\nCPU architecture: 8\nCPU part\t: 0xd0c\n", "ARM 0x41 0xd0c")]
    [InlineData("processor\t: 0\nhart\t: 1\nuarch\t: sifive,u74-mc\n", "sifive,u74-mc")]
    [InlineData("cpu\t: POWER9\n", "POWER9")]
    [InlineData("model name\t:\n", "Unknown processor")]
    [InlineData("", "Unknown processor")]
    public void A_processor_has_a_name_on_every_architecture(string text, string expected)
    {
        using var machine = Linux("0-3").With("proc/cpuinfo", text);

        Assert.Equal(expected, ProcessorName.Of(machine.Files));
    }

    private static string LineOf(MachineFolder machine, string name) => Assert.Single(
        HealthFinding.AllOf(ThisMachine.Describe(machine.Files), HealthProbe.Read(machine.Files)),
        finding => finding.Name == name).ToLine();

    private static LaunchPlan Plan(MachineFolder machine, string scenario, CpuList? cpus = null) =>
        MadeUpPlan.Of(machine, scenario, cpus);

    private static IEnumerable<string> RefusalsOf(LaunchPlan plan) =>
        plan.Refused.Select(refused => refused.Reason).Distinct();

    private static IEnumerable<string> PinnedTo(LaunchPlan plan) =>
        plan.Launches.Select(launch => PinnedJob.CpusOf(launch.Case.Job)?.ToString() ?? "all").Distinct();

    private static CommandLineRun Run(MachineFolder machine, params string[] arguments) =>
        CommandLineRun.On(machine.Files, arguments);
}
