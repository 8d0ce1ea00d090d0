namespace ConcurrencyCompare.Benchmarks.Errors;

/// <summary>The command line asks for something that is not there; the message says what, and what there is.</summary>
internal sealed class UsageException(string message) : Exception(message);
