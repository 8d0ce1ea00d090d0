using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>What do models with threads take beside the loops that an expert would write for one workload?</summary>
/// <remarks>One to one, with each kind of limit. The loops are for these two participants and can be neither cancelled
/// nor stopped by a failure; they call the same producer and consumer through the same interfaces.</remarks>
public class ThreadLoops
{
    public const string ByHand = "expert-loops";
    public const string RoundTrip = "round-trip";

    private const int Items = 100_000;
    private const int WarmupItems = 1_000;

    private NumberedRun _run = null!;

    [ParamsSource(nameof(Limits))]
    public string Limit { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => [ByHand, .. Contestant.NamesWithThreads];

    /// <summary>The queue's capacity, or a window of one item.</summary>
    public static IEnumerable<string> Limits => [.. Throughput.Capacities, RoundTrip];

    /// <summary>The workload of a limit.</summary>
    internal static WorkloadShape ShapeOf(string limit) => limit == RoundTrip
        ? new WorkloadShape(1, 1, Window: 1)
        : new WorkloadShape(1, 1, Scenarios.Capacity.Parse(limit));

    [GlobalSetup]
    public void Prepare()
    {
        _run = RunOf(WarmupItems);
        Warmup.Repeat(HandOver);
        _run = RunOf(Items);
    }

    [Benchmark(OperationsPerInvoke = Items)]
    public void HandOver()
    {
        if (Model == ByHand) _run.Run(Limit == RoundTrip ? RunRoundTrip : RunQueue);
        else _run.Run(Model);
    }

    private NumberedRun RunOf(int items)
    {
        var shape = ShapeOf(Limit);
        return new NumberedRun(new Topology(1, 1), items) { Capacity = shape.Capacity, Window = shape.Window };
    }

    /// <summary>Two loops over a collection with the workload's capacity.</summary>
    private static void RunQueue(Workload<int> workload)
    {
        var (producer, consumer) = (workload.Producers[0], workload.Consumers[0]);
        using var queue = workload.Capacity is { } capacity
            ? new BlockingCollection<int>(capacity)
            : new BlockingCollection<int>();
        RunTwo(
            () =>
            {
                while (producer.TryProduce(out var item)) queue.Add(item);
                queue.CompleteAdding();
            },
            () =>
            {
                foreach (var item in queue.GetConsumingEnumerable()) consumer.Consume(item);
                consumer.OnCompleted();
            });
    }

    private static void RunRoundTrip(Workload<int> workload)
    {
        var (producer, consumer) = (workload.Producers[0], workload.Consumers[0]);
        using var queue = new BlockingCollection<int>();
        using var consumed = new SemaphoreSlim(0);
        RunTwo(
            () =>
            {
                while (producer.TryProduce(out var item))
                {
                    queue.Add(item);
                    consumed.Wait();
                }

                queue.CompleteAdding();
            },
            () =>
            {
                foreach (var item in queue.GetConsumingEnumerable())
                {
                    consumer.Consume(item);
                    consumed.Release();
                }

                consumer.OnCompleted();
            });
    }

    private static void RunTwo(ThreadStart first, ThreadStart second)
    {
        Thread[] threads = [new(first), new(second)];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
    }
}
