namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>A workload needs what a peer cannot do by nature.</summary>
/// <param name="reason">Why it cannot: one of those in <see cref="ModelInfo.NotApplicable"/>.</param>
internal sealed class RefusedException(string reason) : NotSupportedException(reason);
