namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>What a peer cannot do by nature, and why.</summary>
/// <param name="Peer">The peer's name.</param>
/// <param name="Need">What it cannot do.</param>
/// <param name="Reason">Why, in a line.</param>
internal sealed record NotApplicable(string Peer, Need Need, string Reason);
