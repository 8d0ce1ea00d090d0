namespace ConcurrencyCompare.Tests.Analysis.Files;

/// <summary>Small results with a value for each member that has a bound.</summary>
internal static class SampleEverything
{
    public static RunResults Create()
    {
        var sample = SampleResults.Create();
        var (handedOver, timed) = (sample.Cases[0], sample.Cases[2]);
        return sample with
        {
            Settings = sample.Settings with
            {
                Cpus = "0-1",
                BudgetSeconds = 600,
                Broker = new BrokerFacts("Redis 7.0.15", IsOwn: true, IsHere: true, AppendsOnly: true),
                BenchmarkDotNetOptions = ["--list"],
                Commit = new string('a', 40),
                Code = new string('0', 32),
                TurnsId = "1",
                NanosecondsPerStep = 1.5,
                ResumedUtc = [default],
            },
            Environment = sample.Environment with { CpuQuota = 1.5 },
            Health = SampleHealth.Machine with { MemoryLimitBytes = 1, SwappedBytes = 1 },
            Scenarios =
            [
                sample.Scenarios[0] with
                {
                    Parameters = [new ParameterFacts("topology", "who takes part", ParameterFacts.AtOnce)],
                    Measures = [new MeasureFacts("cpuShare", "cores", MeasureFacts.Share)],
                    Use = new UseFacts(UseFacts.Throughput, UseFacts.HandOver),
                },
                sample.Scenarios[1],
            ],
            Unasked = [new ScenarioFacts("start-up", "how long does a run take that hands over nothing?")],
            Manifest = [new FairnessEntry("threads", "a", "b", "c", "d", "e")],
            Controls = [new ControlModel("threads again", "threads", ["threads"])],
            Doubled = [new DoubledModel("threads twice", "threads")],
            Known = [new KnownAnswer(handedOver.Name, KnownAnswer.Time, 100, 0.1)],
            SameWork = [new SameWork(handedOver.Name, timed.Name)],
            Plugins =
            [
                new PluginFacts("Mine.csproj", "1.2.3.0", new string('5', 32), ["mine", "counting"])
                {
                    Commit = new string('a', 40),
                    IsModified = true,
                },
            ],
            OwnWork = new OwnWork(
                sample.Scenarios[0].Name, handedOver.Setting, Work,
                [new NeighbourWork("workload produce 2us", NeighbourWork.TwiceTheWork, Work)], [8, 30]),
            Missing = [new MissingRound("latency", "", "threads", 1, "why not") { IsNotApplicable = true }],
            Cases =
            [
                handedOver with { Rounds = [Everything(handedOver.Rounds[0])] },
                timed
                    with { Rounds = [timed.Rounds[0] with { Latency = Latency(), Lateness = Part, HandOver = Part }] },
            ],
        };
    }

    private static WorkDescription Work { get; } = new()
    {
        Produce = 1_000,
        ProduceWait = 1_000,
        Consume = 1_000,
        ConsumeWait = 1_000,
        Capacity = 1,
        Rate = 100,
        Payload = 1,
    };

    private static Percentiles Part { get; } = new(100_000, 100, 100, 100, 100, 100, 100);

    private static RoundResult Everything(RoundResult round) => round with
    {
        NanosecondsPerItem = [100],
        Extras = new Dictionary<string, double> { ["cpuShare"] = 0.5 },
        IterationCosts = [new IterationCosts(1_000, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)],
        PeakWorkingSetBytes = 1,
        Processors = 2,
        Process = new ProcessFacts(".NET 10.0.12", "workstation, concurrent", TieredCompilation: true, TieredPgo: true),
        Health = SampleHealth.Quiet with { Throttled = 0 },
        SleptSeconds = 1,
        ClockSetSeconds = -1,
    };

    private static LatencyDistribution Latency()
    {
        var histogram = LatencyDistribution.CreateHistogram();
        histogram.RecordValueWithCount(100, 100_000);
        return LatencyDistribution.From(histogram);
    }
}
