using System.ComponentModel.DataAnnotations;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>What was asked for.</summary>
/// <param name="Profile">The profile's name.</param>
/// <param name="Rounds">How many rounds, 1 or more.</param>
/// <param name="Seed">The order of the cases inside each round follows from it.</param>
/// <param name="StartedUtc">When the run started.</param>
/// <param name="Threshold">The smallest difference that matters, 0.05 for 5%, which it is where absent.</param>
internal sealed record RunSettings(
    string Profile,
    [property: Range(1, RunSettings.MostRounds)] int Rounds,
    int Seed,
    DateTimeOffset StartedUtc,
    [property: Range(0, 1.0, MinimumIsExclusive = true)] double Threshold = RunSettings.DefaultThreshold)
{
    /// <summary>A mistyped number must not plan for years.</summary>
    public const int MostRounds = 1_000;

    /// <summary>5%.</summary>
    public const double DefaultThreshold = 0.05;

    /// <summary>Whether the run only showed that everything runs: its numbers say nothing.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The processors to which the measured processes were pinned: <c>0-1</c>; <see langword="null"/> for
    /// none.</summary>
    public string? Cpus { get; init; }

    /// <summary>The time that the run had to keep, in seconds; <see langword="null"/> for any.</summary>
    public double? BudgetSeconds { get; init; }

    /// <summary>The broker that the run had; <see langword="null"/> for none.</summary>
    public BrokerFacts? Broker { get; init; }

    /// <summary>The options that went to BenchmarkDotNet, as they were given; <see langword="null"/> for
    /// none.</summary>
    public IReadOnlyList<string>? BenchmarkDotNetOptions { get; init; }

    /// <summary>The command line that measures the same again; <see langword="null"/> where nobody knows it.</summary>
    public string? Command { get; init; }

    /// <summary>The commit that the measured program was built from, 40 hexadecimal digits; <see langword="null"/>
    /// where the build does not say. What was changed since that commit is not in it.</summary>
    [HexDigits(40)]
    public string? Commit { get; init; }

    /// <summary>Names the code that was measured and that measured, 32 hexadecimal digits, with what was changed since
    /// the commit; <see langword="null"/> in results that do not say.</summary>
    [HexDigits(32)]
    public string? Code { get; init; }

    /// <summary>Names the measurement in turns that the run was one side of: its other side has the same.
    /// <see langword="null"/> for a run of its own.</summary>
    [MinLength(1)]
    public string? TurnsId { get; init; }

    /// <summary>How long a step of calibrated work took before the run, in nanoseconds: every process of the run made
    /// its work of as many steps as this says. <see langword="null"/> in results that do not say.</summary>
    [Nanoseconds]
    public double? NanosecondsPerStep { get; init; }

    /// <summary>When the run went on after an interruption; <see langword="null"/> when it never did.</summary>
    public IReadOnlyList<DateTimeOffset>? ResumedUtc { get; init; }
}
