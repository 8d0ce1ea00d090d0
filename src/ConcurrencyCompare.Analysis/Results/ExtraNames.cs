namespace ConcurrencyCompare.Analysis.Results;

/// <summary>The names of what only some scenarios measure (<see cref="RoundResult.Extras"/>).</summary>
internal static class ExtraNames
{
    /// <summary>Live memory that a model holds while all its producers wait, in bytes per producer; without the
    /// producers themselves.</summary>
    public const string BytesPerProducer = "bytesPerProducer";

    /// <summary>Processor time of the process over wall time: 1 is a whole core.</summary>
    public const string CpuShare = "cpuShare";

    /// <summary>How many steps the work for an item has at each end: the same in every process of a run.</summary>
    public const string WorkSteps = "workSteps";

    /// <summary>What these steps took in the process, in nanoseconds: measured before the rest, without anything beside
    /// them.</summary>
    public const string WorkNanoseconds = "workNanoseconds";

    /// <summary>Physical memory that the process gained while its producers wait, in bytes per producer; without the
    /// producers themselves, and with the stacks of threads.</summary>
    public const string ResidentBytesPerProducer = "residentBytesPerProducer";

    /// <summary>Jain's index over the items that each producer had given when the first of them had given all of its
    /// own.</summary>
    public const string ProducerFairness = "producerFairness";

    /// <summary>Jain's index over the items that each consumer took in the whole run.</summary>
    public const string ConsumerFairness = "consumerFairness";

    /// <summary>How much of the throughput that the consumer's work alone would allow was reached: 1 is all of
    /// it.</summary>
    public const string ThroughputKept = "throughputKept";

    /// <summary>How many items come in a second, as the schedule says.</summary>
    public const string ItemsPerSecond = "itemsPerSecond";

    /// <summary>How long items would wait on average at a server without any cost of its own, in nanoseconds: for the
    /// same arrivals and the same work.</summary>
    public const string IdealWaitNanoseconds = "idealWaitNanoseconds";

    /// <summary>The most items that were produced and not yet consumed.</summary>
    public const string MostQueued = "mostQueued";

    /// <summary>Live memory at the end of arrivals, in bytes beyond what there was before the run: what waits, and what
    /// it waits in.</summary>
    public const string BacklogBytes = "backlogBytes";
}
