namespace ConcurrencyCompare.Tests.Support;

/// <summary>Made-up results with known ratios.</summary>
internal static class SampleResults
{
    private static readonly double[] Drift = [1, 1.02, 0.99, 1.05, 0.97, 1.01];
    private static readonly Lazy<RunResults> LazyFull = new(() => SampleRun.Create());

    /// <summary>A run of the full profile with six rounds: every scenario and setting, models, yardsticks and
    /// controls.</summary>
    public static RunResults Full => LazyFull.Value;

    /// <summary>Callbacks take a tenth of the time of threads; iterators cannot be told from callbacks'
    /// reference.</summary>
    public static RunResults Create(int rounds = 6) => new()
    {
        Settings = new RunSettings("quick", rounds, Seed: 1, new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero)),
        Environment = new MachineEnvironment(
            "Linux Debian GNU/Linux 12", "X64", "AMD EPYC", 2, ".NET 10.0.12", "workstation, concurrent", "0.15.8",
            "KVM"),
        Scenarios = [SampleFacts.Of("throughput"), SampleFacts.Of("latency")],
        Unasked = [SampleFacts.Of("break-even"), SampleFacts.Of("blocking"), SampleFacts.Of("waiting-producers")],
        Models = [new NamedText("threads", "a thread each"), new NamedText("callbacks", "one thread")],
        Cases =
        [
            Throughput("callbacks", rounds, 30, bytes: 0.01),
            Throughput("threads", rounds, 300, bytes: 8),
            Latency("threads", rounds, 100_000),
            Latency("callbacks", rounds, 100_000),
        ],
        Missing = [],
    };

    /// <summary>A case of a single value a round that only its scenario measures.</summary>
    public static CaseResult Extra(string scenario, string model, string name, double value, int rounds = 6) => new(
        scenario,
        new Dictionary<string, string>(),
        model,
        [.. Enumerable.Range(0, rounds)
            .Select(round => new RoundResult(round + 1, round + 1, [100 * Drift[round % Drift.Length]])
        {
            Extras = new Dictionary<string, double> { [name] = value * Drift[round % Drift.Length] },
        })]);

    /// <summary>The same, with callbacks measured a second time in as many rounds as there are deviations: so much
    /// faster, in logarithms.</summary>
    public static RunResults WithControl(IReadOnlyList<double> deviations)
    {
        var sample = Create();
        var again = sample.Cases[0] with
        {
            Model = "callbacks-control",
            Rounds =
            [
                .. sample.Cases[0].Rounds.Take(deviations.Count).Select((round, place) => round with
                {
                    NanosecondsPerItem =
                        [.. round.NanosecondsPerItem.Select(time => time * Math.Exp(-deviations[place]))],
                }),
            ],
        };
        return sample with
        {
            Controls = [new ControlModel("callbacks-control", "callbacks", ["callbacks", "iterators"])],
            Cases = [.. sample.Cases, again],
        };
    }

    private static CaseResult Throughput(string model, int rounds, double nanoseconds, double bytes) => new(
        "throughput",
        new Dictionary<string, string> { ["topology"] = "1:1", ["capacity"] = "1024" },
        model,
        [.. Enumerable.Range(0, rounds).Select(round => new RoundResult(
            round + 1, 2 * round + 1,
            [nanoseconds * Drift[round % Drift.Length], nanoseconds * Drift[round % Drift.Length] * 1.01], bytes,
            null))]);

    private static CaseResult Latency(string model, int rounds, double nanoseconds) => new(
        "latency",
        new Dictionary<string, string> { ["rate"] = "10000/s" },
        model,
        [.. Enumerable.Range(0, rounds).Select(round => new RoundResult(
            round + 1, 2 * round + 2, [250_000_000], null, Distribution(model, nanoseconds, round)))]);

    private static LatencyDistribution Distribution(string model, double nanoseconds, int round)
    {
        // Which model is ahead changes from round to round, so no difference may be shown.
        var ahead = (round % 2 == 0) == (model == "threads");
        var histogram = LatencyDistribution.CreateHistogram();
        for (var item = 1; item <= 1_000; item++)
        {
            histogram.RecordValue(
                (long)(nanoseconds * Drift[round % Drift.Length] * (ahead ? 0.95 : 1.05) * (1 + item / 1_000.0)));
        }

        return LatencyDistribution.From(histogram);
    }
}
