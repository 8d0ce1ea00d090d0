namespace ConcurrencyCompare.Tests.Support;

/// <summary>Made-up costs and health, for results that have none.</summary>
internal static class SampleHealth
{
    public static RoundHealth Quiet { get; } = new(Steal: 0.001, Foreign: 0.004, InvoluntarySwitches: 12);

    public static RoundHealth Disturbed { get; } = new(Steal: 0, Foreign: 0.3, InvoluntarySwitches: 1_200);

    public static MachineEnvironment Environment { get; } = SampleResults.Create().Environment;

    /// <summary>A machine with nothing wrong.</summary>
    public static MachineHealth Machine { get; } = new()
    {
        PhysicalCores = 2,
        AllowedCpus = "0-1",
        OnlineProcessors = 2,
        MemoryBytes = 8_000_000_000,
        AvailableMemoryBytes = 6_500_000_000,
        MostThreads = 16_382,
        ThreadLimit = "vm.max_map_count",
        Governor = "performance",
        PowerSource = "mains",
        LoadAverage = 0.1,
        Foreign = 0.01,
        BusyProcesses = 0,
        ClockStepNanoseconds = 20,
        ClockReadNanoseconds = 24,
        SleepLatenessNanoseconds = 80_000,
    };

    /// <summary>A measurement with everything that is known of one.</summary>
    public static RoundResult Round(int round, int position, RoundHealth? health) =>
        new(round, position, [30.0], BytesPerItem: 0.01)
        {
            IterationCosts = [Costs],
            PeakWorkingSetBytes = PeakWorkingSet,
            Processors = 2,
            Health = health,
        };

    /// <summary>The same results, with costs and health of every round.</summary>
    public static RunResults WithHealth(this RunResults results, Func<RoundResult, RoundHealth?> healthOf) =>
        results with
        {
            Health = Machine,
            Cases =
        [
            .. results.Cases.Select(measured => measured with
            {
                Rounds = [.. measured.Rounds.Select(round => round with
                {
                    IterationCosts =
                        [.. round.NanosecondsPerItem.Select(
                            time => Costs with { WallNanoseconds = Costs.Items * time })],
                    PeakWorkingSetBytes = PeakWorkingSet,
                    Processors = 2,
                    Health = healthOf(round),
                })],
            }),
        ],
        };

    private const long PeakWorkingSet = 45_900_000;

    private static IterationCosts Costs { get; } =
        new(200_000, 6e6, 6e6, 2_000, 2, 1, 0, 40, VoluntarySwitches: 100, InvoluntarySwitches: 0);
}
