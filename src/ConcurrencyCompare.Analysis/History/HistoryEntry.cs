using ConcurrencyCompare.Analysis.Comparing;

namespace ConcurrencyCompare.Analysis.History;

/// <summary>What is kept of a run for the years to come.</summary>
/// <param name="StartedUtc">When it started; with commit and seed, what tells it from any other.</param>
/// <param name="Commit">What was measured, 40 hexadecimal digits; <see langword="null"/> where the build did not say.</param>
/// <param name="Seed">Of its random order.</param>
/// <param name="Profile">The profile's name.</param>
/// <param name="Rounds">How many rounds were planned.</param>
/// <param name="Environment">The machine and the versions, as the run has them.</param>
/// <param name="Disturbed">The share of its measurements that others disturbed and that count all the same, 0 to 1;
/// <see langword="null"/> where the system did not say.</param>
/// <param name="Values">Centre and interval of each case in nanoseconds, to four digits, in the order of the run.</param>
public sealed record HistoryEntry(
    DateTimeOffset StartedUtc,
    string? Commit,
    int Seed,
    string Profile,
    int Rounds,
    MachineEnvironment Environment,
    double? Disturbed,
    IReadOnlyDictionary<CaseKey, Estimate> Values)
{
    /// <summary>Whether two entries are of the same run.</summary>
    public bool IsSameRun(HistoryEntry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (StartedUtc, Commit, Seed) == (other.StartedUtc, other.Commit, other.Seed);
    }

    /// <summary>The entry of a run.</summary>
    /// <exception cref="FormatException">The run says nothing that could be held against others; the message says why.
    /// </exception>
    public static HistoryEntry Of(RunResults results)
    {
        ArgumentNullException.ThrowIfNull(results);

        var settings = results.Settings;
        if (settings.Profile == RunSettings.SmokeProfile) throw new FormatException("a smoke run only shows that everything runs");
        // Where processor time is the result, wall time was given.
        var measured = CaseSample.TimesOf(results)
            .Where(sample => sample is { IsMeasured: true, Quantity: not CaseQuantity.ProcessorTime })
            .ToList();
        if (measured.Count == 0) throw new FormatException("nothing was measured");
        var values = measured
            .Where(sample => sample.Value.SupportsClaims)
            .ToDictionary(sample => sample.Key, sample => Rounded(sample.Value));
        if (values.Count == 0) throw new FormatException("no case has the six rounds that an interval takes");

        var health = RunHealth.Of(results);
        return new HistoryEntry(
            settings.StartedUtc.ToUniversalTime(),
            settings.Commit,
            settings.Seed,
            settings.Profile,
            settings.Rounds,
            results.MeasuredOn,
            health.Watched == 0 ? null : Digits.Four((double)health.StillDisturbed / health.Measured),
            values);
    }

    private static Estimate Rounded(Estimate value) => value with
    {
        Center = Digits.Four(value.Center),
        Low = Digits.Four(value.Low),
        High = Digits.Four(value.High),
    };
}
