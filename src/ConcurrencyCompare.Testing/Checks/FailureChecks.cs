using ConcurrencyCompare.Testing.Probes;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>Rule 5: a failure stops the run, comes out as itself, and leaves nothing behind.</summary>
internal static class FailureChecks
{
    /// <summary>The last producer's last item but one, or the last consumer, fails.</summary>
    public static void ComesOutAsItself(PatientModel model, Shape shape, FailurePlace place, Exception failure)
    {
        var failing = ItemKind.Values.Make(shape.Producers - 1, shape.Items - 2);
        void FailIf(bool isHere)
        {
            if (isHere) throw failure;
        }

        // Everybody else has nothing more to do for a day, so the run ends by the failure or not at all. Only a failure
        // at the end needs the end to come; and where nobody can wait, it comes.
        var due = FarFuture.After(
            place == FailurePlace.OnCompleted || !model.HasWaitingProducers ? int.MaxValue : shape.Items,
            TimeProvider.System);
        var producers = shape.EachProducer(producer => new TestProducer<int>(
            shape.Items, index => ItemKind.Values.Make(producer, index))
        {
            Due = index =>
            {
                FailIf(place == FailurePlace.DueTimestamp && ItemKind.Values.Make(producer, index) == failing);
                return due(index);
            },
            Producing = index =>
                FailIf(place == FailurePlace.TryProduce && ItemKind.Values.Make(producer, index) == failing),
        });
        var consumers = shape.EachConsumer(consumer => new TestConsumer<int>
        {
            Ready = taken =>
            {
                FailIf(place == FailurePlace.ReadyTimestamp && consumer == shape.Consumers - 1);
                return null;
            },
            Consuming = item => FailIf(place == FailurePlace.Consume && item == failing),
            Completing = () => FailIf(place == FailurePlace.OnCompleted && consumer == shape.Consumers - 1),
        });

        Expect.ThrowsItself(failure, () => model.Run(shape.Workload(producers, consumers)));

        Expect.NoThreadIsLeft(producers, consumers);
        Expect.Told(consumers, least: 0, most: place == FailurePlace.OnCompleted ? 1 : 0);
    }

    /// <summary>The others wait for room, or for the window: the failure has to end these waits as well.</summary>
    public static void EndsTheWaitsOfOthers(PatientModel model, Shape shape)
    {
        var failure = new InvalidTimeZoneException();
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var consumed = 0;
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                if (Interlocked.Increment(ref consumed) == 20) throw failure;
            },
        });

        Expect.ThrowsItself(failure, () => model.Run(shape.Workload(producers, consumers)));

        Expect.NoThreadIsLeft(producers, consumers);
        Expect.Told(consumers, least: 0, most: 0);
    }

    /// <summary>The last producer fails while the others wait for their time: these waits' timers go, too.</summary>
    /// <param name="model">What is checked.</param>
    /// <param name="shape">Of two producers or more.</param>
    /// <param name="isSeenToWait">Whether to fail only once another waits: calls have to overlap.</param>
    public static void LeavesNoTimer(PatientModel model, Shape shape, bool isSeenToWait)
    {
        var failure = new InvalidTimeZoneException();
        var time = new StoppedTimeProvider();
        var far = FarFuture.Of(time);
        var producers = shape.EachProducer(producer =>
        {
            var fails = producer == shape.Producers - 1;
            return new TestProducer<int>(shape.Items, index => index)
            {
                Due = _ => fails ? null : far,
                Producing = _ =>
                {
                    if (isSeenToWait) model.Await(time.SomebodyWaits, "somebody to wait for a producer's time");
                    throw failure;
                },
            };
        });
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>());

        Expect.ThrowsItself(failure, () => model.Run(shape.Workload(producers, consumers, time)));

        Expect.Equal(0, time.Timers, "timer", "to be left after Run");
    }

    /// <summary>The last producer fails while a consumer waits for its time: that wait's timer goes, too.</summary>
    /// <param name="model">What is checked.</param>
    /// <param name="shape">Of two producers or more: the others have items, for which consumers wait.</param>
    /// <param name="isSeenToWait">Whether to fail only once a consumer waits: calls have to overlap.</param>
    public static void LeavesNoTimerOfAConsumer(PatientModel model, Shape shape, bool isSeenToWait)
    {
        var failure = new InvalidTimeZoneException();
        var time = new StoppedTimeProvider();
        var far = FarFuture.Of(time);
        var producers = shape.EachProducer(producer => new TestProducer<int>(shape.Items, index => index)
        {
            Producing = _ =>
            {
                if (producer < shape.Producers - 1) return;
                if (isSeenToWait) model.Await(time.SomebodyWaits, "somebody to wait for a consumer's time");
                throw failure;
            },
        });
        var consumers = shape.EachConsumer(_ => new TestConsumer<int> { Ready = _ => far });

        Expect.ThrowsItself(failure, () => model.Run(shape.Workload(producers, consumers, time)));

        Expect.Equal(0, time.Timers, "timer", "to be left after Run");
        Expect.Told(consumers, least: 0, most: 0);
    }

    /// <summary>One item for several consumers: the others are not told of an end that does not come.</summary>
    /// <remarks>What comes out of the run then, and what is called afterwards, other checks look at.</remarks>
    public static void TellsNobodyWhenTheLastItemFails(PatientModel model, Shape shape)
    {
        using var told = new ManualResetEventSlim();
        var hasFailed = false;
        var early = 0;
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                // A model that tells too early has a moment to do so. On a single thread there is nobody to do it.
                if (!model.Info.RunsOnCallingThread) told.Wait(TimeSpan.FromMilliseconds(30));
                Volatile.Write(ref hasFailed, true);
                throw new InvalidTimeZoneException();
            },
            Completing = () =>
            {
                if (!Volatile.Read(ref hasFailed)) Interlocked.Increment(ref early);
                told.Set();
            },
        });

        Expect.Outcome(() => model.Run(shape.Workload(producers, consumers)));

        Expect.Equal(0, early, "consumer", "to be told of the end before the last item was consumed");
    }

    /// <summary>All fail but the first producer, which feeds the consumers: only where calls overlap.</summary>
    public static void ComeOutTogetherWhenSeveralFail(PatientModel model, Shape shape)
    {
        var failures = new InvalidTimeZoneException[shape.Producers - 1 + shape.Consumers];
        for (var i = 0; i < failures.Length; i++) failures[i] = new InvalidTimeZoneException();
        using var together = new Barrier(failures.Length);
        void Fail(int which)
        {
            model.Meet(together);
            throw failures[which];
        }

        var producers = shape.EachProducer(producer => new TestProducer<int>(shape.Items, index => index)
        {
            Producing = _ =>
            {
                if (producer > 0) Fail(producer - 1);
            },
        });
        var consumers = shape.EachConsumer(consumer => new TestConsumer<int>
        {
            Consuming = _ => Fail(shape.Producers - 1 + consumer),
        });

        var thrown = Expect.Throws<AggregateException>(() => model.Run(shape.Workload(producers, consumers)));

        Expect.That(
            thrown.InnerExceptions.ToHashSet().SetEquals(failures),
            $"an AggregateException of the {failures.Length} that were thrown",
            $"there was one of {Words.Count(thrown.InnerExceptions.Count, "exception")}");
        Expect.NoThreadIsLeft(producers, consumers);
    }
}
