using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>How many producers can wait at once?</summary>
/// <remarks>
/// <para>All wait for room in a queue that takes one item; the consumer goes on when everybody waits. Inside the clock:
/// from then until the last item was consumed, which is a tenth of a second or more. Outside: creating producers,
/// starting the run up to that moment, a full garbage collection, and the end of the threads.</para>
/// <para>With one producer it is the hand-over of <see cref="Throughput"/> at capacity 1, and has to agree with it. A
/// machine carries only so many threads: what is beyond is not tried, and named as missing.</para>
/// </remarks>
public class WaitingProducers
{
    /// <summary>To assemble many producers takes longer than all that is timed.</summary>
    private const int Many = 1_000;

    /// <summary>The memory of fewer cannot be told from what a process gains by itself.</summary>
    private const int LeastForMemory = 1_000;

    private Size _small;
    private Size _size;
    private ItemTotals _expectedOfSmall;
    private ItemTotals _expected;
    private bool _isSingleThreaded;
    private bool _isFirst = true;
    private HeldRun _held = null!;
    private Task _run = null!;

    [Params(1, 1_000, 1_000_000)]
    public int Producers { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Doubles.NamesWithModels;

    /// <summary>So many producers, with so many items each.</summary>
    internal readonly record struct Size(int Producers, int ItemsPerProducer)
    {
        public int Items => Producers * ItemsPerProducer;

        public ItemTotals Totals() =>
            NumberedItems.Totals(Producers, ItemsPerProducer, NumberedItems.IndexBitsBeside(Producers));
    }

    [GlobalSetup]
    public void Prepare()
    {
        _isSingleThreaded = Contestant.Get(Model).Info.RunsOnCallingThread;
        var size = SizeOf(Producers, Model);
        ChildOutput.WriteItems(size.Items);
        _size = size with { ItemsPerProducer = size.ItemsPerProducer * Doubles.TimesOf(Model) };
        _expected = _size.Totals();
        // One producer is warmed up alone: among several it shares, and that is another path.
        _small = Producers == 1 ? new Size(1, ItemsPerProducer: 200) : new Size(Producers: 8, ItemsPerProducer: 25);
        _expectedOfSmall = _small.Totals();
        Warmup.Repeat(() =>
        {
            Assemble(_small);
            Deliver();
            End(_expectedOfSmall);
        });
    }

    /// <summary>The first iteration is not counted: of many producers it has few.</summary>
    [IterationSetup]
    public void Assemble() => Assemble(IsSmall ? _small : _size);

    [Benchmark]
    public void Deliver()
    {
        _held.GoOn();
        // A run on a single thread ends with its last item; one that fails, or loses an item, ends without it.
        Task.WaitAny(_held.LastConsumed, _run);
        Observed.Consumed(_held.Consumed);
    }

    [IterationCleanup]
    public void End()
    {
        End(IsSmall ? _expectedOfSmall : _expected);
        if (IsSmall) Observed.Forget();
        _isFirst = false;
    }

    /// <summary>So many items that they take a tenth of a second or more: of threads, those of many need 30 to 60 µs
    /// each.</summary>
    internal static Size SizeOf(int producers, string model)
    {
        var items = Contestant.Get(model).Info.RunsOnCallingThread
            ? 4_000_000
            : Contestant.HasThreadEach(model) && producers > 1 ? 10_000 : 200_000;
        return new Size(producers, Math.Max(1, items / producers));
    }

    private bool IsSmall => _isFirst && Warmup.IsAskedFor && Producers >= Many;

    private void Assemble(Size size)
    {
        _held = HeldRun.WaitingForRoom(size.Producers, size.ItemsPerProducer, holdsConsumer: !_isSingleThreaded);
        var measuresMemory = size.Producers >= LeastForMemory;
        var before = measuresMemory ? ResidentBytes() : 0;
        _run = _held.Start(() => Invocation.Run(Model, _held.Workload));
        if (measuresMemory)
        {
            ChildOutput.Write(
                ExtraNames.ResidentBytesPerProducer, Math.Max(0, ResidentBytes() - before) / (double)size.Producers);
        }
    }

    private void End(ItemTotals expected)
    {
        _run.GetAwaiter().GetResult();
        _held.Verify(expected);
    }

    private static long ResidentBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }
}
