using System.ComponentModel.DataAnnotations;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>Names a case: one model in one setting of one scenario.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Setting">The setting in words; empty where there is only one.</param>
/// <param name="Model">The model's name.</param>
internal sealed record CaseName(string Scenario, string Setting, string Model);

/// <summary>Something measured whose true value is known.</summary>
/// <param name="Case">What was measured.</param>
/// <param name="Quantity">Which of its numbers: <see cref="Time"/>, <see cref="Bytes"/>, <see cref="Switches"/>, or the
/// <see cref="Ratio"/> of its time to that of another model.</param>
/// <param name="Value">The truth.</param>
/// <param name="Tolerance">What the measurement may add to it by design, 0.02 for 2%.</param>
internal sealed record KnownAnswer(
    CaseName Case,
    [property: AllowedValues(
        KnownAnswer.Time, KnownAnswer.Bytes, KnownAnswer.Switches, KnownAnswer.Ratio)] string Quantity,
    [property: Nanoseconds] double Value,
    double Tolerance)
{
    /// <summary>Wall time per item, in nanoseconds.</summary>
    public const string Time = "nanosecondsPerItem";

    /// <summary>Bytes allocated per item.</summary>
    public const string Bytes = "allocatedBytesPerItem";

    /// <summary>Voluntary context switches per item.</summary>
    public const string Switches = "voluntarySwitchesPerItem";

    /// <summary>Wall time per item over that of <see cref="Against"/>, in the same rounds.</summary>
    public const string Ratio = "ratio";

    /// <summary>The model of the same setting that a ratio is against; <see langword="null"/> for another
    /// quantity.</summary>
    public string? Against { get; init; }
}

/// <summary>A model that is measured with twice the items of its own cases: the time has to be twice as long.</summary>
/// <param name="Name">The name, as its cases have it.</param>
/// <param name="Model">The model's own name.</param>
internal sealed record DoubledModel([property: MinLength(1)] string Name, string Model);

/// <summary>Two cases that measure the same workload: their times per item have to agree.</summary>
/// <param name="First">One of them.</param>
/// <param name="Second">The other, of another scenario.</param>
internal sealed record SameWork(CaseName First, CaseName Second);
