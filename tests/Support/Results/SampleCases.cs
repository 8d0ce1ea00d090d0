namespace ConcurrencyCompare.Tests.Support;

/// <summary>The cases of the full profile with made-up truths, in the order of a report.</summary>
internal static class SampleCases
{
    private static readonly int[] Works = [0, 100, 200, 300, 400, 600, 1_000, 10_000, 100_000];
    private static readonly int[] Concurrencies = [1, 10, 100, 1_000];
    private static readonly int[] Waits = [0, 1_000_000, 10_000_000];
    private static readonly string[] Waiters = ["consumers", "producers"];
    private static readonly int[] Loads = [20, 50, 80, 90];
    private static readonly int[] WaitingProducersCounts = [1, 100, 1_000, 1_000_000];
    private static readonly string[] OversubscribedTopologies = ["4:4", "16:16"];
    private static readonly string[] Capacities = ["1024", "unbounded"];
    private static readonly string[] Names = ["callbacks", "iterators", "threads"];

    public static IReadOnlyList<NamedText> Models { get; } =
    [
        new("threads", "one thread per producer and consumer over BlockingCollection<T>"),
        new("callbacks", "callbacks on a single-threaded scheduler with an AsyncQueue<T>"),
        new("iterators", "yield coroutines on a single-threaded scheduler with an IteratorQueue<T>"),
    ];

    public static IReadOnlyList<NamedText> Yardsticks { get; } =
    [
        new("two-threads", "starting and joining two threads that do nothing"),
        new("empty-loop", "a loop that does nothing but count"),
        new("empty-queue", "Enqueue and Dequeue of a Queue<int> in turn"),
        new("clock", "reading the clock"),
        new("histogram", "recording a value in a latency histogram"),
        new("produce-and-check", "producing an item and checking it, without a hand-over"),
    ];

    public static IReadOnlyList<ScenarioFacts> Scenarios { get; } =
    [
        .. new[]
        {
            "throughput", "latency", "round-trip", "start-up", "break-even", "blocking", "waiting-producers",
            "oversubscribed", "one-core", "overload",
            "payloads", "load-sweep", "harness",
        }.Select(SampleFacts.Of),
    ];

    public static IReadOnlyList<SampleCase> All { get; } =
    [
        .. Throughput(), .. Latency(), .. RoundTrip(), .. StartUp(), .. BreakEven(), .. Blocking(),
        .. WaitingProducers(),
        .. Oversubscribed("oversubscribed", 1), .. Oversubscribed("one-core", 1.3), .. Overload(), .. Payload(),
        .. LoadSweep(), .. Harness(),
    ];

    private static IEnumerable<SampleCase> Throughput()
    {
        foreach (var (topology, share) in new[] { ("1:1", 1.0), ("1:4", 1.1), ("4:1", 0.9), ("4:4", 1.05) })
        {
            foreach (
                var (
                    capacity, times, bytes) in new[] { ("1", 2.2, 448.0), ("1024", 1.0, 8.0),
                    ("unbounded", 0.7, 11.0) })
            {
                var isTied = (topology, capacity) is ("4:4", "1");
                var isControlled = (topology, capacity) is ("1:1", "1024");
                NamedText[] setting = [new("topology", topology), new("capacity", capacity)];
                SampleCase[] models =
                [
                    new("throughput", setting, "callbacks", 35 * share) { Bytes = 0.01,
                        Deviation = isTied ? 0.12 : 0.03 },
                    new("throughput", setting, "iterators", (isTied ? 35 : 52) * share) { Bytes = 0.01 },
                    new("throughput", setting, "threads", 300 * times * share) { Bytes = bytes, Deviation = 0.06 },
                ];
                foreach (var model in isControlled ? WithControls(models) : models)
                    yield return model with { Iterations = 5 };
            }
        }
    }

    private static IEnumerable<SampleCase> WithControls(IEnumerable<SampleCase> models) => models.SelectMany(
        model =>
            model.Model == "iterators" ? [model] : new[] { model, model with { Model = model.Model + "-control" } });

