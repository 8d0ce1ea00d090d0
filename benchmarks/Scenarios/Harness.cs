using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What does the suite itself cost, beside what it measures?</summary>
/// <remarks>
/// Rows, not competitors: producing and checking an item is inside every time per item of this suite, reading the clock
/// and recording a value inside every latency. The same items without the interfaces tell what these add to an item,
/// whatever the model: the loop is compiled for this producer and this consumer alone, and calls may be inlined.
/// </remarks>
public class Harness
{
    public const string EmptyLoop = "empty-loop";
    public const string EmptyQueue = "empty-queue";
    public const string Clock = "clock";
    public const string Histogram = "histogram";
    public const string ProduceAndCheck = "produce-and-check";
    public const string WithoutInterfaces = "without-interfaces";

    private const int Items = Throughput.Items;
    private const int WarmupItems = 1_000;

    private readonly ItemTotals _expected = NumberedItems.Totals(producers: 1, Items);
    private readonly LongHistogram _histogram = LatencyDistribution.CreateHistogram();
    private readonly Queue<int> _queue = new(capacity: 16);
    private readonly long[] _values = RandomValues();

    [Params(EmptyLoop, EmptyQueue, Clock, Histogram, ProduceAndCheck, WithoutInterfaces)]
    public string Model { get; set; } = "";

    [GlobalSetup]
    public void Prepare() => Warmup.Repeat(() => Run(WarmupItems));

    /// <returns>Something that follows from every step, so that none can be left out by the compiler.</returns>
    [Benchmark(OperationsPerInvoke = Items)]
    public long OneThread() => Run(Items);

    private long Run(int items)
    {
        if (Model == EmptyLoop) return Count(items);
        if (Model == EmptyQueue) return PassThroughQueue(items);
        if (Model == Clock) return ReadClock(items);
        if (Model == Histogram) return Record(items);
        return Check(items);
    }

    private static long Count(int items)
    {
        var count = 0L;
        for (var i = 0; i < items; i++) count++;
        Observed.Consumed(count);
        return count;
    }

    private long PassThroughQueue(int items)
    {
        var sum = 0L;
        for (var i = 0; i < items; i++)
        {
            _queue.Enqueue(i);
            sum += _queue.Dequeue();
        }

        Observed.Consumed(items);

        return sum;
    }

    private static long ReadClock(int items)
    {
        var time = TimeProvider.System;
        var last = 0L;
        for (var i = 0; i < items; i++) last = time.GetTimestamp();
        Observed.Consumed(items);
        return last;
    }

    private long Record(int items)
    {
        var before = _histogram.TotalCount;
        for (var i = 0; i < items; i++) _histogram.RecordValue(_values[i & (_values.Length - 1)]);
        Observed.Consumed(_histogram.TotalCount - before);
        return _histogram.TotalCount;
    }

    /// <summary>From 1 ns to 1 ms and of every order of magnitude alike, as latencies are, so that the processor can
    /// guess neither the bucket nor its place in memory; a power of two of them, from a fixed seed.</summary>
    internal static long[] RandomValues()
    {
        var random = new Random(1);
        var values = new long[1 << 16];
        for (var i = 0; i < values.Length; i++) values[i] = (long)Math.Pow(10, 6 * random.NextDouble());
        return values;
    }

    private long Check(int items)
    {
        var consumer = new CheckedConsumer(producers: 1);
        var producer = new CountingProducer(0, items);
        if (Model == ProduceAndCheck) Deliver(producer, consumer);
        else DeliverDirectly(producer, consumer);
        if (items == Items) CheckedConsumer.Verify([consumer], _expected);
        return items;
    }

#pragma warning disable CA1859 // Through the interfaces, as the models do.
    private static void Deliver(IProducer<int> producer, IConsumer<int> consumer)
#pragma warning restore CA1859
    {
        while (producer.TryProduce(out var item)) consumer.Consume(item);
        consumer.OnCompleted();
    }

    private static void DeliverDirectly(CountingProducer producer, CheckedConsumer consumer)
    {
        while (producer.TryProduce(out var item)) consumer.Consume(item);
        consumer.OnCompleted();
    }
}
