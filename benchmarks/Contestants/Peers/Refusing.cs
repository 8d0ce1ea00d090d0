namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>How a peer says no: with the reason that <see cref="Peer.NotApplicable"/> has for it.</summary>
internal static class Refusing
{
    /// <summary>Refuses a workload that needs what the peer cannot do, before anything of it is called.</summary>
    /// <exception cref="RefusedException">It does.</exception>
    public static void Refuse<T>(this ModelInfo peer, Workload<T> workload)
    {
        if (Peer.RefusalOf(peer.Name, NeedsOf(workload)) is { } reason) throw new RefusedException(reason);
    }

    /// <summary>Refuses to wait for a moment, unless it has come; <see langword="null"/> has.</summary>
    /// <exception cref="RefusedException">It has not.</exception>
    public static void RefuseWait(this ModelInfo peer, Need wait, long? timestamp, TimeProvider timeProvider)
    {
        if (timestamp is { } due && due > timeProvider.GetTimestamp())
            throw new RefusedException(Peer.RefusalOf(peer.Name, wait)!);
    }

    private static Need NeedsOf<T>(Workload<T> workload) =>
        NeedsOf(workload.Producers.Count, workload.Consumers.Count, workload.Capacity, workload.Window);

    /// <summary>What a workload of a shape needs; whether somebody waits, only those who take part know.</summary>
    public static Need NeedsOf(int producers, int consumers, int? capacity, int? window) =>
        (producers > 1 ? Need.SeveralProducers : Need.None)
        | (consumers > 1 ? Need.SeveralConsumers : Need.None)
        | (capacity is null ? Need.None : Need.Capacity)
        | (window is null ? Need.None : Need.Window);
}
