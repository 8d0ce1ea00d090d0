namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>How a peer says no: with the reason that <see cref="ModelInfo.NotApplicable"/> has for it.</summary>
internal static class Refusing
{
    /// <summary>Refuses a workload that needs what the peer cannot do, before anything of it is called.</summary>
    /// <exception cref="RefusedException">It does.</exception>
    public static void Refuse<T>(this ModelInfo peer, Workload<T> workload)
    {
        if (peer.WhyNotApplicable(NeedsOf(workload)) is { } reason) throw new RefusedException(reason);
    }

    /// <summary>Refuses to wait for a moment, unless it has come; <see langword="null"/> has.</summary>
    /// <exception cref="RefusedException">It has not.</exception>
    public static void RefuseWait(this ModelInfo peer, WorkloadNeeds wait, long? timestamp, TimeProvider timeProvider)
    {
        if (timestamp is { } due && due > timeProvider.GetTimestamp()) throw peer.RefusalOf(wait);
    }

    /// <summary>What says no to something that a peer cannot do.</summary>
    public static RefusedException RefusalOf(this ModelInfo peer, WorkloadNeeds needs) =>
        new(peer.WhyNotApplicable(needs)!);

    private static WorkloadNeeds NeedsOf<T>(Workload<T> workload) =>
        NeedsOf(workload.Producers.Count, workload.Consumers.Count, workload.Capacity, workload.Window);

    /// <summary>What a workload of a shape needs; whether somebody waits, only those who take part know.</summary>
    public static WorkloadNeeds NeedsOf(int producers, int consumers, int? capacity, int? window) =>
        (producers > 1 ? WorkloadNeeds.SeveralProducers : WorkloadNeeds.None)
        | (consumers > 1 ? WorkloadNeeds.SeveralConsumers : WorkloadNeeds.None)
        | (capacity is null ? WorkloadNeeds.None : WorkloadNeeds.Capacity)
        | (window is null ? WorkloadNeeds.None : WorkloadNeeds.Window);
}