    private static IEnumerable<SampleCase> Latency()
    {
        foreach (var (arrivals, rate, share) in new[]
        {
            ("periodic", "1000/s", 1.2), ("periodic", "10000/s", 1.0), ("poisson", "10000/s", 1.0),
            ("poisson", "100000/s", 0.8),
        })
        {
            SampleCase[] models =
                [.. Of("latency", [new("arrivals", arrivals), new("rate", rate)], model => model switch
            {
                "threads" => bare => Waiting(100_000 * share, 900_000 * share)(bare) with { HandOver = 0.3 },
                "callbacks" => bare => Waiting(80_000 * share, 300_000 * share)(bare) with { HandOver = 0.01 },
                _ => bare => Waiting(82_000 * share, 320_000 * share)(bare) with { HandOver = 0.012 },
            })];
            foreach (var model in (arrivals, rate) == ("poisson", "10000/s") ? WithControls(models) : models)
                yield return model;
        }
    }

    private static Func<SampleCase, SampleCase> Waiting(double p50, double p99, double schedule = 202_000_000) =>
        bare => bare with { Nanoseconds = schedule, Latency = (p50, p99), Iterations = 4 };

    private static Func<SampleCase, SampleCase> Taking(double nanoseconds, double? bytes = null) =>
        bare => bare with { Nanoseconds = nanoseconds, Bytes = bytes };

    private static IEnumerable<SampleCase> RoundTrip() => Of("round-trip", [], model => model switch
    {
        "threads" => Taking(6_500, 224),
        "callbacks" => Taking(90, 0.2),
        _ => Taking(130, 0.2),
    });

    private static IEnumerable<SampleCase> StartUp() =>
    [
        .. Of("start-up", [], model => model switch
        {
            "threads" => Taking(160_000, 2088),
            "callbacks" => Taking(260, 1184),
            _ => Taking(270, 1000),
        }),
        new SampleCase("start-up", [], "two-threads", 140_000) { Bytes = 272 },
    ];

    private static IEnumerable<SampleCase> BreakEven() =>
        from row in new[] { ("1:1", 2_600), ("2:2", 2_200), ("4:4", 1_800), ("16:16", 2_400) }
        from work in Works
        where row.Item1 == "2:2" || work is not (200 or 300 or 400 or 600)
        from measured in Of(
            "break-even", [new("topology", row.Item1), new("work", WorkAmount.Format(work))], model => bare => bare with
            {
                Nanoseconds = model switch
                {
                    "threads" => row.Item2 + work,
                    "callbacks" => 60 + 2.0 * work,
                    _ => 85 + 2.02 * work,
                },
                Extras = work == 0 ? [] : [(ExtraNames.WorkNanoseconds, work)],
            })
        select measured;

    private static IEnumerable<SampleCase> Blocking() =>
        from waiting in Waiters
        from concurrent in Concurrencies
        from wait in Waits
        where waiting != "producers" || (concurrent, wait) == (1_000, 1_000_000)
        from measured in Of(
            "blocking",
            [new("waiting", waiting), new("concurrent", $"{concurrent}"), new("wait", WorkAmount.Format(wait))],
            model => bare => wait == 0
                ? bare with
                {
                    Nanoseconds = model switch { "threads" => 200 + 3.0 * concurrent, "callbacks" => 15, _ => 20 },
                }
                : bare with
                {
                    Nanoseconds = 1.02
                        * wait / concurrent * (model == "threads" ? 1 + (concurrent * 3_333.0 / wait) : 1),
                    Deviation = 0.004,
                })
        select measured;

    private static IEnumerable<SampleCase> WaitingProducers() =>
        WaitingProducersCounts.SelectMany(producers =>
            Of("waiting-producers", [new("producers", $"{producers}")], model => bare => bare with
            {
                Nanoseconds = model switch { "threads" => 5_000 + 14.0 * producers, "callbacks" => 400, _ => 520 },
                Extras = producers < 1_000 ? [] : [(ExtraNames.ResidentBytesPerProducer, model switch
                {
                    "threads" => 23_343,
                    "callbacks" => 360,
                    _ => 414,
                })],
                Iterations = 1,
            }).Where(measured => measured.Model != "threads" || producers < 1_000_000));

