using System.Globalization;
using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>What does an item cost, and a producer hold, when up to a million producers wait at once?</summary>
/// <remarks>
/// <para>Inside the clock: from the moment when all producers wait to the end of the run, at the same number of items
/// for each number of producers. Outside: creating producers, starting the run up to that moment, and a full garbage
/// collection then, so that no collection has to copy what a million producers hold while it is timed. The ends of all
/// producers are inside; a large number has more of them for the same items.</para>
/// <para>Waiting for room, and for time in a regular order, walk through memory as it was laid out. Random times do
/// not: then most of an item's time at a million producers is that of reading memory which is in no cache: that of the
/// producers, and their entries among the sleepers.</para>
/// <para>Bytes per producer: live memory while all wait, less what was live before the run, when all producers and the
/// consumer existed already. So it is what the model holds, without the workload's own objects.</para>
/// </remarks>
public class Scale
{
    public const string ForRoom = "for room";
    public const string ForTime = "for time";
    public const string ForRandomTime = "for random time";

    private const int Items = 4_000_000;
    private const int WarmupSize = 1_000;
    private const int WarmupItems = 4;
    private const string Unit = "-producers";

    private static readonly int[] Sizes = [1_000, 100_000, 1_000_000];

    private int _size;
    private ItemTotals _expected;
    private HeldRun _held = null!;
    private Task _run = null!;

    [ParamsSource(nameof(Ideas))]
    public string Idea { get; set; } = "";

    [Params(ForRoom, ForTime, ForRandomTime)]
    public string Waiting { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Ideas => Contestant.NamesOnCallingThread;

    /// <summary>The sizes that are compared, the reference first.</summary>
    public static IEnumerable<string> Models =>
        Sizes.Select(size => size.ToString(CultureInfo.InvariantCulture) + Unit);

    [GlobalSetup]
    public void Prepare()
    {
        _size = SizeOf(Model);
        _expected = TotalsOf(WarmupSize, WarmupItems);
        Warmup.Repeat(() =>
        {
            _held = HoldRun(WarmupSize, WarmupItems);
            Start();
            Deliver();
        });
        _expected = TotalsOf(_size, Items / _size);
    }

    [IterationSetup]
    public void Assemble()
    {
        _held = HoldRun(_size, Items / _size);
        var before = LiveBytes();
        Start();
        ChildOutput.Write(ExtraNames.BytesPerProducer, (LiveBytes() - before) / (double)_size);
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public void Deliver()
    {
        _held.GoOn();
        _run.GetAwaiter().GetResult();
        _held.Verify(_expected);
    }

    /// <summary>The workload that a case stands for.</summary>
    internal static WorkloadShape ShapeOf(Launch launch) =>
        new(SizeOf(launch.Model), Consumers: 1, launch.Parameters["waiting"] == ForRoom ? 1 : null);

    /// <summary>Its producers wait for room, or for times.</summary>
    internal static WorkloadNeeds Waits(Launch launch) =>
        launch.Parameters["waiting"] == ForRoom ? WorkloadNeeds.FullQueue : WorkloadNeeds.WaitingProducers;

    private static int SizeOf(string model) => int.Parse(model[..^Unit.Length], CultureInfo.InvariantCulture);

    private void Start() => _run = _held.Start(() => Invocation.Run(Idea, _held.Workload));

    private static ItemTotals TotalsOf(int size, int itemsPerProducer) =>
        NumberedItems.Totals(size, itemsPerProducer, NumberedItems.IndexBitsBeside(size));

    private HeldRun HoldRun(int size, int itemsPerProducer) => Waiting switch
    {
        ForRoom => HeldRun.WaitingForRoom(size, itemsPerProducer),
        ForTime => HeldRun.WaitingForTime(size, itemsPerProducer),
        _ => HeldRun.WaitingForRandomTime(size, itemsPerProducer),
    };

    private static long LiveBytes()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: false);
    }
}
