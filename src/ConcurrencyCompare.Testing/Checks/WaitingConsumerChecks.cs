using ConcurrencyCompare.Testing.Probes;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>Rule 4, at the other end: a consumer that waits holds up nobody, and is not called before it is
/// ready.</summary>
internal static class WaitingConsumerChecks
{
    /// <summary>One more consumer is ready tomorrow, which comes once all items are consumed.</summary>
    public static void DeliversToTheOthersMeanwhile(PatientModel model, Shape shape)
    {
        var time = new StoppedTimeProvider();
        var far = FarFuture.Of(time);
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var waiting = new TestConsumer<int> { Ready = _ => far };
        var left = shape.AllItems;
        var others = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                if (Interlocked.Decrement(ref left) == 0) time.Jump(far);
            },
        });

        model.Run(shape.Workload(producers, [waiting, .. others], time));

        Expect.Equal(0, waiting.Items.Count, "item", "for a consumer before it is ready");
        Expect.Equal(shape.AllItems, others.Sum(taken => taken.Items.Count), "item", "for the others meanwhile");
    }

    /// <summary>The end as well comes to the others while one is not ready to hear of it.</summary>
    public static void TellsTheOthersOfTheEndMeanwhile(PatientModel model, Shape shape)
    {
        var time = new StoppedTimeProvider();
        var far = FarFuture.Of(time);
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var early = 0;
        var waiting = new TestConsumer<int>
        {
            Ready = _ => far,
            Completing = () => early = time.GetTimestamp() < far ? 1 : 0,
        };
        var left = shape.Consumers;
        var others = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Completing = () =>
            {
                if (Interlocked.Decrement(ref left) == 0) time.Jump(far);
            },
        });

        model.Run(shape.Workload(producers, [waiting, .. others], time));

        Expect.Equal(0, early, "consumer", "to be told of the end before its time");
        Expect.Told([waiting, .. others], least: 1, most: 1);
    }

    /// <summary>Never early: not an item, not the end, and not when other threads' waits move the clock.</summary>
    public static void NeverConsumesEarly(PatientModel model, Shape shape, TimeProvider time, TimeSpan step)
    {
        // From the first call on: a busy machine may let all of these times pass before the model begins.
        var start = new Lazy<long>(time.GetTimestamp);
        var stepTicks = (long)(step.TotalSeconds * time.TimestampFrequency);
        long ReadyOf(int consumer, int taken) => start.Value + (taken + 1) * stepTicks + consumer;

        var early = 0;
        void Look(int consumer, int taken)
        {
            if (time.GetTimestamp() < ReadyOf(consumer, taken)) Interlocked.Increment(ref early);
        }

        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var taken = new int[shape.Consumers];
        var consumers = shape.EachConsumer(consumer => new TestConsumer<int>
        {
            Ready = count => ReadyOf(consumer, count),
            Consuming = _ => Look(consumer, taken[consumer]++),
            Completing = () => Look(consumer, taken[consumer]),
        });

        model.Run(shape.Workload(producers, consumers, time));

        Expect.Equal(0, early, "call", "of a consumer before it is ready");
        Expect.Equal(shape.AllItems, taken.Sum(), "item", "to be consumed");
        Expect.Told(consumers, least: 1, most: 1);
    }

    /// <summary>Each item by whoever is ready first. Virtual time: only for models whose order is determined.</summary>
    public static void DeliversInTheOrderOfReadyTimes(PatientModel model, Shape shape)
    {
        var time = new JumpingTimeProvider();
        long[][] hours = [[10, 20, 30], [1, 2, 11], [5, 15, 25], [4, 35, 40]];
        const int end = 50;
        var moments = new List<long>();
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var consumers = shape.EachConsumer(consumer => new TestConsumer<int>
        {
            Ready = taken => (taken < hours[consumer].Length ? hours[consumer][taken] : end) * TimeSpan.TicksPerHour,
            Consuming = _ => moments.Add(time.GetTimestamp() / TimeSpan.TicksPerHour),
        });

        model.Run(shape.Workload(producers, consumers, time));

        Expect.That(
            moments.SequenceEqual(hours.SelectMany(ofOne => ofOne).Order()),
            "each item to be taken by whoever is ready first, at that moment",
            "there was another order, or another moment");
        Expect.That(
            time.GetTimestamp() == end * TimeSpan.TicksPerHour,
            "the end to be told when consumers are ready for it", "that was at another moment");
    }

    /// <summary>Consumers wait for tomorrow: neither that nor a timer outlives the cancellation.</summary>
    public static void EndsWhenCancelled(PatientModel model, Shape shape)
    {
        using var cancel = new CancellationTokenSource();
        var time = new StoppedTimeProvider();
        var far = FarFuture.Of(time);
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int> { Ready = _ => far });
        var canceller = TestThread.Start(() =>
        {
            model.Await(time.SomebodyWaits, "somebody to wait for a consumer's time");
            cancel.Cancel();
        });

        CancellationChecks.ExpectCancelled(model, shape.Workload(producers, consumers, time), cancel.Token);

        Expect.Equal(0, time.Timers, "timer", "to be left after Run");
        Expect.Equal(0, consumers.Sum(taken => taken.Items.Count), "item", "for consumers that are not ready");
        Expect.Told(consumers, least: 0, most: 0);
        model.End(canceller);
    }
}
