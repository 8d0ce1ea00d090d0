namespace ConcurrencyCompare.Analysis.Results;

/// <summary>What may bend measurements on a machine, as seen just before a run.</summary>
/// <remarks><see langword="null"/> is what the system does not say. Holds nothing that names a person, a host, a
/// program or a path.</remarks>
internal sealed record MachineHealth
{
    /// <summary>How many cores the allowed processors are: hyper-threads share one.</summary>
    public int? PhysicalCores { get; init; }

    /// <summary>The processors on which the program may run: <c>0-3,8</c>.</summary>
    public string? AllowedCpus { get; init; }

    /// <summary>How many processors the machine has.</summary>
    public int? OnlineProcessors { get; init; }

    /// <summary>The allowed processors among which the scheduler moves nothing; <see langword="null"/> for none,
    /// too.</summary>
    public string? IsolatedCpus { get; init; }

    /// <summary>Which of the allowed processors are how fast, the fastest first; <see langword="null"/> where they are
    /// alike, too.</summary>
    public string? CoreSpeeds { get; init; }

    /// <summary>The machine's memory.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>How much of it the program's control groups may have; <see langword="null"/> for no limit,
    /// too.</summary>
    public long? MemoryLimitBytes { get; init; }

    /// <summary>How much of it the program could still get.</summary>
    public long? AvailableMemoryBytes { get; init; }

    /// <summary>How much of all programs' memory was on disk.</summary>
    public long? SwappedBytes { get; init; }

    /// <summary>How many threads a process may safely start.</summary>
    public long? MostThreads { get; init; }

    /// <summary>What says so.</summary>
    public string? ThreadLimit { get; init; }

    /// <summary>The kind of container; <see langword="null"/> when none is seen.</summary>
    public string? Container { get; init; }

    /// <summary>How the system chooses the clock rate; several, with commas between, where cores differ.</summary>
    public string? Governor { get; init; }

    /// <summary>What the power comes from: <c>mains</c> or <c>battery</c>.</summary>
    public string? PowerSource { get; init; }

    /// <summary>Threads that ran or wanted to, as a mean over the last minute.</summary>
    public double? LoadAverage { get; init; }

    /// <summary>The share of the machine's processor time that other programs used, 0 to 1.</summary>
    public double? Foreign { get; init; }

    /// <summary>How many other programs used more than a tenth of a core.</summary>
    public int? BusyProcesses { get; init; }

    /// <summary>Whether methods are compiled again when they are called often.</summary>
    public bool TieredCompilation { get; init; } = true;

    /// <summary>Whether compiling again makes use of what was seen before.</summary>
    public bool TieredPgo { get; init; } = true;

    /// <summary>The smallest step of the clock, in nanoseconds.</summary>
    public double ClockStepNanoseconds { get; init; }

    /// <summary>What reading the clock takes, in nanoseconds.</summary>
    public double ClockReadNanoseconds { get; init; }

    /// <summary>How much too late a sleep of 1 ms ends, in nanoseconds; the median of some.</summary>
    public double SleepLatenessNanoseconds { get; init; }
}
