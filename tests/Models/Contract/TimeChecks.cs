using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>Rule 4: a producer that waits holds up nobody, and waits until its time.</summary>
internal static class TimeChecks
{
    /// <summary>One producer waits for tomorrow; only the cancellation, once all else is done, ends that.</summary>
    public static void DeliversTheOthersItemsMeanwhile(IConcurrencyModel model, Shape shape)
    {
        const int items = 100;
        using var cancel = new CancellationTokenSource();
        var far = FarFuture.Of(TimeProvider.System);
        var waiting = new TestProducer<int>(1, _ => -1) { Due = _ => far };
        var others = shape.EachProducer(producer =>
            new TestProducer<int>(items, index => ItemKind.Values.Make(producer, index)));
        var left = items * shape.Producers;
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                if (Interlocked.Decrement(ref left) == 0) cancel.Cancel();
            },
        });

        var workload = shape.Workload([waiting, .. others], consumers);
        Assert.Throws<OperationCanceledException>(() => Patience.Run(model, workload, cancel.Token));

        var expected = shape.EachProducer(producer =>
            Enumerable.Range(0, items).Select(index => ItemKind.Values.Make(producer, index)));
        Assert.Equal(
            expected.SelectMany(made => made).Order(), consumers.SelectMany(consumer => consumer.Items).Order());
        Assert.Equal(0, waiting.Produced);
    }

    /// <summary>Each item at its very moment. Virtual time: only for models whose order is determined.</summary>
    public static void DeliversInTheOrderOfDueTimes(IConcurrencyModel model)
    {
        var time = new JumpingTimeProvider();
        long[][] schedules = [[10, 20, 30], [1, 2, 3, 11, 12], [5, 15, 25, 35], [40]];
        var producers = schedules.Select(hours => new TestProducer<long>(hours.Length, index => Hours(hours[index]))
        {
            Due = index => index < hours.Length ? Hours(hours[index]) : null,
        });
        var consumer = new TestConsumer<long> { Consuming = due => Assert.Equal(due, time.GetTimestamp()) };

        Patience.Run(model, new Workload<long>([.. producers], [consumer]) { TimeProvider = time });

        Assert.Equal(schedules.SelectMany(hours => hours).Order().Select(Hours), consumer.Items);
    }

    /// <summary>Never early: not an item, not the end, and not when other threads' waits move the clock.</summary>
    public static void NeverProducesEarly(IConcurrencyModel model, Shape shape, TimeProvider time, TimeSpan step)
    {
        const int items = 50;
        var start = time.GetTimestamp();
        var stepTicks = (long)(step.TotalSeconds * time.TimestampFrequency);
        long DueOf(int producer, int index) => start + (index + 1) * stepTicks + producer;

        var early = 0;
        var producers = shape.EachProducer(producer => new TestProducer<int>(items, index => index)
        {
            Due = index => DueOf(producer, index),
            Producing = index =>
            {
                if (time.GetTimestamp() < DueOf(producer, index)) Interlocked.Increment(ref early);
            },
        });
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>());

        Patience.Run(model, shape.Workload(producers, consumers, time));

        Assert.Equal(0, early);
        Assert.Equal(items * shape.Producers, consumers.Sum(consumer => consumer.Items.Count));
    }

    private static long Hours(long hours) => hours * TimeSpan.TicksPerHour;
}
