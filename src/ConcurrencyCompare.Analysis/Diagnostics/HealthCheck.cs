using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Diagnostics;

/// <summary>What is looked at on a machine before it measures.</summary>
internal enum HealthAspect
{
    Processor,
    AllowedProcessors,
    Cores,
    Virtualization,
    Memory,
    Threads,
    ClockRate,
    Power,
    OtherPrograms,
    Load,
    Collector,
    Compiler,
    Clock,
    Timers,
}

/// <summary>What is wrong with it.</summary>
internal enum HealthFault
{
    /// <summary>Nothing, or nobody knows.</summary>
    None,
    OneLogicalCore,
    OnePhysicalCore,
    Quota,
    IsolatedCores,
    UnlikeCores,
    Virtual,
    LittleMemory,
    FewThreads,
    ChangingClockRate,
    Battery,
    Busy,
    Loaded,
    ServerCollector,
    OtherCompiler,
    SlowClock,
    LateTimers,
}

/// <summary>How much a fault matters.</summary>
internal enum HealthLevel
{
    /// <summary>As it should be, or not known.</summary>
    Fine,

    /// <summary>Worth knowing when reading results.</summary>
    Note,

    /// <summary>Bends results.</summary>
    Serious,
}

/// <summary>One aspect of a machine, judged by whether it bends measurements.</summary>
/// <param name="Aspect">What was looked at.</param>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Level">How much that matters.</param>
internal sealed record HealthCheck(HealthAspect Aspect, HealthFault Fault, HealthLevel Level)
{
    /// <summary>In nanoseconds. A clock that takes longer to read is not the processor's own.</summary>
    private const double SlowClock = 100;

    private const double CoarseClock = 1_000;

    private const double LateSleep = 1_000_000;

    /// <summary>Three quarters of it carry a million producers of a single-threaded model.</summary>
    private const long LittleMemory = 900_000_000;

    /// <summary>A thousand producers, and the consumer on their other side.</summary>
    private const long ThreadsOfManyProducers = 1_001;

    /// <summary>All aspects, each once, the fine ones included.</summary>
    public static IReadOnlyList<HealthCheck> AllOf(MachineEnvironment machine, MachineHealth health)
    {
        return
        [
            machine.LogicalCores == 1
                ? Serious(HealthAspect.Processor, HealthFault.OneLogicalCore, when: true)
                : Serious(HealthAspect.Processor, HealthFault.OnePhysicalCore, health.PhysicalCores == 1),
            Serious(HealthAspect.AllowedProcessors, HealthFault.Quota, machine.CpuQuota < machine.LogicalCores),
            health.IsolatedCpus is { } isolated
                ? Serious(HealthAspect.Cores, HealthFault.IsolatedCores, !IsOnly(isolated, health.AllowedCpus))
                : Note(HealthAspect.Cores, HealthFault.UnlikeCores, health.CoreSpeeds is not null),
            Note(HealthAspect.Virtualization, HealthFault.Virtual, machine.VirtualMachine is not null),
            Note(HealthAspect.Memory, HealthFault.LittleMemory, health.AvailableMemoryBytes < LittleMemory),
            Note(HealthAspect.Threads, HealthFault.FewThreads, health.MostThreads < ThreadsOfManyProducers),
            Note(HealthAspect.ClockRate, HealthFault.ChangingClockRate, health.Governor is not (null or "performance")),
            Serious(HealthAspect.Power, HealthFault.Battery, health.PowerSource == "battery"),
            Serious(HealthAspect.OtherPrograms, HealthFault.Busy, health.Foreign > RoundHealth.ForeignLimit),
            // The mean is that of the whole machine.
            Note(HealthAspect.Load, HealthFault.Loaded,
                health.LoadAverage > Math.Max(machine.LogicalCores, health.OnlineProcessors ?? 0) / 2.0),
            Note(HealthAspect.Collector, HealthFault.ServerCollector,
                machine.GarbageCollector.StartsWith("server", StringComparison.Ordinal)),
            Note(HealthAspect.Compiler, HealthFault.OtherCompiler,
                health is not { TieredCompilation: true, TieredPgo: true }),
            Serious(HealthAspect.Clock, HealthFault.SlowClock,
                health.ClockReadNanoseconds > SlowClock || health.ClockStepNanoseconds > CoarseClock),
            Note(HealthAspect.Timers, HealthFault.LateTimers, health.SleepLatenessNanoseconds > LateSleep),
        ];
    }

    /// <summary>Whether a single processor is isolated, and allowed alone: nothing could be moved from it.</summary>
    private static bool IsOnly(string isolated, string? allowed) =>
        isolated == allowed && !isolated.Contains(',') && !isolated.Contains('-');

    private static HealthCheck Note(HealthAspect aspect, HealthFault fault, bool when) =>
        Of(aspect, fault, HealthLevel.Note, when);

    private static HealthCheck Serious(HealthAspect aspect, HealthFault fault, bool when) =>
        Of(aspect, fault, HealthLevel.Serious, when);

    private static HealthCheck Of(HealthAspect aspect, HealthFault fault, HealthLevel level, bool when) =>
        when ? new(aspect, fault, level) : new(aspect, HealthFault.None, HealthLevel.Fine);
}
