using ConcurrencyCompare.Testing.Probes;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>Rule 6: a cancellation ends the run wherever it is, and nobody is told of an end.</summary>
internal static class CancellationChecks
{
    public static void CallsNothingWhenCancelledBefore(PatientModel model, Shape shape)
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>());

        ExpectCancelled(model, shape.Workload(producers, consumers), cancel.Token);

        Expect.Equal(0, CallsOf(producers, consumers), "call", "in a run that was cancelled before it began");
    }

    /// <summary>Cancelled inside a call: whoever is just busy may end what it does, and nobody does more.</summary>
    /// <remarks>Few items: a model that goes on for a while after the cancellation would get to their end.</remarks>
    public static void StopsAtOnce(PatientModel model, Shape shape, FailurePlace place)
    {
        using var cancel = new CancellationTokenSource();
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

        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index)
        {
            Producing = _ => Called(FailurePlace.TryProduce),
        });
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ => Called(FailurePlace.Consume),
        });

        ExpectCancelled(model, shape.Workload(producers, consumers), cancel.Token);

        // Threads may each be about to begin a call; a single thread is the one that cancels.
        var others = model.Info.RunsOnCallingThread ? 0 : shape.Producers + shape.Consumers - 1;
        Expect.AtMost(others, calls - callsAtCancellation, "call", "after the one that cancelled");
        Expect.Told(consumers, least: 0, most: 0);
    }

    /// <summary>Producers wait for tomorrow, and the consumers for them; the clock is the system's.</summary>
    public static void EndsWhileAllWait(PatientModel model, Shape shape)
    {
        using var cancel = new CancellationTokenSource();
        var due = FarFuture.After(shape.Items - 1, TimeProvider.System);
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index) { Due = due });
        var dueNow = (shape.Items - 1) * shape.Producers;
        var left = dueNow;
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                // Gives them a moment to begin waiting. Should they need longer, the outcome is the same.
                if (Interlocked.Decrement(ref left) == 0) cancel.CancelAfter(TimeSpan.FromMilliseconds(30));
            },
        });

        ExpectCancelled(model, shape.Workload(producers, consumers), cancel.Token);

        Expect.Equal(dueNow, consumers.Sum(consumer => consumer.Items.Count), "item", "to be consumed by then");
        Expect.Told(consumers, least: 0, most: 0);
    }

    /// <summary>The same in virtual time, which tells the very moment at which somebody begins to wait.</summary>
    public static void LeavesNoTimer(PatientModel model, Shape shape)
    {
        using var cancel = new CancellationTokenSource();
        var time = new StoppedTimeProvider();
        var far = FarFuture.Of(time);
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index) { Due = _ => far });
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>());
        var canceller = TestThread.Start(() =>
        {
            model.Await(time.SomebodyWaits, "somebody to wait for a producer's time");
            cancel.Cancel();
        });

        ExpectCancelled(model, shape.Workload(producers, consumers, time), cancel.Token);

        Expect.Equal(0, time.Timers, "timer", "to be left after Run");
        model.End(canceller);
    }

    /// <summary>Cancelled while producers wait for room, or for the window, because a consumer is busy.</summary>
    /// <param name="model">What is checked.</param>
    /// <param name="shape">One that has a limit.</param>
    /// <param name="isFull">Whether to cancel only once all limits are exhausted: calls have to overlap.</param>
    public static void EndsWhileProducersWait(PatientModel model, Shape shape, bool isFull)
    {
        using var cancel = new CancellationTokenSource();
        var flight = new InFlight { Awaited = shape.HeldAtMost };
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index =>
        {
            flight.Rise();
            return index;
        }));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                if (isFull) model.Await(flight);
                cancel.Cancel();
            },
        });

        ExpectCancelled(model, shape.Workload(producers, consumers), cancel.Token);

        Expect.Told(consumers, least: 0, most: 0);
    }

    /// <summary>Consumers that watch the same token, and end with it of their own accord.</summary>
    public static void IsTheSameWhenUserCodeEndsItself(PatientModel model, Shape shape)
    {
        using var cancel = new CancellationTokenSource();
        using var together = new Barrier(shape.Consumers);
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                model.Meet(together);
                cancel.Cancel();
                cancel.Token.ThrowIfCancellationRequested();
            },
        });

        ExpectCancelled(model, shape.Workload(producers, consumers), cancel.Token);
    }

    public static void DoesNothingAfterTheEnd(PatientModel model, Shape shape)
    {
        using var cancel = new CancellationTokenSource();
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>());

        model.Run(shape.Workload(producers, consumers), cancel.Token);
        var calls = CallsOf(producers, consumers);
        cancel.Cancel();

        Expect.Equal(0, CallsOf(producers, consumers) - calls, "call", "after the end");
        Expect.Told(consumers, least: 1, most: 1);
    }

    public static void ExpectCancelled<T>(PatientModel model, Workload<T> workload, CancellationToken token)
    {
        var thrown = Expect.Throws<OperationCanceledException>(() => model.Run(workload, token));
        Expect.That(
            thrown.CancellationToken == token, "the OperationCanceledException to have the token of the run",
            "there was another one, or none");
    }

    private static int CallsOf<T>(IEnumerable<TestProducer<T>> producers, IEnumerable<TestConsumer<T>> consumers) =>
        producers.Sum(made => made.Calls.Count) + consumers.Sum(taken => taken.Calls.Count);
}
