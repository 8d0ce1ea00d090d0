namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>A model broke a rule of <see cref="IConcurrencyModel"/>: what it measured is worth nothing.</summary>
internal sealed class BrokenContractException(int rule, string what)
    : Exception($"Rule {rule} of the contract is broken: {what}.");
