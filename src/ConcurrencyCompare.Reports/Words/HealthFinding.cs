using System.Globalization;
using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>What was found about a machine, in words.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">How it is here.</param>
/// <param name="Level">How much that matters.</param>
/// <param name="Advice">Why it matters and what to do; empty where nothing is to be done.</param>
internal sealed record HealthFinding(string Name, string Value, HealthLevel Level, string Advice)
{
    /// <summary>What is said where the system says nothing.</summary>
    public const string NotGiven = "not given by this system";

    /// <summary>All findings about a machine, the fine ones included.</summary>
    public static IReadOnlyList<HealthFinding> AllOf(MachineEnvironment machine, MachineHealth health) =>
    [
        .. MachineFinding.AllOf(machine, health).Select(finding => new HealthFinding(
            NameOf(finding.Aspect), ValueOf(finding.Aspect, machine, health), finding.Level, AdviceOn(finding.Fault))),
    ];

    /// <summary>What is serious, in a line; <see langword="null"/> when nothing is.</summary>
    public static string? Warning(MachineEnvironment machine, MachineHealth health)
    {
        var serious = AllOf(machine, health).Where(finding => finding.Level == HealthLevel.Serious)
            .Select(finding => $"{finding.Name}: {finding.Value}").ToList();
        return serious.Count == 0 ? null : OneLine.Of(string.Join("; ", serious));
    }

    /// <summary>The finding as a line of text.</summary>
    public string ToLine()
    {
        var mark = Level switch { HealthLevel.Serious => "WARNING", HealthLevel.Note => "note", _ => "ok" };
        return OneLine.Of($"{mark,-10}{Name}: {Value}{(Advice.Length > 0 ? ". " + Advice : "")}");
    }

    private static string NameOf(MachineAspect aspect) => aspect switch
    {
        MachineAspect.Processor => "processor",
        MachineAspect.AllowedProcessors => "processors",
        MachineAspect.Cores => "cores",
        MachineAspect.Virtualization => "machine",
        MachineAspect.Memory => "memory",
        MachineAspect.Threads => "threads",
        MachineAspect.ClockRate => "clock rate",
        MachineAspect.Power => "power",
        MachineAspect.OtherPrograms => "other programs",
        MachineAspect.Load => "load",
        MachineAspect.Collector => "garbage collector",
        MachineAspect.Compiler => "compiler",
        MachineAspect.Clock => "clock",
        MachineAspect.Timers => "timers",
        _ => throw new ArgumentOutOfRangeException(nameof(aspect)),
    };

    private static string AdviceOn(MachineFault fault) => fault switch
    {
        MachineFault.OneLogicalCore => "With one core threads only take turns: the results hold for such machines alone.",
        MachineFault.OnePhysicalCore => "The logical cores are one physical one, on which threads slow each other down: allow the "
            + "program another one as well.",
        MachineFault.Quota => "The limit stops threads in the middle of their work: raise the container's quota.",
        MachineFault.IsolatedCores => "Threads stay there on the processor where they start, and leave others idle: measure on "
            + "processors that are not isolated, with --cpus.",
        MachineFault.UnlikeCores => "Which of them a thread gets changes its time: keep to those of one speed, with --cpus.",
        MachineFault.Virtual => "Other guests can take time away unseen: trust what rounds agree on, and look at the steal in the "
            + "report.",
        MachineFault.LittleMemory => "Cases that need more are not measured, and nearly full memory is slow: close other programs, "
            + "or raise the limit.",
        MachineFault.FewThreads => "Cases with more threads are not measured: raise that limit.",
        MachineFault.ChangingClockRate => "The rate may follow the load: 'sudo cpupower frequency-set -g performance' keeps it up.",
        MachineFault.Battery => "Machines save power then: plug it in.",
        MachineFault.Busy => $"Close them: rounds in which they use more than {Percent(RoundHealth.ForeignLimit)} count as disturbed.",
        MachineFault.Loaded => "Something was busy until now: wait until it is over.",
        MachineFault.ServerCollector => "It has a heap and a thread for each core; programs have the workstation one unless they ask.",
        MachineFault.OtherCompiler => "Both are on by default: unset DOTNET_TieredCompilation and DOTNET_TieredPGO.",
        MachineFault.SlowClock => "Latencies near this are the clock's: on Linux, 'tsc' should be the clock source, where the machine "
            + "has it.",
        MachineFault.LateTimers => "Latency at a fixed rate has this in it, for every model that sleeps.",
        _ => "",
    };

