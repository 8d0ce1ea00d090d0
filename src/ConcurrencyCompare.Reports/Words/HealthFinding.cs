using System.Globalization;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>How much a finding matters.</summary>
internal enum HealthLevel
{
    /// <summary>As it should be, or not known.</summary>
    Fine,

    /// <summary>Worth knowing when reading results.</summary>
    Note,

    /// <summary>Bends results.</summary>
    Serious,
}

/// <summary>One thing about a machine that may bend measurements.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">How it is here.</param>
/// <param name="Level">How much that matters.</param>
/// <param name="Advice">Why it matters and what to do; empty where nothing is to be done.</param>
internal sealed record HealthFinding(string Name, string Value, HealthLevel Level, string Advice)
{
    /// <summary>What is said where the system says nothing.</summary>
    public const string NotGiven = "not given by this system";

    /// <summary>A clock that is slower to read is not the processor's own.</summary>
    private const double SlowClock = 100;

    private const double CoarseClock = 1_000;

    private const double LateSleep = 1_000_000;

    /// <summary>Three quarters of it carry a million producers of a single-threaded model.</summary>
    private const long LittleMemory = 900_000_000;

    /// <summary>With those on their other side.</summary>
    private const long ThreadsOfLargeCrowd = 1_001;

    /// <summary>All findings about a machine, the fine ones included.</summary>
    public static IReadOnlyList<HealthFinding> AllOf(MachineEnvironment machine, MachineHealth health)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(health);
        return
        [
            Processor(machine, health), Allowed(machine, health), Cores(health), Virtual(machine, health),
            Memory(health), Threads(health), Governor(health), Power(health), Others(health), Load(machine, health),
            Collector(machine), Compilation(health), Clock(health), Sleep(health),
        ];
    }

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

    private static HealthFinding Processor(MachineEnvironment machine, MachineHealth health)
    {
        var physical = health.PhysicalCores is { } cores ? $"{cores} physical and " : "";
        var value = $"{machine.Processor}, {physical}{machine.LogicalCores} logical {(machine.LogicalCores == 1 ? "core" : "cores")}";
        const string OneCore = "With one core threads only take turns: the results hold for such machines alone.";
        return machine.LogicalCores == 1 ? new("processor", value, HealthLevel.Serious, OneCore)
            : health.PhysicalCores == 1 ? new("processor", value, HealthLevel.Serious,
                "The logical cores are one physical one, on which threads slow each other down: allow the program another one as well.")
            : Fine("processor", value);
    }

    private static HealthFinding Allowed(MachineEnvironment machine, MachineHealth health)
    {
        var online = health.OnlineProcessors is { } all && all > machine.LogicalCores ? $" of the machine's {all}" : "";
        var cpus = health.AllowedCpus is { } allowed ? $"may use {allowed}{online}" : NotGiven;
        if (machine.CpuQuota is not { } quota) return Fine("processors", cpus);

        var value = $"{cpus}, but no more time than {Number(quota)} of them";
        return quota >= machine.LogicalCores
            ? Fine("processors", value)
            : new("processors", value, HealthLevel.Serious,
                "The limit stops threads in the middle of their work: raise the container's quota.");
    }

    private static HealthFinding Cores(MachineHealth health)
    {
        if (health.IsolatedCpus is { } isolated)
        {
            var value = $"{isolated} isolated from the scheduler";
            return isolated == health.AllowedCpus && !isolated.Contains(',') && !isolated.Contains('-')
                ? Fine("cores", value)
                : new("cores", value, HealthLevel.Serious,
                    "Threads stay there on the processor where they start, and leave others idle: measure on processors that are not "
                        + "isolated, with --cpus.");
        }

        return health.CoreSpeeds is { } speeds
            ? new("cores", speeds, HealthLevel.Note,
                "Which of them a thread gets changes its time: keep to those of one speed, with --cpus.")
            : Fine("cores", health.AllowedCpus is null ? NotGiven : "no difference seen");
    }

    private static HealthFinding Memory(MachineHealth health)
    {
        if (health.AvailableMemoryBytes is not { } available) return Fine("memory", NotGiven);

        var total = health.MemoryBytes is { } all ? $" of {Size(all)}" : "";
        var limit = health.MemoryLimitBytes is { } most ? $", and the control group may have {Size(most)}" : "";
        var swapped = health.SwappedBytes is { } onDisk and > 0 ? $", and {Size(onDisk)} are on disk" : "";
        var value = $"{Size(available)}{total} available{limit}{swapped}";
        return available < LittleMemory
            ? new("memory", value, HealthLevel.Note,
                "Cases that need more are not measured, and nearly full memory is slow: close other "
                + "programs, or raise the limit.")
            : Fine("memory", value);
    }

    private static HealthFinding Threads(MachineHealth health)
    {
        if (health.MostThreads is not { } most) return Fine("threads", NotGiven);

        var value = $"about {most.ToString("N0", CultureInfo.InvariantCulture)} at most, from {health.ThreadLimit}";
        return most < ThreadsOfLargeCrowd
            ? new("threads", value, HealthLevel.Note, "Cases with more threads are not measured: raise that limit.")
            : Fine("threads", value);
    }

    private static HealthFinding Virtual(MachineEnvironment machine, MachineHealth health)
    {
        var container = health.Container is { } kind ? $", in a container ({kind})" : "";
        return machine.VirtualMachine is { } hypervisor
            ? new("machine", $"virtual ({hypervisor}){container}", HealthLevel.Note,
                "Other guests can take time away unseen: trust what rounds agree on, and look at the steal in the report.")
            : Fine("machine", "no hypervisor seen" + container);
    }

    private static HealthFinding Governor(MachineHealth health) => health.Governor switch
    {
        null => Fine("clock rate", NotGiven),
        "performance" => Fine("clock rate", "governor performance"),
        var other => new("clock rate", $"governor {other}", HealthLevel.Note,
            "The rate may follow the load: 'sudo cpupower frequency-set -g performance' keeps it up."),
    };

    private static HealthFinding Power(MachineHealth health) => health.PowerSource switch
    {
        null => Fine("power", NotGiven),
        "battery" => new("power", "battery", HealthLevel.Serious, "Machines save power then: plug it in."),
        var other => Fine("power", other),
    };

    private static HealthFinding Others(MachineHealth health)
    {
        if (health.Foreign is not { } foreign) return Fine("other programs", NotGiven);

        var programs = health.BusyProcesses is { } count and > 0 ? $" ({count} of them busy)" : "";
        var value = $"use {Percent(foreign)} of the machine{programs}";
        return foreign > RoundHealth.ForeignLimit
            ? new("other programs", value, HealthLevel.Serious,
                $"Close them: rounds in which they use more than {Percent(RoundHealth.ForeignLimit)} count as disturbed.")
            : Fine("other programs", value);
    }

    private static HealthFinding Load(MachineEnvironment machine, MachineHealth health)
    {
        if (health.LoadAverage is not { } load) return Fine("load", NotGiven);

        var value = $"{Number(load)} threads on average in the last minute";
        // The mean is that of the whole machine.
        return load > Math.Max(machine.LogicalCores, health.OnlineProcessors ?? 0) / 2.0
            ? new("load", value, HealthLevel.Note, "Something was busy until now: wait until it is over.")
            : Fine("load", value);
    }

    private static HealthFinding Collector(MachineEnvironment machine) =>
        machine.GarbageCollector.StartsWith("server", StringComparison.Ordinal)
            ? new("garbage collector", machine.GarbageCollector, HealthLevel.Note,
                "It has a heap and a thread for each core; programs have the workstation one unless they ask.")
            : Fine("garbage collector", machine.GarbageCollector);

    private static HealthFinding Compilation(MachineHealth health)
    {
        var value = $"tiered compilation {OnOff(health.TieredCompilation)}, dynamic PGO {OnOff(health.TieredPgo)}";
        return health is { TieredCompilation: true, TieredPgo: true }
            ? Fine("compiler", value)
            : new("compiler", value, HealthLevel.Note,
                "Both are on by default: unset DOTNET_TieredCompilation and DOTNET_TieredPGO.");
    }

    private static HealthFinding Clock(MachineHealth health)
    {
        var value = $"steps of {Figures.Time(health.ClockStepNanoseconds)}, "
            + $"{Figures.Time(health.ClockReadNanoseconds)} to read";
        return health.ClockReadNanoseconds > SlowClock || health.ClockStepNanoseconds > CoarseClock
            ? new("clock", value, HealthLevel.Serious,
                "Latencies near this are the clock's: on Linux, 'tsc' should be the clock source, where the machine has it.")
            : Fine("clock", value);
    }

    private static HealthFinding Sleep(MachineHealth health)
    {
        var value = $"a sleep of 1 ms ends {Figures.Time(health.SleepLatenessNanoseconds)} late";
        return health.SleepLatenessNanoseconds > LateSleep
            ? new("timers", value, HealthLevel.Note,
                "Latency at a fixed rate has this in it, for every model that sleeps.")
            : Fine("timers", value);
    }

    private static HealthFinding Fine(string name, string value) => new(name, value, HealthLevel.Fine, "");

    private static string OnOff(bool isOn) => isOn ? "on" : "off";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes >= 1_000_000_000
        ? $"{Number(Math.Round(bytes / 1e9, 1))} GB"
        : $"{Number(Math.Round(bytes / 1e6))} MB";

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
