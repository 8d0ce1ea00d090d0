using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Models.Callbacks;
using ConcurrencyCompare.Models.Iterators;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>What does the common interface add to a hand-written loop of the same idea?</summary>
/// <remarks>One to one and unbounded; the same producer and consumer objects, called without the model between.</remarks>
public class Overhead
{
    public const string ByHand = "by-hand";
    public const string ThroughModel = "model";

    private const int Items = Throughput.Items;
    private const int WarmupItems = 1_000;

    private readonly ItemTotals _expected = NumberedItems.Totals(producers: 1, Items);

    [ParamsSource(nameof(Ideas))]
    public string Idea { get; set; } = "";

    [Params(ByHand, ThroughModel)]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Ideas => Contestant.Names;

    [GlobalSetup]
    public void Prepare() => Warmup.Repeat(() => Run(WarmupItems));

    [Benchmark(OperationsPerInvoke = Items)]
    public void OneToOne() => CheckedConsumer.Verify([Run(Items)], _expected);

    private CheckedConsumer Run(int items)
    {
        var producer = new CountingProducer(0, items);
        var consumer = new CheckedConsumer(producers: 1);
        if (Model == ByHand) RunByHand(producer, consumer);
        else Invocation.Run(Idea, new Workload<int>([producer], [consumer]));
        return consumer;
    }

    private void RunByHand(CountingProducer producer, CheckedConsumer consumer)
    {
        if (Idea == "threads") ThreadLoops.RunQueue(new Workload<int>([producer], [consumer]));
        else if (Idea == "callbacks") RunCallbacks(producer, consumer);
        else if (Idea == "iterators") RunIterators(producer, consumer);
        else throw new InvalidOperationException($"There is no hand-written loop for {Idea}.");
    }

    private static void RunCallbacks(CountingProducer producer, CheckedConsumer consumer)
    {
        var scheduler = new CallbackScheduler();
        var queue = new AsyncQueue<int>(scheduler);
        Action produce = null!;
        produce = () =>
        {
            while (producer.TryProduce(out var item))
            {
                if (scheduler.TryContinue() && queue.TryPut(item)) continue;
                queue.Put(item, produce);
                return;
            }

            queue.Complete();
        };
        Action next = null!;
        Action<int> consume = item =>
        {
            consumer.Consume(item);
            next();
        };
        Action completed = consumer.OnCompleted;
        next = () =>
        {
            while (scheduler.TryContinue() && queue.TryGet(out var item)) consumer.Consume(item);
            queue.Get(consume, completed);
        };
        scheduler.CallSoon(next);
        scheduler.CallSoon(produce);
        scheduler.Run();
    }

    private static void RunIterators(CountingProducer producer, CheckedConsumer consumer)
    {
        var queue = new IteratorQueue<int>();
        using var scheduler = new IteratorScheduler();
        scheduler.Spawn(Consume());
        scheduler.Spawn(Produce());
        scheduler.Run();

        IEnumerator<YieldInstruction> Produce()
        {
            var put = queue.CreatePut();
            while (producer.TryProduce(out var item))
            {
                if (!put.TryNow(item)) yield return put;
            }

            queue.Complete();
        }

        IEnumerator<YieldInstruction> Consume()
        {
            var get = queue.CreateGet();
            while (true)
            {
                if (!get.TryNow(out var item))
                {
                    yield return get;
                    if (!get.TryTake(out item)) break;
                }

                consumer.Consume(item);
            }

            consumer.OnCompleted();
        }
    }
}
