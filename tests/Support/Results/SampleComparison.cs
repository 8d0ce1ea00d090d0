namespace ConcurrencyCompare.Tests.Support;

/// <summary>Two made-up runs with one of everything that a comparison may find.</summary>
internal static class SampleComparison
{
    /// <summary>What rounds do to a case, in logarithms: the centre is 0.</summary>
    private static readonly double[] Rounds = [0.5, -1, 0.75, -0.25, 1, -0.5, 0.25, -0.75];

    private static readonly string[] Models = ["threads", "callbacks", "iterators"];

    /// <summary>What was changed, and how much of it can be seen.</summary>
    private static readonly Change[] Changes =
    [
        new("throughput", "1024", "threads", 300, 1.1, 0.05),
        new("throughput", "1024", "threads-control", 300, 1, 0.4),
        new("throughput", "1024", "callbacks", 35, 1.12, 0.02),
        new("throughput", "1024", "iterators", 52, 0.8, 0.02),
        new("throughput", "unbounded", "threads", 210, null, 0.05),
        new("throughput", "unbounded", "callbacks", 34, 1, 0.01),
        new("throughput", "unbounded", "iterators", 51, 1.04, 0.03),
        new("payloads", "1024", "callbacks", 40, 1.049, 0.03),
        new("payloads", "1024", "iterators", 60, 1.02, 0.03) { RoundsOfNew = 4 },
        new("payloads", "unbounded", "callbacks", null, 1, 0.03),
        new("waiting-producers", "1024", "threads", null, null, 0.03),
    ];

    public static RunResults Base { get; } = Run(isNew: false) with
    {
        Missing =
        [
            new MissingRound(
                "waiting-producers", "capacity 1024", "threads", 1, "more threads than this machine carries"),
            new MissingRound(
                "waiting-producers", "capacity 1024", "threads", 2, "more threads than this machine carries"),
        ],
    };

    public static RunResults New { get; } = Run(isNew: true) with
    {
        Missing =
        [
            .. Enumerable.Range(1, Rounds.Length).Select(round => new MissingRound(
                "throughput", "capacity unbounded", "threads", round, "the measured process ended with exit code 134")),
        ],
    };

    /// <summary>The same as if it had been measured on another day: no two rounds belong together.</summary>
    public static RunResults Apart(this RunResults run) => run with { Settings = run.Settings with { TurnsId = null } };

    /// <summary>The same with other times.</summary>
    /// <param name="run">The run.</param>
    /// <param name="factorOf">How many times as long a case takes in a round.</param>
    public static RunResults Retimed(this RunResults run, Func<CaseResult, RoundResult, double> factorOf) =>
        run with { Cases = [.. run.Cases.Select(measured => Retimed(measured, factorOf))] };

    private static CaseResult Retimed(CaseResult measured, Func<CaseResult, RoundResult, double> factorOf) =>
        measured with
        {
            Rounds =
        [
            .. measured.Rounds.Select(round => round with
            {
                NanosecondsPerItem = [.. round.NanosecondsPerItem.Select(time => time * factorOf(measured, round))],
            }),
        ],
        };

    private static RunResults Run(bool isNew) => new()
    {
        Settings = new RunSettings(
            "quick", Rounds.Length, Seed: 1, new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero))
        {
            Commit = new string(isNew ? 'b' : 'a', 40),
            TurnsId = "turns",
        },
        Environment = SampleHealth.Environment with { Runtime = isNew ? ".NET 10.0.13" : ".NET 10.0.12" },
        Scenarios = [SampleFacts.Of("throughput"), SampleFacts.Of("payloads"), SampleFacts.Of("waiting-producers")],
        Models = [.. Models.Select(model => new NamedText(model, $"the model {model}"))],
        Controls =
        [
            new ControlModel("threads-control", "threads", ["threads"]),
            new ControlModel("callbacks-control", "callbacks", ["callbacks", "iterators"]),
        ],
        Cases = [.. Changes.Select((change, place) => change.Measure(place, isNew)).OfType<CaseResult>()],
        Missing = [],
    };

    /// <summary>A case and what becomes of it.</summary>
    /// <param name="Nanoseconds">Its time in the base; <see langword="null"/> where the base has not measured
    /// it.</param>
    /// <param name="Factor">How many times that long it takes in the new run; <see langword="null"/> where it is not
    /// measured there.</param>
    /// <param name="Spread">How much the rounds differ.</param>
    private sealed record Change(
        string Scenario, string Capacity, string Model, double? Nanoseconds, double? Factor, double Spread)
    {
        public int RoundsOfNew { get; init; } = Rounds.Length;

        /// <returns><see langword="null"/> where the case came with the new run.</returns>
        public CaseResult? Measure(int place, bool isNew)
        {
            var isMeasured = isNew ? Factor is not null : Nanoseconds is not null;
            var time = (Nanoseconds ?? 40) * (isNew ? Factor ?? 1 : 1);
            if (!isNew && !isMeasured && Factor is not null) return null;

            return new CaseResult(
                Scenario,
                new Dictionary<string, string> { ["capacity"] = Capacity },
                Model,
                !isMeasured
                    ? [] : [.. Enumerable.Range(0, isNew ? RoundsOfNew : Rounds.Length).Select(round => new RoundResult(
                    round + 1, Changes.Length * round + place + 1,
                    [Math.Round(
                        time
                            * Math.Exp(DriftOf(round) + (isNew ? Spread * Rounds[(round + place) % Rounds.Length] : 0)),
                                4)])
                {
                    Health = round == 2 && place == 2 && isNew ? SampleHealth.Disturbed : SampleHealth.Quiet,
                })]);
        }

        /// <summary>What a round does to all cases alike.</summary>
        private static double DriftOf(int round) => 0.01 * round;
    }
}
