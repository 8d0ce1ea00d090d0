using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How much work per item makes threads worth it?</summary>
/// <remarks>
/// <para>Two producers and two consumers, an unbounded queue, and the same amount of work for each item at its producer and at
/// its consumer. Threads can spread it over cores, and pay for every hand-over between them. Work is arithmetic of as many
/// steps in every process of a run (<see cref="WorkStep"/>); how long they took in this one is beside the result.</para>
/// <para>Amounts are close to each other where models cross on machines of today, 100 to 600 ns. Far above, the kernel
/// needs its time to spread four threads over two cores: with 10 or 100 µs an item, threads lead callbacks by 1.67 to 1.71
/// in runs of 25 ms, 1.88 in 50 ms, 1.94 in 100 ms, 1.95 to 1.97 in 200 ms, and 1.96 in 400 and in 800 ms (two cores, time
/// of threads alone; two loops without any queue reach 1.97).</para>
/// </remarks>
public class BreakEven
{
    /// <summary>An unbounded queue of many items costs more an item than one of few, once they fill the caches.</summary>
    private const int MostItems = 200_000;

    private const int WarmupItems = 40;

    /// <summary>What a hand-over may cost, in nanoseconds; only to choose how many items an invocation has.</summary>
    private const double HandOverNanoseconds = 150;

    private static readonly Topology TwoToTwo = new(2, 2);

    private NumberedRun _run = null!;

    /// <summary>At each end, in nanoseconds.</summary>
    [Params(0, 100, 200, 300, 400, 600, 1_000, 10_000, 100_000)]
    public int Work { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Doubles.NamesWithModels;

    [GlobalSetup]
    public void Prepare()
    {
        var work = CpuWork.Lasting(Work);
        if (Work > 0)
        {
            ChildOutput.Write(ExtraNames.WorkSteps, work.Steps);
            ChildOutput.Write(ExtraNames.WorkNanoseconds, work.Nanoseconds);
        }

        _run = RunOf(WarmupItems, work);
        Warmup.Repeat(HandOver);
        var items = ItemsFor(Work);
        ChildOutput.WriteItems(items);
        _run = RunOf(items, work);
    }

    [Benchmark]
    public void HandOver() => _run.Run(Model);

    /// <summary>So many that threads on two cores take some 50 ms, of which starting four of them is a hundredth, and 150 ms
    /// where work decides; a multiple of the producers.</summary>
    /// <param name="nanoseconds">The work at each end.</param>
    internal static int ItemsFor(int nanoseconds)
    {
        var invocation = nanoseconds < 1_000 ? 50e6 : 150e6;
        var items = (int)Math.Min(MostItems, invocation / (nanoseconds + HandOverNanoseconds));
        return items - items % TwoToTwo.Producers;
    }

    private static NumberedRun RunOf(int items, CpuWork work) => new(TwoToTwo, items)
    {
        ProducerAround = producer => new WorkingProducer<int>(producer, work),
        ConsumerAround = consumer => new WorkingConsumer<int>(consumer, work),
    };
}
