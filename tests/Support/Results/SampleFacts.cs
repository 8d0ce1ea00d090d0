namespace ConcurrencyCompare.Tests.Support;

/// <summary>What readers of made-up scenarios have to know.</summary>
internal static class SampleFacts
{
    private static readonly ParameterFacts Topology = new("topology", "producers:consumers", ParameterFacts.AtOnce);
    private static readonly ParameterFacts Capacity = new(
        "capacity", "how many items the queue holds", ParameterFacts.Capacity);
    private static readonly UseFacts HandOver = new(UseFacts.Throughput, UseFacts.HandOver);
    private static readonly MeasureFacts IdealWait = new(
        ExtraNames.IdealWaitNanoseconds, "mean wait at an ideal server", MeasureFacts.Time);

    private static readonly MeasureFacts[] Fairness =
    [
        new(ExtraNames.ProducerFairness, "fairness to producers",
            MeasureFacts.Count) { Text = "Fairness: Jain's index.", MoreIsBetter = true },
        new(ExtraNames.ConsumerFairness, "fairness to consumers", MeasureFacts.Count) { MoreIsBetter = true },
    ];

    private static readonly Dictionary<string, ScenarioFacts> Known = new ScenarioFacts[]
    {
        new("throughput", "what does handing over an item cost?") { Parameters = [Topology, Capacity], Use = HandOver },
        new("latency", "how long does an item wait, at a fixed rate of arrivals?")
        {
            Parameters =
                [new("arrivals", "evenly spaced, or random"),
                    new("rate", "how many items arrive in a second", ParameterFacts.Rate)],
            Use = new(UseFacts.ShortWaits, UseFacts.HandOver),
        },
        new("round-trip", "what does one item in flight cost?")
        {
            Use = new(UseFacts.ShortWaits, UseFacts.HandOver),
        },
        new("start-up", "what does a run of one item cost?"),
        new("break-even", "how much work per item makes threads worth it?")
        {
            Parameters = [Topology, new("work", "computing per item at each end", ParameterFacts.Work)],
            Measures =
                [new(ExtraNames.WorkNanoseconds, "work, measured", MeasureFacts.Time) { Text = "Work: arithmetic." }],
            Use = HandOver,
        },
        new("blocking", "what if the work is waiting, not computing?")
        {
            Parameters =
            [
                new("waiting", "who waits"), new("concurrent", "how many wait at once", ParameterFacts.AtOnce),
                new("wait", "how long for each item", ParameterFacts.Wait),
            ],
            Use = new(UseFacts.Throughput, UseFacts.Waiting),
        },
        new("waiting-producers", "how many producers can wait at once?")
        {
            Parameters = [new("producers", "how many wait at once", ParameterFacts.AtOnce)],
            Measures =
                [new(ExtraNames.ResidentBytesPerProducer, "resident memory per waiting producer", MeasureFacts.Memory)
                { MoreIsBetter = false, IsAnswer = true }],
            Use = HandOver,
        },
        new("oversubscribed", "what happens with more threads than cores?") { Parameters = [Topology],
            Measures = Fairness, Use = HandOver },
        new("one-core", "what happens when all have to share one core?")
        {
            Parameters = [Topology],
            Measures = Fairness,
            Use = HandOver with { OnOneCore = true },
            OnAllCores = "oversubscribed",
        },
        new("overload", "what happens when producers are twice as fast as consumers?")
        {
            Parameters = [Capacity],
            Measures =
            [
                new(ExtraNames.ThroughputKept, "throughput kept", MeasureFacts.Share) { MoreIsBetter = true,
                    IsAnswer = true },
                new(ExtraNames.MostQueued, "longest queue", MeasureFacts.Count) { MoreIsBetter = false,
                    IsAnswer = true },
                new(ExtraNames.BacklogBytes, "memory held by the backlog", MeasureFacts.Memory) { MoreIsBetter = false,
                    IsAnswer = true },
                IdealWait,
            ],
        },
        new("payloads", "what does it matter how large an item is, and where it lives?")
        {
            Parameters = [new("payload", "what an item is"), Capacity],
            Use = HandOver,
        },
        new("load-sweep", "how does waiting grow with the load?")
        {
            Parameters = [new("load", "arrivals, as a share of what the work alone would allow", ParameterFacts.Load)],
            Measures =
            [
                new(ExtraNames.WorkNanoseconds, "work, measured", MeasureFacts.Time) { Text = "Work: arithmetic." },
                new(ExtraNames.ItemsPerSecond, "arrivals", MeasureFacts.Rate), IdealWait,
            ],
        },
        new("harness", "what does the suite itself cost, beside what it measures?"),
        new("scale", "what does a producer hold?")
        {
            Measures = [new(ExtraNames.BytesPerProducer, "memory held per waiting producer", MeasureFacts.Memory)
                { MoreIsBetter = false, IsAnswer = true }],
        },
        new("idle", "what does a service cost while it has nothing to do?")
        {
            Measures = [new(ExtraNames.CpuShare, "processor time, of a core", MeasureFacts.Share)
                { Text = "Processor time, of a core: that of the whole process.", MoreIsBetter = false,
                    IsAnswer = true }],
        },
    }.ToDictionary(facts => facts.Name);

    /// <summary>The facts of a scenario; of an unknown one its name alone.</summary>
    public static ScenarioFacts Of(string scenario) =>
        Known.GetValueOrDefault(scenario) ?? new ScenarioFacts(scenario, $"what of {scenario}?");
}
