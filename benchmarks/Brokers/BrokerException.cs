namespace ConcurrencyCompare.Benchmarks.Brokers;

/// <summary>What is wrong with a broker, in a line: nothing that this program did wrong.</summary>
internal sealed class BrokerException(string message) : Exception(message);
