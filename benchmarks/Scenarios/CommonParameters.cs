using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What parameters mean that several scenarios have.</summary>
internal static class CommonParameters
{
    public static readonly ParameterFacts Topology = new("topology", "producers:consumers", ParameterFacts.AtOnce);

    public static readonly ParameterFacts Capacity = new(
        "capacity", "how many items the queue holds", ParameterFacts.Capacity);

    public static readonly ParameterFacts Idea = new("idea", "the model");
}
