namespace ConcurrencyCompare.Tests.Support;

/// <summary>What a case takes for an item.</summary>
/// <param name="Model">The model.</param>
/// <param name="Time">Wall time, in nanoseconds.</param>
/// <param name="Processor">Processor time.</param>
/// <param name="Switches">Context switches.</param>
/// <param name="Contentions">Contentions.</param>
/// <param name="Bytes">Bytes allocated.</param>
internal sealed record PeerCase(
    string Model, double Time, double Processor, double Switches = 0, double Contentions = 0, double Bytes = 0);

/// <summary>Made-up runs of the three models and all twelve peers, with costs.</summary>
internal static class PeerRun
{
    private const long Items = 1_000_000;
    private const int Rounds = 6;

    private static readonly double[] Scatter = [1, 1.01, 0.99, 1.005, 0.995, 1.002];

    /// <summary>The peers, in the order of reports.</summary>
    public static IReadOnlyList<string> Peers { get; } =
    [
        "channels", "channels-sync", "async", "monitor", "semaphore", "sequential", "dataflow", "spsc",
        "async-enumerable", "parallel", "reactive", "actors",
    ];

    /// <summary>Three models and twelve peers, in the order of reports.</summary>
    public static IReadOnlyList<string> Models { get; } = ["threads", "callbacks", "iterators", .. Peers];

    /// <summary>All fifteen: callbacks lead the models, only <c>sequential</c> is ahead of them, and the tenth peer
    /// cannot be measured.</summary>
    public static RunResults All() => Of(
    [
        .. Models.Where(model => model != "reactive").Select((model, place) => model switch
        {
            "threads" => new PeerCase(model, 300, 600, Switches: 0.01),
            "callbacks" => new PeerCase(model, 10, 10),
            "iterators" => new PeerCase(model, 12, 12),
            "sequential" => new PeerCase(model, 5, 5),
            _ => new PeerCase(model, 20 + 30 * place, 40 + 60 * place, Switches: 0.001, Bytes: 8 * place),
        }),
    ]);

    /// <summary>The same, where other processes do a part of a model's work.</summary>
    public static RunResults WithOtherProcesses(this RunResults results, string model) => results with
    {
        Manifest =
        [
            .. results.Manifest.Select(entry => entry with { UsesOtherProcesses = entry.Model == model }),
        ],
    };

    /// <summary>A run of latencies at a rate: each with its median lateness and its median hand-over, in
    /// nanoseconds.</summary>
    public static RunResults OfLatency(params IReadOnlyList<(string Model, double Lateness, double HandOver)> cases)
    {
        var results = Of([.. cases.Select(one => new PeerCase(one.Model, 100_000, 10_000))]);
        return results with
        {
            Scenarios = [SampleFacts.Of("latency")],
            Missing = [],
            Cases =
            [
                .. results.Cases.Zip(cases, (measured, one) => measured with
                {
                    Scenario = "latency",
                    Parameters = new Dictionary<string, string>
                    {
                        ["arrivals"] = "poisson", ["rate"] = "10000/s",
                    },
                    Rounds =
                    [
                        .. measured.Rounds.Select(round => (Round: round, By: Scatter[round.Round % Scatter.Length]))
                            .Select(scattered => scattered.Round with
                            {
                                Latency = Distribution((one.Lateness + one.HandOver) * scattered.By),
                                Lateness = Part(one.Lateness * scattered.By),
                                HandOver = Part(one.HandOver * scattered.By),
                            }),
                    ],
                }),
            ],
        };

        static Percentiles Part(double median) => new(1_000, median, median, median);

        static LatencyDistribution Distribution(double median)
        {
            var histogram = LatencyDistribution.CreateHistogram();
            for (var item = 0; item < 1_000; item++) histogram.RecordValue((long)median);
            return LatencyDistribution.From(histogram);
        }
    }

    /// <summary>A run whose only setting has these cases.</summary>
    public static RunResults Of(params IReadOnlyList<PeerCase> cases)
    {
        var sample = SampleResults.Create(Rounds);
        return sample with
        {
            Scenarios = [SampleFacts.Of("throughput")],
            Models = [.. Models.Select(model => new NamedText(model, $"what {model} is"))],
            Manifest =
            [
                .. Models.Select(model => new FairnessEntry(model, "a queue", "a signal", "waits", "some", "none")
                {
                    IsPeer = Peers.Contains(model),
                    RunsOnCallingThread = model is "callbacks" or "iterators" or "async" or "sequential",
                }),
            ],
            Cases = [.. cases.Select(CaseOf)],
            Missing =
            [
                .. from model in Models.Except(cases.Select(one => one.Model))
                   from round in Enumerable.Range(1, Rounds)
                   select new MissingRound("throughput", "topology 1:1, capacity 1024", model, round, "It cannot.")
                   {
                       IsNotApplicable = true,
                   },
            ],
        };

        CaseResult CaseOf(PeerCase one, int place) => new(
            "throughput",
            new Dictionary<string, string> { ["topology"] = "1:1", ["capacity"] = "1024" },
            one.Model,
            [
                .. Enumerable.Range(1, Rounds).Select(round =>
                {
                    var scatter = Scatter[(round + place) % Scatter.Length];
                    return new RoundResult(round, round, [one.Time * scatter])
                    {
                        IterationCosts =
                        [
                            new IterationCosts(
                                Items, one.Time * scatter * Items, one.Processor * scatter * Items,
                                (long)(one.Bytes * Items), 0, 0, 0, (long)(one.Contentions * Items),
                                (long)(one.Switches * Items), 0),
                        ],
                    };
                }),
            ]);
    }
}
