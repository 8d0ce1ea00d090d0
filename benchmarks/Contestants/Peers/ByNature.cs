namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>What peers cannot do by nature, where several of them cannot do it for the same reason.</summary>
internal static class ByNature
{
    /// <summary>Of a plain loop.</summary>
    public static NotApplicable NoTime { get; } = new(
        WorkloadNeeds.WaitingProducers | WorkloadNeeds.WaitingConsumers,
        "a loop that waits for a due time holds up everybody else");

    /// <summary>Of what hands over without a queue.</summary>
    /// <param name="more">What else it cannot do for want of one.</param>
    public static NotApplicable NoQueue(WorkloadNeeds more = WorkloadNeeds.None) => new(
        WorkloadNeeds.OverlappingCalls | WorkloadNeeds.FullQueue | more,
        "there is no queue: an item is produced when a consumer is free for it, not before");
}
