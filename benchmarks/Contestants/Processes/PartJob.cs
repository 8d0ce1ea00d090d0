using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Contestants.Processes;

/// <summary>What a process does for a run: a line of its input.</summary>
/// <param name="Queue">The queue's name at the broker.</param>
/// <param name="Name">The participant's name.</param>
/// <param name="HasWindow">Whether items in flight are limited.</param>
/// <param name="Producer">The producer that it is; <see langword="null"/> where it is a consumer.</param>
/// <param name="Consumer">The consumer that it is; <see langword="null"/> where it is a producer.</param>
internal sealed record PartJob(
    string Queue, string Name, bool HasWindow, CountingPart? Producer, CheckedPart? Consumer);

/// <summary>What came of it: a line of its output.</summary>
/// <param name="Checked">What a consumer has noted; <see langword="null"/> of a producer.</param>
/// <param name="Failure">What went wrong, in a line; <see langword="null"/> if nothing did.</param>
internal sealed record PartResult(CheckedTotals? Checked, string? Failure);
