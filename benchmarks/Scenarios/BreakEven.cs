using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Rounds;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How much work per item makes threads worth it?</summary>
/// <remarks>
/// Two producers and two consumers, an unbounded queue, and the same amount of work for each item at its producer and at
/// its consumer. Work is arithmetic that was calibrated in the same process (<see cref="CpuWork"/>); what it really took is
/// beside the result. Threads can spread it over cores, and pay for every hand-over between them.
/// </remarks>
public class BreakEven
{
    private const int MostItems = 50_000;
    private const double InvocationNanoseconds = 40e6;
    private const int WarmupItems = 20;

    /// <summary>What a hand-over may cost, in nanoseconds; only to choose how many items an invocation has.</summary>
    private const double HandOverNanoseconds = 400;

    private static readonly Topology TwoToTwo = new(2, 2);

    private NumberedRun _run = null!;

    /// <summary>At each end, in nanoseconds.</summary>
    [Params(0, 100, 1_000, 10_000, 100_000)]
    public int Work { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestants.Names;

    [GlobalSetup]
    public void Prepare()
    {
        var work = CpuWork.Calibrate(Work);
        if (Work > 0) ChildOutput.Write(ExtraNames.WorkNanoseconds, work.Nanoseconds);
        var items = ItemsFor(Work);
        ChildOutput.WriteItems(items);
        _run = RunOf(items, work);
        var small = RunOf(WarmupItems, work);
        Warmup.Repeat(() => small.Run(Model));
    }

    [Benchmark]
    public void HandOver() => _run.Run(Model);

    /// <summary>So many that an invocation takes some 40 ms, of which starting four threads is a hundredth; a multiple of
    /// the producers.</summary>
    /// <param name="nanoseconds">The work at each end.</param>
    internal static int ItemsFor(int nanoseconds)
    {
        var items = (int)Math.Min(MostItems, InvocationNanoseconds / (2.0 * nanoseconds + HandOverNanoseconds));
        return items - items % TwoToTwo.Producers;
    }

    private static NumberedRun RunOf(int items, CpuWork work) => new(TwoToTwo, items)
    {
        ProducerAround = producer => new WorkingProducer<int>(producer, work),
        ConsumerAround = consumer => new WorkingConsumer<int>(consumer, work),
    };
}
