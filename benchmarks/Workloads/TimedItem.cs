namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>An item that knows its moments, as timestamps.</summary>
/// <param name="Intended">When it was meant to exist.</param>
/// <param name="Produced">When its producer was asked for it.</param>
/// <param name="Producer">The number of its producer.</param>
internal readonly record struct TimedItem(long Intended, long Produced, int Producer);