    private static string ValueOf(MachineAspect aspect, MachineEnvironment machine, MachineHealth health) => aspect switch
    {
        MachineAspect.Processor => $"{machine.Processor}, {(health.PhysicalCores is { } cores ? $"{cores} physical and " : "")}"
            + $"{machine.LogicalCores} logical {(machine.LogicalCores == 1 ? "core" : "cores")}",
        MachineAspect.AllowedProcessors => AllowedOf(machine, health),
        MachineAspect.Cores => health.IsolatedCpus is { } isolated ? $"{isolated} isolated from the scheduler"
            : health.CoreSpeeds ?? (health.AllowedCpus is null ? NotGiven : "no difference seen"),
        MachineAspect.Virtualization => (machine.VirtualMachine is { } hypervisor ? $"virtual ({hypervisor})" : "no hypervisor seen")
            + (health.Container is { } kind ? $", in a container ({kind})" : ""),
        MachineAspect.Memory => MemoryOf(health),
        MachineAspect.Threads => health.MostThreads is { } most
            ? $"about {Figures.Number(most)} at most, from {health.ThreadLimit}" : NotGiven,
        MachineAspect.ClockRate => health.Governor is { } governor ? $"governor {governor}" : NotGiven,
        MachineAspect.Power => health.PowerSource ?? NotGiven,
        MachineAspect.OtherPrograms => health.Foreign is { } foreign
            ? $"use {Percent(foreign)} of the machine{(health.BusyProcesses is { } busy and > 0 ? $" ({busy} of them busy)" : "")}"
            : NotGiven,
        MachineAspect.Load => health.LoadAverage is { } load
            ? $"{Number(load)} threads on average in the last minute" : NotGiven,
        MachineAspect.Collector => machine.GarbageCollector,
        MachineAspect.Compiler => $"tiered compilation {OnOff(health.TieredCompilation)}, dynamic PGO {OnOff(health.TieredPgo)}",
        MachineAspect.Clock => $"steps of {Figures.Time(health.ClockStepNanoseconds)}, "
            + $"{Figures.Time(health.ClockReadNanoseconds)} to read",
        MachineAspect.Timers => $"a sleep of 1 ms ends {Figures.Time(health.SleepLatenessNanoseconds)} late",
        _ => throw new ArgumentOutOfRangeException(nameof(aspect)),
    };

    private static string AllowedOf(MachineEnvironment machine, MachineHealth health)
    {
        var online = health.OnlineProcessors is { } all && all > machine.LogicalCores ? $" of the machine's {all}" : "";
        var cpus = health.AllowedCpus is { } allowed ? $"may use {allowed}{online}" : NotGiven;
        return machine.CpuQuota is { } quota ? $"{cpus}, but no more time than {Number(quota)} of them" : cpus;
    }

    private static string MemoryOf(MachineHealth health)
    {
        if (health.AvailableMemoryBytes is not { } available) return NotGiven;

        var total = health.MemoryBytes is { } all ? $" of {Size(all)}" : "";
        var limit = health.MemoryLimitBytes is { } most ? $", and the control group may have {Size(most)}" : "";
        var swapped = health.SwappedBytes is { } onDisk and > 0 ? $", and {Size(onDisk)} are on disk" : "";
        return $"{Size(available)}{total} available{limit}{swapped}";
    }

    private static string OnOff(bool isOn) => isOn ? "on" : "off";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes >= 1_000_000_000
        ? $"{Number(Math.Round(bytes / 1e9, 1))} GB"
        : $"{Number(Math.Round(bytes / 1e6))} MB";

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
