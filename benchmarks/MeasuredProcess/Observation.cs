using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.MeasuredProcess;

/// <summary>What a measured process saw of itself while it measured.</summary>
/// <param name="Items">How many items the consumers of each measured iteration counted.</param>
/// <param name="Shapes">The workloads that models were given, each shape once.</param>
/// <param name="Cpus">The processors that it could use; <see langword="null"/> where the system does not pin
/// processes.</param>
internal sealed record Observation(IReadOnlyList<long> Items, IReadOnlyList<WorkloadShape> Shapes, string? Cpus);
