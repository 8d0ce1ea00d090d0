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
        .. HealthCheck.AllOf(machine, health).Select(finding => new HealthFinding(
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

    private static string NameOf(HealthAspect aspect) => aspect switch
    {
        HealthAspect.Processor => "processor",
        HealthAspect.AllowedProcessors => "processors",
        HealthAspect.Cores => "cores",
        HealthAspect.Virtualization => "machine",
        HealthAspect.Memory => "memory",
        HealthAspect.Threads => "threads",
        HealthAspect.ClockRate => "clock rate",
        HealthAspect.Power => "power",
        HealthAspect.OtherPrograms => "other programs",
        HealthAspect.Load => "load",
        HealthAspect.Collector => "garbage collector",
        HealthAspect.Compiler => "compiler",
        HealthAspect.Clock => "clock",
        HealthAspect.Timers => "timers",
        _ => throw new ArgumentOutOfRangeException(nameof(aspect)),
    };

    private static string AdviceOn(HealthFault fault) => fault switch
    {
        HealthFault.OneLogicalCore =>
            "With one core threads only take turns: the results hold for such machines alone.",
        HealthFault.OnePhysicalCore =>
            "The logical cores are one physical one, on which threads slow each other down: allow the "
            + "program another one as well.",
        HealthFault.Quota => "The limit stops threads in the middle of their work: raise the container's quota.",
        HealthFault.IsolatedCores =>
            "Threads stay there on the processor where they start, and leave others idle: measure on "
            + "processors that are not isolated, with --cpus.",
        HealthFault.UnlikeCores =>
            "Which of them a thread gets changes its time: keep to those of one speed, with --cpus.",
        HealthFault.Virtual =>
            "Other guests can take time away unseen: trust what rounds agree on, and look at the steal in the report.",
        HealthFault.LittleMemory =>
            "Cases that need more are not measured, and nearly full memory is slow: close other programs, "
            + "or raise the limit.",
        HealthFault.FewThreads => "Cases with more threads are not measured: raise that limit.",
        HealthFault.ChangingClockRate =>
            "The rate may follow the load: 'sudo cpupower frequency-set -g performance' keeps it up.",
        HealthFault.Battery => "Machines save power then: plug it in.",
        HealthFault.Busy =>
            $"Close them: rounds in which they use more than {Percent(RoundHealth.ForeignLimit)} count as disturbed.",
        HealthFault.Loaded => "Something was busy until now: wait until it is over.",
        HealthFault.ServerCollector =>
            "It has a heap and a thread for each core; programs have the workstation one unless they ask.",
        HealthFault.OtherCompiler => "Both are on by default: unset DOTNET_TieredCompilation and DOTNET_TieredPGO.",
        HealthFault.SlowClock =>
            "Latencies near this are the clock's: on Linux, 'tsc' should be the clock source, where the machine "
            + "has it.",
        HealthFault.LateTimers => "Latency at a fixed rate has this in it, for every model that sleeps.",
        _ => "",
    };

    private static string ValueOf(HealthAspect aspect, MachineEnvironment machine, MachineHealth health) =>
        aspect switch
        {
            HealthAspect.Processor =>
                $"{machine.Processor}, {(health.PhysicalCores is { } cores ? $"{cores} physical and " : "")}"
                + $"{machine.LogicalCores} logical {(machine.LogicalCores == 1 ? "core" : "cores")}",
            HealthAspect.AllowedProcessors => AllowedOf(machine, health),
            HealthAspect.Cores => health.IsolatedCpus is { } isolated ? $"{isolated} isolated from the scheduler"
                : health.CoreSpeeds ?? (health.AllowedCpus is null ? NotGiven : "no difference seen"),
            HealthAspect.Virtualization =>
                (machine.VirtualMachine is { } hypervisor ? $"virtual ({hypervisor})" : "no hypervisor seen")
                + (health.Container is { } kind ? $", in a container ({kind})" : ""),
            HealthAspect.Memory => MemoryOf(health),
            HealthAspect.Threads => health.MostThreads is { } most
                ? $"about {Figures.Number(most)} at most, from {health.ThreadLimit}" : NotGiven,
            HealthAspect.ClockRate => health.Governor is { } governor ? $"governor {governor}" : NotGiven,
            HealthAspect.Power => health.PowerSource ?? NotGiven,
            HealthAspect.OtherPrograms => health.Foreign is { } foreign
                ? $"use {Percent(foreign)} of the "
                    + $"machine{(health.BusyProcesses is { } busy and > 0 ? $" ({busy} of them busy)" : "")}"
                : NotGiven,
            HealthAspect.Load => health.LoadAverage is { } load
                ? $"{Number(load)} threads on average in the last minute" : NotGiven,
            HealthAspect.Collector => machine.GarbageCollector,
            HealthAspect.Compiler =>
                $"tiered compilation {OnOff(health.TieredCompilation)}, dynamic PGO {OnOff(health.TieredPgo)}",
            HealthAspect.Clock => $"steps of {Figures.Time(health.ClockStepNanoseconds)}, "
                + $"{Figures.Time(health.ClockReadNanoseconds)} to read",
            HealthAspect.Timers => $"a sleep of 1 ms ends {Figures.Time(health.SleepLatenessNanoseconds)} late",
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
