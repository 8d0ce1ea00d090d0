namespace ConcurrencyCompare;

/// <summary>What a workload asks of a model, as far as some models cannot do it by nature.</summary>
[Flags]
public enum WorkloadNeeds
{
    /// <summary>Nothing that a model could lack.</summary>
    None = 0,

    /// <summary>More than one producer.</summary>
    SeveralProducers = 1 << 0,

    /// <summary>More than one consumer.</summary>
    SeveralConsumers = 1 << 1,

    /// <summary>A queue with a capacity (<see cref="Workload{T}.Capacity"/>).</summary>
    Capacity = 1 << 2,

    /// <summary>A limit of the items in flight (<see cref="Workload{T}.Window"/>).</summary>
    Window = 1 << 3,

    /// <summary>A producer that waits for a time, and holds up nobody meanwhile
    /// (<see cref="IPacedProducer{T}"/>).</summary>
    WaitingProducers = 1 << 4,

    /// <summary>A consumer that waits for a time, and holds up nobody meanwhile
    /// (<see cref="IPacedConsumer{T}"/>).</summary>
    WaitingConsumers = 1 << 5,

    /// <summary>Producers that go on while a consumer is busy, and the other way round. No workload shows it: to a
    /// model without it, calls are only made later.</summary>
    OverlappingCalls = 1 << 6,

    /// <summary>A queue in which producers find no room. No workload shows it: where there is no queue, nobody waits
    /// for room in it.</summary>
    FullQueue = 1 << 7,

    /// <summary>Items, producers or consumers that mean something in their own process alone, such as a
    /// delegate.</summary>
    OwnProcess = 1 << 8,
}
