namespace ConcurrencyCompare;

/// <summary>What a model cannot do by nature, and why. Immutable.</summary>
/// <param name="Needs">What it cannot do: each of these flags.</param>
/// <param name="Reason">Why, in a line that begins with a small letter and has no full stop, such as "a ring of this
/// kind serves one producer and one consumer".</param>
public sealed record NotApplicable(WorkloadNeeds Needs, string Reason);
