using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>What one fresh process measured of one case.</summary>
/// <param name="Round">The round's number, from 1.</param>
/// <param name="Position">The place in the order of the whole run, from 1.</param>
/// <param name="NanosecondsPerItem">Wall time per item, one value for each measured iteration.</param>
/// <param name="BytesPerItem">Memory allocated by all threads; <see langword="null"/> where it was not
/// measured.</param>
/// <param name="Latency">The latency of every item; <see langword="null"/> where it was not measured.</param>
internal sealed record RoundResult(
    [property: Range(1, RunSettings.MostRounds)] int Round,
    [property: Range(1, int.MaxValue)] int Position,
    [property: MinLength(1), Nanoseconds] IReadOnlyList<double> NanosecondsPerItem,
    double? BytesPerItem = null,
    LatencyDistribution? Latency = null)
{
    /// <summary>The part of the latency before the producer was asked: how late a scheduler, or the kernel's timer,
    /// woke it. <see langword="null"/> where it was not told apart.</summary>
    public Percentiles? Lateness { get; init; }

    /// <summary>The part of the latency between producer and consumer; <see langword="null"/> where it was not told
    /// apart.</summary>
    public Percentiles? HandOver { get; init; }

    /// <summary>What only this scenario measures, by the name of the measure; <see langword="null"/> where that is
    /// nothing. Readers pass over names that they do not know.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public IReadOnlyDictionary<string, double>? Extras { get; init; }

    /// <summary>What each measured iteration cost beside time, in the order of <see cref="NanosecondsPerItem"/>;
    /// <see langword="null"/> where it was not measured.</summary>
    public IReadOnlyList<IterationCosts>? IterationCosts { get; init; }

    /// <summary>The most physical memory that the process held since its start, the runtime and the warm-up included;
    /// <see langword="null"/> where the system does not say.</summary>
    public long? PeakWorkingSetBytes { get; init; }

    /// <summary>How many processors the process could use, as it saw itself; <see langword="null"/> where it did not
    /// look.</summary>
    [Range(1, int.MaxValue)]
    public int? Processors { get; init; }

    /// <summary>What the process said about itself; <see langword="null"/> where it did not.</summary>
    public ProcessFacts? Process { get; init; }

    /// <summary>What the machine did meanwhile; <see langword="null"/> where the system does not say.</summary>
    public RoundHealth? Health { get; init; }

    /// <summary>How long the machine slept while the process measured, in seconds; <see langword="null"/> where it did
    /// not, or where the system does not say.</summary>
    public double? SleptSeconds { get; init; }

    /// <summary>By how many seconds somebody set the clock of dates since the measurement before, back if that is
    /// negative; <see langword="null"/> where nobody did.</summary>
    [Range(double.MinValue, double.MaxValue)]
    public double? ClockSetSeconds { get; init; }

    /// <summary>
    /// Other measurements of the same case and round that do not count, in the order of the run: disturbed ones, or
    /// those beside a disturbed one. <see langword="null"/> when there are none.
    /// </summary>
    public IReadOnlyList<RoundResult>? SetAside { get; init; }

    /// <summary>Whether the machine was busy with something else beyond the limits of <see cref="RoundHealth"/>, or
    /// slept.</summary>
    [JsonIgnore]
    public bool IsDisturbed => Health is { Disturbed: true } || SleptSeconds is not null;
}
