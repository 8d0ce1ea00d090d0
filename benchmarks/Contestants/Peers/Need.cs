namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>What a workload asks of whoever runs it, as far as some peer cannot do it by nature.</summary>
[Flags]
internal enum Need
{
    None = 0,

    /// <summary>More than one producer.</summary>
    SeveralProducers = 1 << 0,

    /// <summary>More than one consumer.</summary>
    SeveralConsumers = 1 << 1,

    /// <summary>A queue with a capacity.</summary>
    Capacity = 1 << 2,

    /// <summary>A window.</summary>
    Window = 1 << 3,

    /// <summary>A producer that waits for a time, and holds up nobody meanwhile.</summary>
    WaitingProducers = 1 << 4,

    /// <summary>A consumer that waits for a time, and holds up nobody meanwhile.</summary>
    WaitingConsumers = 1 << 5,

    /// <summary>Producers that go on while consumers are busy, and the other way round. No workload says so: those of
    /// one thread do not, and what computes only takes longer.</summary>
    Overlap = 1 << 6,

    /// <summary>A queue in which producers may find no room. No workload says so: where there is no queue, nobody has
    /// to wait for room in it.</summary>
    Queue = 1 << 7,

    /// <summary>Items that mean something in their own process alone. The type of an item says so, or the item
    /// itself.</summary>
    OwnProcess = 1 << 8,
}
