using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What if the work is waiting, not computing?</summary>
/// <remarks>
/// <para>So many wait at once, each of them the same time again and again, on a schedule that was fixed before:
/// consumers until they are ready for the next item, or producers for the times of theirs. Their moments are spread
/// over that time: were they the same, one wake-up would serve all. No item can take less than the wait divided by
/// their number.</para>
/// <para>Without a wait it is what handing over costs among so many, from one producer that has an item ready at
/// once.</para>
/// <para>The queue is unbounded. Inside the clock: from the moment at which all of them, and the other side, stand at
/// the start, until all items were consumed and the first consumer was told that there are no more. Outside: creating
/// and starting them, and their ends. Where producers wait that is a wait later than the last item: each says only when
/// its next item would be due that it has none.</para>
/// </remarks>
public class Blocking
{
    public const string Producers = "producers";
    public const string Consumers = "consumers";

    private const int Millisecond = 1_000_000;

    /// <summary>How long those of an invocation wait in all, in nanoseconds.</summary>
    private const int WaitOfEach = 50 * Millisecond;

    /// <summary>Starting more threads would take all of the warm-up's time.</summary>
    private const int MostThreadsInWarmup = 8;

    private WaitingRun _run = null!;
    private bool _hasThreadEach;

    /// <summary>Who waits.</summary>
    [Params(Producers, Consumers)]
    public string Waiting { get; set; } = "";

    /// <summary>How many wait at once.</summary>
    [Params(1, 10, 100, 1_000)]
    public int Concurrent { get; set; }

    /// <summary>For each item, in nanoseconds.</summary>
    [Params(0, Millisecond, 10 * Millisecond)]
    public int Wait { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Doubles.NamesWithModels;

    [GlobalSetup]
    public void Prepare()
    {
        _hasThreadEach = Contestant.HasThreadEach(Model);
        ChildOutput.WriteItems(ItemsOfEach(Concurrent, Wait, Model) * Concurrent);
        Warmup.Repeat(() =>
        {
            var few = _hasThreadEach ? Math.Min(Concurrent, MostThreadsInWarmup) : Concurrent;
            Assemble(few, itemsOfEach: Wait == 0 ? Math.Max(1, 200 / few) : 1, Math.Min(Wait, Millisecond));
            UntilAllIsConsumed();
            End();
        });
    }

    [IterationSetup]
    public void Assemble() =>
        Assemble(Concurrent, ItemsOfEach(Concurrent, Wait, Model) * Doubles.TimesOf(Model), Wait);

    [Benchmark]
    public void UntilAllIsConsumed() => _run.GoOn();

    [IterationCleanup]
    public void End() => _run.End();

    /// <summary>Producers in one setting: more say nothing that consumers do not.</summary>
    internal static bool Has(Launch launch) =>
        launch.Parameters["waiting"] == Consumers
            || (launch.Parameters["concurrent"], launch.Parameters["wait"]) is ("1000", "1 ms");

    /// <summary>As many as wait on their side, and one on the other.</summary>
    internal static WorkloadShape ShapeOf(Launch launch)
    {
        var ofProducers = SettingShape.OfProducers(launch, "concurrent");
        return launch.Parameters["waiting"] == Consumers
            ? new(ofProducers.Consumers, ofProducers.Producers) : ofProducers;
    }

    /// <summary>Those that wait, and without a wait those that are waited for at the start.</summary>
    internal static WorkloadNeeds Waits(Launch launch) =>
        launch.Parameters["waiting"] == Consumers ? WorkloadNeeds.WaitingConsumers : WorkloadNeeds.WaitingProducers;

    /// <summary>So many that an invocation takes 50 ms where they are waited for, and without a wait some tens of
    /// milliseconds: an item takes threads the longer the more of them wait for it.</summary>
    internal static int ItemsOfEach(int concurrent, int wait, string model)
    {
        if (wait > 0) return WaitOfEach / wait;

        var items = Contestant.Get(model).Info.RunsOnCallingThread
            ? 2_000_000
            : Contestant.HasThreadEach(model) && concurrent > 10 ? 50_000 : 200_000;
        return items / concurrent;
    }

    private void Assemble(int concurrent, int itemsOfEach, int wait)
    {
        _run = new WaitingRun(
            TimeProvider.System, Waiting == Producers ? Workloads.Waiting.Producers : Workloads.Waiting.Consumers,
            concurrent,
            itemsOfEach, wait, _hasThreadEach);
        _run.Assemble(workload => Invocation.Run(Model, workload));
    }
}
