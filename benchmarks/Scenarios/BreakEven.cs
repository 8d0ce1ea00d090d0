using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How much work per item makes threads worth it?</summary>
/// <remarks>
/// <para>An unbounded queue, and the same amount of work for each item at its producer and at its consumer. Threads can
/// spread it over cores, and pay for every hand-over between them. Work is arithmetic of as many steps in every process
/// of a run (<see cref="WorkStep"/>); how long they took in this one is beside the result. No work is done through the
/// same calls as any other amount, so that amounts differ in nothing but the work.</para>
/// <para>For 2:2 amounts are close to each other where models cross on machines of today, 100 to 600 ns. Far above, the
/// kernel needs its time to spread four threads over two cores: with 10 or 100 µs an item, threads lead callbacks by
/// 1.67 to 1.71 in runs of 25 ms, 1.88 in 50 ms, 1.94 in 100 ms, 1.95 to 1.97 in 200 ms, and 1.96 in 400 and in 800 ms
/// (two cores, time of threads alone; two loops without any queue reach 1.97).</para>
/// <para>Starting and ending a run is inside the clock, and spread over so many items that it is about a hundredth of
/// it: 0.1 ms for each thread, 3 ms of the 320 ms that 16:16 take with work. Without work they take half as long, as
/// more items would measure how an ever longer queue fills the caches.</para>
/// </remarks>
public class BreakEven
{
    /// <summary>An unbounded queue of many items costs more an item than one of few, once they fill the caches. The
    /// models without threads never have more than a few in it.</summary>
    private const int MostItems = 200_000;

    private const int MostItemsOfOneThread = 2_000_000;

    private const int WarmupItemsOfEach = 10;

    /// <summary>In the warm-up no item takes longer, in nanoseconds: it is the same code.</summary>
    private const int MostWarmupWork = 1_000;

    /// <summary>What a hand-over may cost, in nanoseconds; only to choose how many items an invocation has.</summary>
    private const double HandOverNanoseconds = 150;

    private const double HandOverOnOneThread = 15;

    /// <summary>Starting and ending a thread takes a hundredth of that.</summary>
    private const double NanosecondsPerThread = 10e6;

    private NumberedRun _run = null!;

    [Params("1:1", "2:2", "4:4", "16:16")]
    public string Topology { get; set; } = "";

    /// <summary>At each end, in nanoseconds.</summary>
    [Params(0, 100, 200, 300, 400, 600, 1_000, 10_000, 100_000)]
    public int Work { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Doubles.NamesWithModels;

    [GlobalSetup]
    public void Prepare()
    {
        var topology = Scenarios.Topology.Parse(Topology);
        var work = CpuWork.Lasting(Work);
        if (Work > 0)
        {
            ChildOutput.Write(ExtraNames.WorkSteps, work.Steps);
            ChildOutput.Write(ExtraNames.WorkNanoseconds, work.Nanoseconds);
        }

        _run = RunOf(
            topology, WarmupItemsOfEach * topology.Participants, CpuWork.Lasting(Math.Min(Work, MostWarmupWork)));
        Warmup.Repeat(HandOver);
        var items = Contestant.Get(Model).Info.RunsOnCallingThread
            ? ItemsOnOneThread(topology, Work)
            : ItemsOfThreads(topology, Work, Environment.ProcessorCount);
        ChildOutput.WriteItems(items);
        _run = RunOf(topology, items, work);
    }

    [Benchmark]
    public void HandOver() => _run.Run(Model);

    /// <summary>Every amount of the map; those between only where models cross.</summary>
    internal static bool Has(Launch launch) =>
        launch.Parameters["topology"] == "2:2"
            || launch.Parameters["work"] is not ("200 ns" or "300 ns" or "400 ns" or "600 ns");

    /// <summary>So many that threads take some 50 ms, 150 ms where work decides, and longer where more of them have to
    /// be started; a multiple of the producers.</summary>
    /// <param name="topology">How many of each.</param>
    /// <param name="nanoseconds">The work at each end.</param>
    /// <param name="cores">How many share the work, as far as there are threads: on one all of it is done in
    /// turn.</param>
    internal static int ItemsOfThreads(Topology topology, int nanoseconds, int cores)
    {
        var invocation = Math.Max(nanoseconds < 1_000 ? 50e6 : 150e6, NanosecondsPerThread * topology.Participants);
        var most = Math.Max(MostItems, Oversubscribed.ItemsFor(topology));
        var ofAnItem = (2.0 * nanoseconds / Math.Min(cores, topology.Participants)) + HandOverNanoseconds;
        return MultipleOf(topology.Producers, Math.Min(most, invocation / ofAnItem));
    }

    /// <summary>So many that a single thread takes 20 to 30 ms: nothing has to start, and to spread.</summary>
    internal static int ItemsOnOneThread(Topology topology, int nanoseconds) => MultipleOf(
        topology.Producers, Math.Min(MostItemsOfOneThread, 30e6 / ((2.0 * nanoseconds) + HandOverOnOneThread)));

    private static int MultipleOf(int producers, double items) => (int)items / producers * producers;

    private static NumberedRun RunOf(Topology topology, int items, CpuWork work) => new(topology, items)
    {
        ProducerAround = producer => new WorkingProducer<int>(producer, work),
        ConsumerAround = consumer => new WorkingConsumer<int>(consumer, work),
    };
}
