using System.ComponentModel.DataAnnotations;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>Somebody's own work, as numbers: what an item takes at each end, who takes part, and what is between
/// them.</summary>
/// <remarks>Computing takes a processor; waiting takes none, as for a disk or an answer, and comes after each item.
/// Times are nanoseconds.</remarks>
internal sealed record WorkDescription
{
    /// <summary>An hour: nobody measures what takes longer.</summary>
    private const double MostTime = 3.6e12;

    /// <summary>Computing at a producer, 0 or more.</summary>
    [Range(0, MostTime)]
    public long Produce { get; init; }

    /// <summary>Waiting at a producer, 0 or more.</summary>
    [Range(0, MostTime)]
    public long ProduceWait { get; init; }

    /// <summary>Computing at a consumer, 0 or more.</summary>
    [Range(0, MostTime)]
    public long Consume { get; init; }

    /// <summary>Waiting at a consumer, 0 or more.</summary>
    [Range(0, MostTime)]
    public long ConsumeWait { get; init; }

    /// <summary>How many producers, 1 or more.</summary>
    [Range(1, int.MaxValue)]
    public int Producers { get; init; } = 1;

    /// <summary>How many consumers, 1 or more.</summary>
    [Range(1, int.MaxValue)]
    public int Consumers { get; init; } = 1;

    /// <summary>How many items may be queued; <see langword="null"/> for any.</summary>
    [Range(1, int.MaxValue)]
    public int? Capacity { get; init; }

    /// <summary>Items that come in a second, of all producers together; <see langword="null"/> where producers make
    /// them as fast as they are taken.</summary>
    [Range(1, int.MaxValue)]
    public int? Rate { get; init; }

    /// <summary>Bytes that an item carries; <see langword="null"/> for none.</summary>
    [Range(1, int.MaxValue)]
    public int? Payload { get; init; }

    /// <summary>The computing of an item, at both ends.</summary>
    internal long Computing => Produce + Consume;

    /// <summary>Whether anybody waits.</summary>
    internal bool HasWaits => ProduceWait > 0 || ConsumeWait > 0;

    /// <summary>What an item takes at least, whatever model hands it over: each side can be no faster than all of its
    /// participants, and no more processors compute than there are.</summary>
    /// <param name="processors">How many processors the model can use, 1 or more.</param>
    internal double LeastTime(int processors) => Math.Max(
        (double)Computing / processors,
        Math.Max((double)(Produce + ProduceWait) / Producers, (double)(Consume + ConsumeWait) / Consumers));

    /// <summary>Whether items come faster than so many processors can work on them.</summary>
    internal bool IsTooMuchFor(int processors) => Rate * LeastTime(processors) >= 1e9;

    /// <summary>The same with other amounts of computing and waiting.</summary>
    /// <param name="times">How many times as much.</param>
    internal WorkDescription WithWork(double times) => this with
    {
        Produce = (long)(Produce * times),
        ProduceWait = (long)(ProduceWait * times),
        Consume = (long)(Consume * times),
        ConsumeWait = (long)(ConsumeWait * times),
    };

    /// <summary>The same with items that come faster or more slowly, at least one in a second.</summary>
    /// <param name="times">How many times as fast; where no rate is given, the same.</param>
    internal WorkDescription WithRate(double times) => this with
    {
        Rate = Rate is { } rate ? (int)Math.Clamp(rate * times, 1, int.MaxValue) : null,
    };

    /// <summary>The same with others at both ends, at least one each.</summary>
    /// <param name="times">How many times as many.</param>
    internal WorkDescription WithParticipants(double times) => this with
    {
        Producers = Math.Max(1, (int)(Producers * times)),
        Consumers = Math.Max(1, (int)(Consumers * times)),
    };
}
