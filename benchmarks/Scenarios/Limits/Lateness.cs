using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Scheduling;
using HdrHistogram;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>How late does a sleeper wake?</summary>
/// <remarks>
/// A producer is asked for its items at moments that were fixed before (open loop), and records how late that is: it is
/// the wait alone that counts, in the producer's own thread, before anything is handed over. The yardstick is what one
/// writes without a scheduler: <c>Thread.Sleep</c> until the next moment. It counts in whole milliseconds, and less
/// than what is left would be a loop that spins, so it gets what is left, rounded up.
/// </remarks>
public class Lateness : HistogramBenchmark
{
    public const string ThreadSleep = "thread-sleep";

    private const int WarmupItems = 5;

    /// <summary>Items per second: every 1.3 ms, which no timer of whole milliseconds meets, and every 10 ms.</summary>
    [Params(769, 100)]
    public int Rate { get; set; }

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestant.Names.Prepend(ThreadSleep);

    [GlobalSetup]
    public void Prepare()
    {
        var histogram = LatencyDistribution.CreateHistogram();
        Warmup.Repeat(() => Run(WarmupItems, histogram));
    }

    [Benchmark]
    public void FixedRate() => Run(Math.Max(Percentiles.LeastItems, Rate / 10), Log.Total);

    private void Run(int items, HistogramBase histogram)
    {
        var time = TimeProvider.System;
        var firstDue = time.AddTime(time.GetTimestamp(), Latency.HeadStart);
        var producer = new LatenessProducer(time, firstDue, ArrivalTimes.Periodic(time, Rate), items, histogram);
        var consumer = new CheckedConsumer(producers: 1);

        if (Model == ThreadSleep) RunSleeping(producer, consumer, time);
        else Invocation.Run(Model, new Workload<int>([producer], [consumer]));

        CheckedConsumer.Verify([consumer], NumberedItems.Totals(producers: 1, items));
    }

    private static void RunSleeping(LatenessProducer producer, CheckedConsumer consumer, TimeProvider time)
    {
        while (true)
        {
            for (
                var now = time.GetTimestamp(); producer.DueTimestamp is { } due && now < due; now = time.GetTimestamp())
            {
                Thread.Sleep((int)Math.Ceiling(time.GetElapsedTime(now, due).TotalMilliseconds));
            }

            if (!producer.TryProduce(out var item)) break;
            consumer.Consume(item);
        }

        consumer.OnCompleted();
    }
}
