namespace ConcurrencyCompare.Tests.Support;

/// <summary>A made-up run with everything that is checked of a measurement: models and doubles in several scenarios,
/// the same workload twice, and known answers.</summary>
/// <param name="rounds">How many rounds.</param>
/// <param name="seed">Its noise.</param>
internal sealed class ValidatedRun(int rounds, int seed)
{
    public const string Double = "callbacks-twice";

    private const int Iterations = 3;
    private const int Processors = 2;
    private const double EventNanoseconds = 100e3;

    private static readonly string[] Scenarios =
        ["throughput", "round-trip", "payloads", "break-even", "blocking", "oversubscribed", "waiting-producers"];
    private static readonly string[] Settings = ["a", "b", "c", "d"];
    private static readonly string[] Competitors = ["threads", "callbacks", "iterators"];
    private static readonly string[] Likewise = ["payloads", "waiting-producers"];

    private readonly Random _random = new(seed);

    /// <summary>Items of an iteration, in a case with its own number of them.</summary>
    public int Items { get; init; } = 200_000;

    /// <summary>So many times as much as usually processes scatter.</summary>
    public double Scatter { get; init; } = 1;

    /// <summary>What else is inside the clock of an iteration, in nanoseconds.</summary>
    public double Constant { get; init; }

    /// <summary>So many times as long an iteration takes, by scenario and place from 0.</summary>
    public Func<string, int, double> Slowing { get; init; } = static (_, _) => 1;

    /// <summary>By how much the items that a scenario is said to have are wrong.</summary>
    public Func<string, double> Miscounting { get; init; } = static _ => 1;

    /// <summary>Processor time of an iteration, from those that its round's iterations took.</summary>
    public Func<IReadOnlyList<double>, int, double> ProcessorTime { get; init; } = static (times, place) =>
        times[place];

    public RunResults Create() => new()
    {
        Settings = new RunSettings("full", rounds, seed, default),
        Environment = SampleHealth.Environment,
        Scenarios = [.. Scenarios.Append("known-answers").Select(name => new ScenarioFacts(name, "?"))],
        Models =
            [new("threads", "several"), new("callbacks", "one"), new("iterators", "one"), new("spin", "500 ns"),
                new("steps", "1"), new("tenfold-steps", "10")],
        Doubled = [new DoubledModel(Double, "callbacks")],
        Known =
        [
            new KnownAnswer(new CaseName("known-answers", "", "spin"), KnownAnswer.Time, 500, 0.02),
            new KnownAnswer(new CaseName("known-answers", "", "spin"), KnownAnswer.Bytes, 1_024, 0.02),
            new KnownAnswer(new CaseName("known-answers", "", "spin"), KnownAnswer.Switches, 1, 0.1),
            new KnownAnswer(
                new CaseName("known-answers", "", "tenfold-steps"), KnownAnswer.Ratio, 10, 0.02) { Against = "steps" },
        ],
        SameWork =
        [
            .. Competitors.SelectMany(model => Likewise.Select(scenario =>
                new SameWork(
                    new CaseName("throughput", "setting a", model), new CaseName(scenario, "setting a", model)))),
        ],
        Cases =
        [
            .. Scenarios.SelectMany(scenario => Settings.SelectMany(setting => new[]
            {
                Case(scenario, setting, "threads", 300, 0.2, 0.05),
                Case(scenario, setting, "callbacks", 21, 0.05, 0.01),
                Case(scenario, setting, "iterators", 34, 0.05, 0.01),
            })),
            .. Scenarios.Select(scenario => Case(scenario, Settings[0], Double, 21, 0.05, 0.01)),
            Case("known-answers", null, "spin", 500, 0.001, 0.001),
            Case("known-answers", null, "steps", 130, 0.005, 0.005),
            Case("known-answers", null, "tenfold-steps", 1_300, 0.005, 0.005),
        ],
        Missing = [],
    };

    private CaseResult Case(
        string scenario, string? setting, string model, double nanoseconds, double between, double inside)
    {
        var items = (scenario == "known-answers" ? 20_000 : Items) * (model == Double ? 2 : 1);
        return new CaseResult(
            scenario,
            setting is null
                ? new Dictionary<string, string>() : new Dictionary<string, string> { ["setting"] = setting },
            model,
            [.. Enumerable.Range(1, rounds)
                .Select(
                    round =>
                        Round(
                            scenario, model, round, items,
                            nanoseconds * Math.Exp(Scatter * between * Noise.Normal(_random)), inside))]);
    }

    private RoundResult Round(string scenario, string model, int round, int items, double nanoseconds, double inside)
    {
        double[] walls =
        [
            .. Enumerable.Range(0, Iterations).Select(place =>
                items * nanoseconds * Math.Exp(inside * Noise.Normal(_random)) * Slowing(scenario, place) + Constant),
        ];
        var declared = (long)(items * Miscounting(scenario));
        return new RoundResult(round, 1, [.. walls.Select(wall => wall / declared)])
        {
            Processors = Processors,
            IterationCosts =
            [
                .. walls.Select((wall, place) => new IterationCosts(
                    declared, wall + EventNanoseconds, ProcessorTime(walls, place) * (model == "threads" ? 1.8 : 0.99),
                    1_024L * declared, 0, 0, 0, 0, VoluntarySwitches: declared)),
            ],
        };
    }
}
