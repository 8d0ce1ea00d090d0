using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>What one measured iteration cost beside time: the whole process, all threads.</summary>
/// <param name="Items">How many items were handed over in it, 1 or more.</param>
/// <param name="WallNanoseconds">Time by a clock of the probe's own, from just before its counters were read to just
/// after.</param>
/// <param name="CpuNanoseconds">Processor time of all threads, ended ones included.</param>
/// <param name="AllocatedBytes">Managed memory allocated by all threads.</param>
/// <param name="Gen0Collections">Garbage collections of generation 0 or higher, as .NET counts them.</param>
/// <param name="Gen1Collections">Garbage collections of generation 1 or higher.</param>
/// <param name="Gen2Collections">Garbage collections of generation 2.</param>
/// <param name="Contentions">How often a thread found a monitor's lock taken.</param>
/// <param name="VoluntarySwitches">How often a thread gave its core up to wait; <see langword="null"/> where the system
/// does not say.</param>
/// <param name="InvoluntarySwitches">How often a thread was taken off its core; <see langword="null"/> where the system
/// does not say.</param>
/// <param name="MethodsCompiled">How many methods the runtime compiled meanwhile, each time that it compiled one: 0 of
/// a process whose code is final; <see langword="null"/> in results that do not say.</param>
internal sealed record IterationCosts(
    [property: Range(1, double.MaxValue)] long Items,
    double WallNanoseconds,
    double CpuNanoseconds,
    long AllocatedBytes,
    int Gen0Collections,
    int Gen1Collections,
    int Gen2Collections,
    long Contentions,
    long? VoluntarySwitches = null,
    long? InvoluntarySwitches = null,
    long? MethodsCompiled = null)
{
    /// <summary>Processor time of an item, in nanoseconds.</summary>
    [JsonIgnore]
    public double CpuNanosecondsPerItem => CpuNanoseconds / Items;

    /// <summary>Bytes allocated for an item.</summary>
    [JsonIgnore]
    public double BytesPerItem => (double)AllocatedBytes / Items;

    /// <summary>Lock contentions for a thousand items.</summary>
    [JsonIgnore]
    public double ContentionsPerThousand => Contentions * 1e3 / Items;

    /// <summary>Voluntary context switches for a thousand items.</summary>
    [JsonIgnore]
    public double? VoluntaryPerThousand => VoluntarySwitches * 1e3 / Items;

    /// <summary>Involuntary context switches for a thousand items.</summary>
    [JsonIgnore]
    public double? InvoluntaryPerThousand => InvoluntarySwitches * 1e3 / Items;
}
