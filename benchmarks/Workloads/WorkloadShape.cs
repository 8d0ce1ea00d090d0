using System.Globalization;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>How many producers and consumers a workload has, and what limits the items between them.</summary>
/// <param name="Producers">How many producers.</param>
/// <param name="Consumers">How many consumers.</param>
/// <param name="Capacity">How many items may be queued; <see langword="null"/> for any.</param>
/// <param name="Window">How many items may be in flight; <see langword="null"/> for any.</param>
internal sealed record WorkloadShape(int Producers, int Consumers, int? Capacity = null, int? Window = null)
{
    public static WorkloadShape Of<T>(Workload<T> workload) =>
        new(workload.Producers.Count, workload.Consumers.Count, workload.Capacity, workload.Window);

    /// <summary>Whether a workload has this shape; asked in every run, so it allocates nothing.</summary>
    public bool IsThatOf<T>(Workload<T> workload) =>
        workload.Producers.Count == Producers
        && workload.Consumers.Count == Consumers
        && workload.Capacity == Capacity
        && workload.Window == Window;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Producers}:{Consumers}, {Limit("capacity", Capacity)}, {Limit("window", Window)}");

    private static string Limit(string name, int? limit) => string.Create(
        CultureInfo.InvariantCulture, $"{name} {(limit is { } number ? number : "unbounded")}");
}
