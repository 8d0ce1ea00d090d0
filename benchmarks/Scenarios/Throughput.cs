using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What does handing over an item cost?</summary>
/// <remarks>
/// Starting and ending the run is inside the clock, and spread over so many items that two threads (about 0.1 ms each)
/// add about a nanosecond an item.
/// </remarks>
public class Throughput
{
    public const int Items = 200_000;
    private const int WarmupItems = 1_000;

    private Topology _topology = null!;
    private int? _capacity;
    private ItemTotals _expected;

    [ParamsSource(nameof(Topologies))]
    public string Topology { get; set; } = "";

    [ParamsSource(nameof(Capacities))]
    public string Capacity { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Topologies => ["1:1", "4:1", "1:4", "4:4"];

    public static IEnumerable<string> Capacities => ["1", "1024", Scenarios.Capacity.Unbounded];

    public static IEnumerable<string> Models => Controls.NamesWithModels;

    [GlobalSetup]
    public void Prepare()
    {
        _topology = Scenarios.Topology.Parse(Topology);
        _capacity = Scenarios.Capacity.Parse(Capacity);
        _expected = NumberedItems.Totals(_topology.Producers, Items / _topology.Producers);
        Warmup.Repeat(() => HandOver(WarmupItems));
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public void HandOver() => CheckedConsumer.Verify(HandOver(Items), _expected);

    private CheckedConsumer[] HandOver(int items)
    {
        var producers = new CountingProducer[_topology.Producers];
        for (var i = 0; i < producers.Length; i++) producers[i] = new CountingProducer(i, items / producers.Length);
        var consumers = new CheckedConsumer[_topology.Consumers];
        for (var i = 0; i < consumers.Length; i++) consumers[i] = new CheckedConsumer(producers.Length);

        Invocation.Run(Model, new Workload<int>(producers, consumers) { Capacity = _capacity });
        return consumers;
    }
}
