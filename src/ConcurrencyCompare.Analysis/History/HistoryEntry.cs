using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.History;

/// <summary>What is kept of a run for the years to come.</summary>
/// <param name="StartedUtc">When it started; with commit and seed, what tells it from any other.</param>
/// <param name="Commit">What was measured, 40 hexadecimal digits; <see langword="null"/> where the build did not
/// say.</param>
/// <param name="Seed">Of its random order.</param>
/// <param name="Conditions">How it was measured: with runs of other conditions it is not compared.</param>
/// <param name="Rounds">How many rounds were planned.</param>
/// <param name="Measured">How many measurements it holds: a run that was resumed comes again, with more.</param>
/// <param name="Environment">The machine and the versions, as the run has them.</param>
/// <param name="Disturbed">The share of its measurements that others disturbed and that count all the same, 0 to 1;
/// <see langword="null"/> where the system did not say.</param>
/// <param name="Values">Centre and interval of each case in nanoseconds, to four digits, in the order of the
/// run.</param>
internal sealed record HistoryEntry(
    DateTimeOffset StartedUtc,
    string? Commit,
    int Seed,
    RunConditions Conditions,
    int Rounds,
    int Measured,
    MachineEnvironment Environment,
    double? Disturbed,
    IReadOnlyDictionary<CaseKey, Estimate> Values)
{
    /// <summary>How far the clocks of two machines may differ without either being wrong.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromHours(1);

    /// <summary>No run is older than what it runs on.</summary>
    private static readonly DateTimeOffset Earliest = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether the clock was wrong when the run started. Once that was seen it stays so: years later the date
    /// would look like any other.</summary>
    public bool IsMisdated { get; init; }

    /// <summary>Whether two entries are of the same run.</summary>
    public bool IsSameRun(HistoryEntry other) =>
        (StartedUtc, Commit, Seed) == (other.StartedUtc, other.Commit, other.Seed);

    /// <summary>The order of runs: by their start, and what started at the same moment always in the same
    /// order.</summary>
    public static int Compare(HistoryEntry one, HistoryEntry other)
    {
        var order = one.StartedUtc.CompareTo(other.StartedUtc);
        if (order == 0) order = string.CompareOrdinal(one.Commit, other.Commit);
        return order != 0 ? order : one.Seed.CompareTo(other.Seed);
    }

    /// <summary>Which of two entries of the same run has more of it; of two that have as much, always the same
    /// one.</summary>
    public static int CompareVersions(HistoryEntry one, HistoryEntry other)
    {
        var order = one.Measured.CompareTo(other.Measured);
        if (order == 0) order = one.Values.Count.CompareTo(other.Values.Count);
        return order != 0 ? order : string.CompareOrdinal(TextOf(one), TextOf(other));

        static string TextOf(HistoryEntry entry) => HistoryLine.Write(entry with { IsMisdated = false });
    }

    /// <summary>The entry with the mark of a wrong clock, where the run is dated in the future.</summary>
    internal HistoryEntry SeenAt(DateTimeOffset now) =>
        StartedUtc - now > Tolerance ? this with { IsMisdated = true } : this;

    /// <summary>The entry of a run.</summary>
    /// <param name="results">The run.</param>
    /// <param name="now">The time of now.</param>
    /// <exception cref="FormatException">The run says nothing that could be held against others; the message says why.
    /// </exception>
    public static HistoryEntry Of(RunResults results, DateTimeOffset now)
    {
        var settings = results.Settings;
        if (settings.IsTrial) throw new FormatException($"a {settings.Profile} run only shows that everything runs");
        // Where processor time is the result, wall time was given.
        var measured = CaseSample.AllOf(results)
            .Where(sample => sample is { IsMeasured: true, Quantity: not CaseQuantity.ProcessorTime })
            .ToList();
        if (measured.Count == 0) throw new FormatException("nothing was measured");
        var values = measured
            .Where(sample => sample.Value.SupportsClaims)
            .ToDictionary(sample => sample.Key, sample => Rounded(sample.Value));
        if (values.Count == 0) throw new FormatException("no case has the six rounds that an interval takes");

        var health = RunHealth.Of(results);
        var entry = new HistoryEntry(
            settings.StartedUtc.ToUniversalTime(),
            settings.Commit,
            settings.Seed,
            RunConditions.Of(results),
            settings.Rounds,
            health.Measured,
            results.MeasuredOn,
            health.Watched == 0 ? null : Digits.Four((double)health.StillDisturbed / health.Measured),
            values)
        {
            // A clock that was put right in between shows as well.
            IsMisdated = settings.StartedUtc < Earliest
                || (settings.ResumedUtc ?? []).Any(resumed => settings.StartedUtc - resumed > Tolerance),
        };
        return entry.SeenAt(now);
    }

    private static Estimate Rounded(Estimate value) => value with
    {
        Center = Digits.Four(value.Center),
        Low = Digits.Four(value.Low),
        High = Digits.Four(value.High),
    };
}
