using CsCheck;

namespace ConcurrencyCompare.Tests.Properties;

/// <summary>Random workloads.</summary>
/// <remarks>A property that fails prints the smallest case that was found, and its seed. To run that case again, give
/// the seed to the one test:
/// <code>CsCheck_Seed=0N0XIzNsQ0O2 dotnet ConcurrencyCompare.Tests.Models.dll -method "*Name_of_the_test"</code>
/// On one thread the same happens again; with threads, the same workload meets another schedule, and may need several
/// attempts.</remarks>
internal static class WorkloadGen
{
    // Mostly none: items that meet at the same moment are what fills a queue.
    private static readonly Gen<int> Pause = Gen.Frequency((4, Gen.Const(0)), (1, Gen.Int[1, 5]));
    private static readonly Gen<int?> Limit = Gen.Int[0, 6].Select(limit => limit == 0 ? default(int?) : limit);

    /// <summary>Nothing happens but what should.</summary>
    public static Gen<WorkloadCase> Quiet { get; } = Create(producers: 5, items: 20, Gen.Int[1, 5], Pause);

    /// <summary>An exception, a cancellation, both, or neither.</summary>
    public static Gen<WorkloadCase> Disturbed { get; } = Disturb(Quiet);

    /// <summary>More of everything at the same moment than there are cores.</summary>
    public static Gen<WorkloadCase> Oversubscribed { get; } =
        Disturb(Create(producers: 12, items: 60, Gen.Int[4, 12], Gen.Const(0)));

    private static Gen<WorkloadCase> Create(int producers, int items, Gen<int> consumers, Gen<int> pause) =>
        Gen.Select(
            pause.Array[1, items + 1].Array[0, producers],
            consumers,
            Limit,
            Limit,
            (pauses, count, capacity, window) => new WorkloadCase(pauses, count, capacity, window));

    /// <summary>Whatever happens in others, may happen in these.</summary>
    public static Gen<WorkloadCase> Disturb(Gen<WorkloadCase> quiet) => quiet.SelectMany(given =>
    {
        var steps = given.Steps.ToArray();
        return Gen.Select(
            Choose(steps),
            Choose([new Step(StepKind.BeforeTheRun, -1, 0), .. steps]),
            (failure, cancellation) => given with { FailsAt = failure, CancelsAt = cancellation });
    });

    private static Gen<Step?> Choose(Step[] steps) =>
        Gen.Frequency((1, Gen.Const(-1)), (1, Gen.Int[0, steps.Length - 1]))
            .Select(chosen => chosen < 0 ? default(Step?) : steps[chosen]);
}
