using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>Rule 4, at the other end: a consumer that waits holds up nobody, and is not called before it is
/// ready.</summary>
internal static class WaitingConsumerChecks
{
    /// <summary>One consumer is ready tomorrow; only the cancellation, once all else is done, ends that.</summary>
    public static void DeliversToTheOthersMeanwhile(IConcurrencyModel model, Shape shape)
    {
        const int items = 100;
        using var cancel = new CancellationTokenSource();
        var far = FarFuture.Of(TimeProvider.System);
        var producers = shape.EachProducer(producer =>
            new TestProducer<int>(items, index => ItemKind.Values.Make(producer, index)));
        var waiting = new TestConsumer<int> { Ready = _ => far };
        var left = items * shape.Producers;
        var others = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                if (Interlocked.Decrement(ref left) == 0) cancel.Cancel();
            },
        });

        var workload = shape.Workload(producers, [waiting, .. others]);
        Assert.Throws<OperationCanceledException>(() => Patience.Run(model, workload, cancel.Token));

        Assert.Empty(waiting.Items);
        Assert.Equal(items * shape.Producers, others.Sum(consumer => consumer.Items.Count));
    }

    /// <summary>The end as well comes to the others while one is not ready to hear of it.</summary>
    public static void TellsTheOthersOfTheEndMeanwhile(IConcurrencyModel model, Shape shape)
    {
        using var cancel = new CancellationTokenSource();
        var far = FarFuture.Of(TimeProvider.System);
        var producers = shape.EachProducer(_ => new TestProducer<int>(10, index => index));
        var waiting = new TestConsumer<int> { Ready = _ => far };
        var left = shape.Consumers;
        var others = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Completing = () =>
            {
                if (Interlocked.Decrement(ref left) == 0) cancel.Cancel();
            },
        });

        var workload = shape.Workload(producers, [waiting, .. others]);
        Assert.Throws<OperationCanceledException>(() => Patience.Run(model, workload, cancel.Token));

        Assert.Equal(0, waiting.Completions);
        Assert.All(others, consumer => Assert.Equal(1, consumer.Completions));
    }

    /// <summary>Never early: not an item, not the end, and not when other threads' waits move the clock.</summary>
    public static void NeverConsumesEarly(IConcurrencyModel model, Shape shape, TimeProvider time, TimeSpan step)
    {
        const int items = 20;
        var start = time.GetTimestamp();
        var stepTicks = (long)(step.TotalSeconds * time.TimestampFrequency);
        long ReadyOf(int consumer, int taken) => start + (taken + 1) * stepTicks + consumer;

        var early = 0;
        void Look(int consumer, int taken)
        {
            if (time.GetTimestamp() < ReadyOf(consumer, taken)) Interlocked.Increment(ref early);
        }

        var producers = shape.EachProducer(_ => new TestProducer<int>(items, index => index));
        var taken = new int[shape.Consumers];
        var consumers = shape.EachConsumer(consumer => new TestConsumer<int>
        {
            Ready = count => ReadyOf(consumer, count),
            Consuming = _ => Look(consumer, taken[consumer]++),
            Completing = () => Look(consumer, taken[consumer]),
        });

        Patience.Run(model, shape.Workload(producers, consumers, time));

        Assert.Equal(0, early);
        Assert.Equal(items * shape.Producers, taken.Sum());
        Assert.All(consumers, consumer => Assert.Equal(1, consumer.Completions));
    }

    /// <summary>Each item by whoever is ready first. Virtual time: only for models whose order is determined.</summary>
    public static void DeliversInTheOrderOfReadyTimes(IConcurrencyModel model)
    {
        var time = new JumpingTimeProvider();
        long[][] schedules = [[10, 20, 30], [1, 2, 3, 11, 12], [5, 15, 25, 35], [40]];
        var producer = new TestProducer<int>(schedules.Sum(hours => hours.Length), index => index);
        var moments = new List<long>();
        var consumers = schedules.Select(hours => new TestConsumer<int>
        {
            Ready = taken => taken < hours.Length ? Hours(hours[taken]) : Hours(50),
            Consuming = _ => moments.Add(time.GetTimestamp()),
        }).ToList();

        Patience.Run(model, new Workload<int>([producer], consumers) { Capacity = 1, TimeProvider = time });

        Assert.Equal(schedules.SelectMany(hours => hours).Order().Select(Hours), moments);
        Assert.Equal(Hours(50), time.GetTimestamp());
    }

    /// <summary>A consumer that waits for tomorrow does not outlive the run: neither a cancellation nor a
    /// timer.</summary>
    public static void EndsWhenCancelled(IConcurrencyModel model, Shape shape)
    {
        using var cancel = new CancellationTokenSource();
        var time = new StoppedTimeProvider();
        var far = FarFuture.Of(time);
        var producers = shape.EachProducer(_ => new TestProducer<int>(1, index => index));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int> { Ready = _ => far });
        var canceller = TestThread.Start(() =>
        {
            time.SomebodyWaits.Await();
            cancel.Cancel();
        });

        var thrown = Assert.ThrowsAny<OperationCanceledException>(
            () => Patience.Run(model, shape.Workload(producers, consumers, time), cancel.Token));

        Assert.Equal(cancel.Token, thrown.CancellationToken);
        Assert.Equal(0, time.Timers);
        Assert.All(consumers, consumer => Assert.Equal(0, consumer.Items.Count + consumer.Completions));
        canceller.End();
    }

    /// <summary>A producer fails while a consumer waits for its time: that wait's timer goes, too.</summary>
    /// <param name="model">What is checked.</param>
    /// <param name="waitsMeanwhile">Whether a consumer gets to wait while a producer is called.</param>
    public static void EndsWhenAProducerFails(IConcurrencyModel model, bool waitsMeanwhile)
    {
        var failure = new InvalidTimeZoneException();
        var time = new StoppedTimeProvider();
        var far = FarFuture.Of(time);
        var consumer = new TestConsumer<int> { Ready = _ => far };
        var failing = new TestProducer<int>(1, index => index)
        {
            Producing = _ =>
            {
                if (waitsMeanwhile) time.SomebodyWaits.Await();
                throw failure;
            },
        };

        var workload = new Workload<int>([failing], [consumer]) { TimeProvider = time };
        Assert.Same(failure, Record.Exception(() => Patience.Run(model, workload)));
        Assert.Equal(0, time.Timers);
        Assert.Equal(0, consumer.Completions);
    }

    private static long Hours(long hours) => hours * TimeSpan.TicksPerHour;
}
