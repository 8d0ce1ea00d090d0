namespace ConcurrencyCompare.Tests.Support;

/// <summary>Made-up histories: a week apart, with little noise, the same at every call.</summary>
internal static class SampleHistory
{
    /// <summary>The run of the planted change, from 1.</summary>
    public const int ChangedRun = 15;

    /// <summary>When the tests read and write histories.</summary>
    public static readonly DateTimeOffset Now = new(2026, 12, 24, 12, 0, 0, TimeSpan.Zero);

    private const double Noise = 0.02;

    /// <summary>The history of a run's class, up to that run itself: threads are slower by a share from
    /// <see cref="ChangedRun"/> on, in the first setting of the first scenario, and nothing else changes.</summary>
    /// <param name="last">The newest run, whose values the others scatter around.</param>
    /// <param name="runs">How many runs in all.</param>
    /// <param name="change">0.15 for 15%.</param>
    public static RunHistory Of(RunResults last, int runs, double change = 0.15)
    {
        var newest = HistoryEntry.Of(last, Now);
        // The model's name may have been changed.
        var changed = newest.Values.Keys.First(key => key.Model.Contains("threads", StringComparison.Ordinal));
        var random = new Random(20261123);
        var entries = Enumerable.Range(1, runs - 1)
            .Select(run => newest with
            {
                StartedUtc = newest.StartedUtc.AddDays(7 * (run - runs)),
                Commit = $"{run:x7}{new string('0', 33)}",
                Seed = run,
                Environment = newest.Environment
                    with
                { Runtime = run < ChangedRun ? ".NET 10.0.11" : newest.Environment.Runtime },
                Disturbed = run % 5 == 0 ? 0.1 : 0,
                Values = newest.Values.ToDictionary(
                    value => value.Key,
                    value =>
                        Scaled(value.Value, Math.Exp(Noise * Support.Noise.Normal(random)) / LevelOf(value.Key, run))),
            })
            .ToList();
        return new RunHistory([.. entries, newest], []);

        double LevelOf(CaseKey key, int run) => key == changed && run < ChangedRun ? 1 + change : 1;
    }

    private static Estimate Scaled(Estimate value, double factor) =>
        new(value.Center * factor, value.Low * factor, value.High * factor, value.Confidence);
}
