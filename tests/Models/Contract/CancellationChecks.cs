using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>Rule 6: a cancellation ends the run wherever it is, and nobody is told of an end.</summary>
internal static class CancellationChecks
{
    public static void CallsNothingWhenCancelledBefore(IConcurrencyModel model)
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        var producer = new TestProducer<int>(1, index => index);
        var consumer = new TestConsumer<int>();

        AssertCancelled(model, new Workload<int>([producer], [consumer]), cancel.Token);
        Assert.Equal(0, producer.Calls.Count);
        Assert.Equal(0, consumer.Calls.Count);
    }

    /// <summary>Cancelled inside a call: whoever is just busy may end what it does, and nobody does more.</summary>
    /// <remarks>Few items: a model that goes on for a while after the cancellation would get to their end.</remarks>
    public static void StopsAtOnce(IConcurrencyModel model, FailurePlace place)
    {
        using var cancel = new CancellationTokenSource();
        var shape = new Shape(2, 2, Capacity: 1);
        var calls = 0;
        var callsAtCancellation = 0;
        var inPlace = 0;
        void Called(FailurePlace where)
        {
            Interlocked.Increment(ref calls);
            if (where != place || Interlocked.Increment(ref inPlace) != 2) return;

            cancel.Cancel();
            callsAtCancellation = Volatile.Read(ref calls);
        }

        var producers = shape.EachProducer(_ => new TestProducer<int>(5, index => index)
        {
            Producing = _ => Called(FailurePlace.TryProduce),
        });
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ => Called(FailurePlace.Consume),
        });

        AssertCancelled(model, shape.Workload(producers, consumers), cancel.Token);

        // Threads may each be about to begin a call; a single thread is the one that cancels.
        var others = model.Info.RunsOnCallingThread ? 0 : shape.Producers + shape.Consumers - 1;
        Assert.InRange(calls - callsAtCancellation, 0, others);
        Assert.All(consumers, consumer => Assert.Equal(0, consumer.Completions));
    }

    /// <summary>A producer waits for tomorrow, and the consumers for it; the clock is the system's.</summary>
    public static void EndsWhileAllWait(IConcurrencyModel model, Shape shape)
    {
        using var cancel = new CancellationTokenSource();
        var due = FarFuture.After(2, TimeProvider.System);
        var producers = shape.EachProducer(_ => new TestProducer<int>(3, index => index) { Due = due });
        var left = 2 * shape.Producers;
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                // Gives them a moment to begin waiting. Should they need longer, the outcome is the same.
                if (Interlocked.Decrement(ref left) == 0) cancel.CancelAfter(TimeSpan.FromMilliseconds(30));
            },
        });

        AssertCancelled(model, shape.Workload(producers, consumers), cancel.Token);
        Assert.Equal(2 * shape.Producers, consumers.Sum(consumer => consumer.Items.Count));
        Assert.All(consumers, consumer => Assert.Equal(0, consumer.Completions));
    }

    /// <summary>The same in virtual time, which tells the very moment at which somebody begins to wait.</summary>
    public static void LeavesNoTimer(IConcurrencyModel model, Shape shape)
    {
        using var cancel = new CancellationTokenSource();
        var time = new StoppedTimeProvider();
        var far = FarFuture.Of(time);
        var producers = shape.EachProducer(_ => new TestProducer<int>(1, index => index) { Due = _ => far });
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>());
        var canceller = TestThread.Start(() =>
        {
            time.SomebodyWaits.Await();
            cancel.Cancel();
        });

        AssertCancelled(model, shape.Workload(producers, consumers, time), cancel.Token);
        Assert.Equal(0, time.Timers);
        canceller.End();
    }

    /// <summary>Cancelled while producers wait for room, or for the window, because a consumer is not ready.</summary>
    /// <param name="model">What is checked.</param>
    /// <param name="shape">One that has a limit.</param>
    /// <param name="overlaps">Whether a consumer may block while producers go on.</param>
    public static void EndsWhileProducersWait(IConcurrencyModel model, Shape shape, bool overlaps)
    {
        using var cancel = new CancellationTokenSource();
        var held = shape.Window ?? shape.Capacity!.Value + shape.Producers + shape.Consumers;
        var flight = new InFlight { Awaited = held };
        var producers = shape.EachProducer(_ => new TestProducer<int>(1_000, index =>
        {
            flight.Rise();
            return index;
        }));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                // Where a consumer may block, all limits can be exhausted first.
                if (overlaps) flight.Reached.Await();
                cancel.Cancel();
            },
        });

        AssertCancelled(model, shape.Workload(producers, consumers), cancel.Token);
        Assert.All(consumers, consumer => Assert.Equal(0, consumer.Completions));
    }

    /// <summary>Consumers that watch the same token, and end with it of their own accord.</summary>
    public static void IsTheSameWhenUserCodeEndsItself(IConcurrencyModel model, Shape shape)
    {
        using var cancel = new CancellationTokenSource();
        using var together = new Barrier(shape.Consumers);
        var producers = shape.EachProducer(_ => new TestProducer<int>(1_000, index => index));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                together.Meet();
                cancel.Cancel();
                cancel.Token.ThrowIfCancellationRequested();
            },
        });

        AssertCancelled(model, shape.Workload(producers, consumers), cancel.Token);
    }

    public static void DoesNothingAfterTheEnd(IConcurrencyModel model, Shape shape)
    {
        using var cancel = new CancellationTokenSource();
        var producers = shape.EachProducer(_ => new TestProducer<int>(10, index => index));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>());
        int Calls() => producers.Sum(made => made.Calls.Count) + consumers.Sum(taken => taken.Calls.Count);

        Patience.Run(model, shape.Workload(producers, consumers), cancel.Token);
        var calls = Calls();
        cancel.Cancel();

        Assert.Equal(calls, Calls());
        Assert.All(consumers, consumer => Assert.Equal(1, consumer.Completions));
    }

    private static void AssertCancelled<T>(IConcurrencyModel model, Workload<T> workload, CancellationToken token)
    {
        var thrown = Assert.ThrowsAny<OperationCanceledException>(() => Patience.Run(model, workload, token));
        Assert.Equal(token, thrown.CancellationToken);
    }
}