    private static IEnumerable<SampleCase> Oversubscribed(string scenario, double times) =>
        OversubscribedTopologies.SelectMany(topology =>
            Of(scenario, [new("topology", topology)], model => bare => bare with
            {
                Nanoseconds = model switch { "threads" => 350 * times, "callbacks" => 40, _ => 58 },
                Extras = model == "threads"
                    ? [(ExtraNames.ProducerFairness, topology == "4:4" ? 0.7 : 0.2), (ExtraNames.ConsumerFairness, 0.5)]
                    : [(ExtraNames.ProducerFairness, 1), (ExtraNames.ConsumerFairness, 1)],
            }));

    private static IEnumerable<SampleCase> Overload() =>
        Capacities.SelectMany(capacity =>
            Of("overload", [new("capacity", capacity)], model => model switch
            {
                "threads" => Kept(34_000_000, 0.85, capacity),
                "callbacks" => Kept(32_000_000, 0.93, capacity),
                _ => Kept(32_100_000, 0.92, capacity),
            }));

    private static Func<SampleCase, SampleCase> Kept(double p50, double share, string capacity) =>
        bare => Waiting(p50, 2 * p50, 115_000_000)(bare) with
        {
            HandOver = capacity == "1024" ? 0.1 : 0.99,
            Extras =
            [
                (ExtraNames.ThroughputKept, share), (ExtraNames.MostQueued, capacity == "1024" ? 1_028 : 25_000),
                (ExtraNames.BacklogBytes, capacity == "1024" ? 28_000 : 800_000),
                (ExtraNames.IdealWaitNanoseconds, 25_000_000),
            ],
            Iterations = 3,
        };

    private static IEnumerable<SampleCase> Payload()
    {
        foreach (
            var (
                payload, extra, bytes) in new[] { ("int", 0, 0.02), ("struct of 32 bytes", 4, 0.02),
                ("reference", 12, 24.02) })
        {
            foreach (var capacity in Capacities)
            {
                foreach (var measured in Of(
                    "payloads",
                    [new("payload", payload), new("capacity", capacity)],
                    model => model switch
                    {
                        "threads" => Taking((capacity == "1024" ? 300 : 210) + extra, bytes + 8),
                        "callbacks" => Taking(35 + extra, bytes),
                        _ => Taking(52 + extra, bytes),
                    }))
                {
                    yield return measured;
                }
            }
        }
    }

    private static IEnumerable<SampleCase> LoadSweep() =>
        from load in Loads
        from measured in Of("load-sweep", [new("load", $"{load}%")], model => bare =>
        {
            var ideal = MD1Queue.MeanWait(load / 100.0, 50_000);
            var mean = model switch
            {
                "threads" => 60_000 + 2.2 * ideal,
                "callbacks" => 45_000 + 1.1 * ideal,
                _ => 46_000 + 1.12 * ideal,
            };
            // As exponential waits have it.
            return Waiting(mean / 1.38, 4.6 * mean, 102_000_000)(bare) with
            {
                Extras =
                [
                    (ExtraNames.WorkNanoseconds, 50_000), (ExtraNames.ItemsPerSecond, 200 * load),
                    (ExtraNames.IdealWaitNanoseconds, ideal),
                ],
            };
        })
        select measured;

    private static IEnumerable<SampleCase> Harness() =>
    [
        new("harness", [], "clock", 24) { Bytes = 0 },
        new("harness", [], "empty-loop", 0.3) { Bytes = 0 },
        new("harness", [], "empty-queue", 3) { Bytes = 0 },
        new("harness", [], "histogram", 2.7) { Bytes = 0 },
        new("harness", [], "produce-and-check", 2.1) { Bytes = 0 },
    ];

    /// <summary>The three models in one setting, in the order of a report's cases.</summary>
    private static IEnumerable<SampleCase> Of(
        string scenario, IReadOnlyList<NamedText> setting, Func<string, Func<SampleCase, SampleCase>> truthOf) =>
        Names.Select(model => truthOf(model)(new SampleCase(scenario, setting, model, 0)));
}
