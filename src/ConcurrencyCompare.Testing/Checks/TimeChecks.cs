using ConcurrencyCompare.Testing.Probes;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>Rule 4: a producer that waits holds up nobody, and waits until its time.</summary>
internal static class TimeChecks
{
    /// <summary>One more producer waits for tomorrow, which comes once all else is done.</summary>
    public static void DeliversTheOthersItemsMeanwhile(PatientModel model, Shape shape)
    {
        var time = new StoppedTimeProvider();
        var far = FarFuture.Of(time);
        var waiting = new TestProducer<int>(0, _ => 0) { Due = _ => far };
        var others = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var left = shape.AllItems;
        var early = 0;
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                if (Interlocked.Decrement(ref left) > 0) return;
                early = waiting.HasFinished ? 1 : 0;
                time.Jump(far);
            },
        });

        model.Run(shape.Workload([waiting, .. others], consumers, time));

        Expect.Equal(0, early, "call", "of a producer before its time");
        Expect.Equal(shape.AllItems, consumers.Sum(taken => taken.Items.Count), "item", "to be consumed");
    }

    /// <summary>Each item at its very moment. Virtual time: only for models whose order is determined.</summary>
    public static void DeliversInTheOrderOfDueTimes(PatientModel model, Shape shape)
    {
        var time = new JumpingTimeProvider();
        long?[][] hours = [[10, 20, 30], [1, 2, 11], [5, 15, 25], [4, 35, 40]];
        var late = 0;
        var producers = shape.EachProducer(producer =>
        {
            long? DueOf(int index) =>
                index < shape.Items ? hours[producer][index] * TimeSpan.TicksPerHour : null;
            return new TestProducer<long>(shape.Items, index => DueOf(index)!.Value) { Due = DueOf };
        });
        var consumers = shape.EachConsumer(_ => new TestConsumer<long>
        {
            Consuming = due =>
            {
                if (due != time.GetTimestamp()) late++;
            },
        });

        model.Run(shape.Workload(producers, consumers, time));

        Expect.Equal(0, late, "item", "to be consumed at another moment than it is due");
        var items = consumers.SelectMany(taken => taken.Items).ToList();
        Expect.Equal(shape.AllItems, items.Count, "item", "to be consumed");
        Expect.That(items.SequenceEqual(items.Order()), "items in the order of their times", "there was another order");
    }

    /// <summary>Never early: not an item, not the end, and not when other threads' waits move the clock.</summary>
    public static void NeverProducesEarly(PatientModel model, Shape shape, TimeProvider time, TimeSpan step)
    {
        // From the first call on: a busy machine may let all of these times pass before the model begins.
        var start = new Lazy<long>(time.GetTimestamp);
        var stepTicks = (long)(step.TotalSeconds * time.TimestampFrequency);
        long DueOf(int producer, int index) => start.Value + (index + 1) * stepTicks + producer;

        var early = 0;
        var producers = shape.EachProducer(producer => new TestProducer<int>(shape.Items, index => index)
        {
            Due = index => DueOf(producer, index),
            Producing = index =>
            {
                if (time.GetTimestamp() < DueOf(producer, index)) Interlocked.Increment(ref early);
            },
        });
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>());

        model.Run(shape.Workload(producers, consumers, time));

        Expect.Equal(0, early, "call", "of a producer before its time");
        Expect.Equal(shape.AllItems, consumers.Sum(consumer => consumer.Items.Count), "item", "to be consumed");
    }
}
