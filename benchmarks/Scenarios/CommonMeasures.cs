using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What only some scenarios measure, and how to read it.</summary>
internal static class CommonMeasures
{
    public static readonly MeasureFacts HeldPerProducer = new(
        ExtraNames.BytesPerProducer, "memory held per waiting producer", MeasureFacts.Memory)
    {
        Text =
            "Memory held per waiting producer: live memory while all producers wait, without the producers and "
                + "consumers themselves. The model alone holds that much.",
        MoreIsBetter = false,
        IsAnswer = true,
    };

    public static readonly MeasureFacts ResidentPerProducer = new(
        ExtraNames.ResidentBytesPerProducer, "resident memory per waiting producer", MeasureFacts.Memory)
    {
        Text =
            "Resident memory per waiting producer: physical memory that the process gained while all producers wait, "
                + "with the stacks of threads and without the producers and consumers themselves.",
        MoreIsBetter = false,
        IsAnswer = true,
    };

    public static readonly IReadOnlyList<MeasureFacts> Fairness =
    [
        new(ExtraNames.ProducerFairness, "fairness to producers", MeasureFacts.Count)
        {
            Text =
                "Fairness: Jain's index. 1: all were served alike; 1/n: one of n was served alone. Counted for "
                    + "producers when the first of them had delivered all its items, for consumers at the end.",
            MoreIsBetter = true,
        },
        new(ExtraNames.ConsumerFairness, "fairness to consumers", MeasureFacts.Count) { MoreIsBetter = true },
    ];

    public static readonly MeasureFacts IdealWait = new(
        ExtraNames.IdealWaitNanoseconds, "mean wait at an ideal server", MeasureFacts.Time)
    {
        Text =
            "Ideal server: no cost but the work. Its mean wait follows from the same arrivals and the measured work "
                + "(Lindley's recursion); no model can wait less.",
    };

    public static readonly MeasureFacts Work = new(ExtraNames.WorkNanoseconds, "work, measured", MeasureFacts.Time)
    {
        Text =
            "Work: arithmetic of the same number of steps in every process of the run, timed there with nothing "
                + "beside it.",
    };

    public static readonly MeasureFacts Arrivals = new(ExtraNames.ItemsPerSecond, "arrivals", MeasureFacts.Rate);

    public static readonly IReadOnlyList<MeasureFacts> Overload =
    [
        new(ExtraNames.ThroughputKept, "throughput kept", MeasureFacts.Share)
        {
            Text = "Throughput kept: items consumed, as a share of what the consumer's work alone would allow.",
            MoreIsBetter = true,
            IsAnswer = true,
        },
        new(ExtraNames.MostQueued, "longest queue", MeasureFacts.Count)
        {
            Text =
                "Longest queue: items produced and not yet consumed. Items that are due while their producer is not "
                    + "asked wait before the producer, in no queue. Where producers and consumers take turns on one "
                    + "thread, a single producer gets as many turns as the consumer: no queue grows, whatever its "
                    + "capacity.",
            MoreIsBetter = false,
            IsAnswer = true,
        },
        new(ExtraNames.BacklogBytes, "memory held by the backlog", MeasureFacts.Memory)
        {
            Text = "Memory held by the backlog: live memory when the last item arrives, less that before the run.",
            MoreIsBetter = false,
            IsAnswer = true,
        },
        IdealWait,
    ];

    public static readonly MeasureFacts ProcessorTime = new(
        ExtraNames.CpuShare, "processor time, of a core", MeasureFacts.Share)
    {
        Text = "Processor time, of a core: that of the whole process, with the runtime's own threads.",
        MoreIsBetter = false,
        IsAnswer = true,
    };
}
