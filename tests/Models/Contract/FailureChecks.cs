using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>Where a producer or consumer may fail.</summary>
public enum FailurePlace
{
    DueTimestamp,
    TryProduce,
    ReadyTimestamp,
    Consume,
    OnCompleted,
}

/// <summary>Rule 5: a failure stops the run, comes out as itself, and leaves nothing behind.</summary>
internal static class FailureChecks
{
    public static void ComesOutAsItself(IConcurrencyModel model, FailurePlace place, Exception failure)
    {
        const int items = 5;
        var failing = ItemKind.Values.Make(1, 3);
        void FailIf(bool isHere)
        {
            if (isHere) throw failure;
        }

        // Everybody else has nothing more to do for a day, so the run ends by the failure or not at all. Only a failure
        // at the end needs the end to come.
        var due = FarFuture.After(place == FailurePlace.OnCompleted ? int.MaxValue : items, TimeProvider.System);
        var shape = new Shape(4, 4);
        var producers = shape.EachProducer(producer => new TestProducer<int>(
            items, index => ItemKind.Values.Make(producer, index))
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
                FailIf(place == FailurePlace.ReadyTimestamp && consumer == 2);
                return null;
            },
            Consuming = item => FailIf(place == FailurePlace.Consume && item == failing),
            Completing = () => FailIf(place == FailurePlace.OnCompleted && consumer == 2),
        });

        Assert.Same(failure, Record.Exception(() => Patience.Run(model, shape.Workload(producers, consumers))));

        AssertNoThreadIsLeft(producers, consumers);
        var mayBeTold = place == FailurePlace.OnCompleted ? 1 : 0;
        Assert.All(consumers, consumer => Assert.InRange(consumer.Completions, 0, mayBeTold));
    }

    /// <summary>The others wait for room, or for the window: the failure has to end these waits as well.</summary>
    public static void EndsTheWaitsOfOthers(IConcurrencyModel model, Shape shape)
    {
        var failure = new InvalidTimeZoneException();
        var producers = shape.EachProducer(_ => new TestProducer<int>(1_000, index => index));
        var consumed = 0;
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                if (Interlocked.Increment(ref consumed) == 20) throw failure;
            },
        });

        Assert.Same(failure, Record.Exception(() => Patience.Run(model, shape.Workload(producers, consumers))));

        AssertNoThreadIsLeft(producers, consumers);
        Assert.All(consumers, consumer => Assert.Equal(0, consumer.Completions));
    }

    /// <summary>One producer fails while another waits for its time: that wait's timer goes, too.</summary>
    public static void LeavesNoTimer(IConcurrencyModel model)
    {
        var failure = new InvalidTimeZoneException();
        var time = new StoppedTimeProvider();
        var far = FarFuture.Of(time);
        var waiting = new TestProducer<int>(1, index => index) { Due = _ => far };
        var failing = new TestProducer<int>(1, index => index)
        {
            Producing = _ =>
            {
                // On a single thread nobody else can get to wait meanwhile.
                if (!model.Info.RunsOnCallingThread) time.SomebodyWaits.Await();
                throw failure;
            },
        };

        var workload = new Workload<int>([waiting, failing], [new TestConsumer<int>()]) { TimeProvider = time };
        Assert.Same(failure, Record.Exception(() => Patience.Run(model, workload)));
        Assert.Equal(0, time.Timers);
    }

    /// <summary>One item for two consumers: the other one is not told of an end that does not come.</summary>
    public static void TellsNobodyWhenTheLastItemFails(IConcurrencyModel model)
    {
        var failure = new InvalidTimeZoneException();
        using var told = new ManualResetEventSlim();
        var producer = new TestProducer<int>(1, index => index);
        var consumers = Enumerable.Range(0, 2).Select(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                // A model that tells too early has a moment to do so. On a single thread there is nobody to do it.
                if (!model.Info.RunsOnCallingThread) told.Wait(TimeSpan.FromMilliseconds(30));
                throw failure;
            },
            Completing = told.Set,
        }).ToList();

        Assert.Same(failure, Record.Exception(() => Patience.Run(model, new Workload<int>([producer], consumers))));
        Assert.All(consumers, consumer => Assert.Equal(0, consumer.Completions));
    }

    /// <summary>Only for models that run several at a time.</summary>
    public static void ComeOutTogetherWhenSeveralFail(IConcurrencyModel model)
    {
        using var together = new Barrier(3);
        var failures = new[] { new InvalidTimeZoneException(), new InvalidTimeZoneException() };
        var producers = failures.Select(failure => new TestProducer<int>(1, index => index)
        {
            Producing = _ =>
            {
                together.Meet();
                throw failure;
            },
        }).ToList();
        var inConsumer = new InvalidTimeZoneException();
        var consumer = new TestConsumer<int>
        {
            Consuming = _ =>
            {
                together.Meet();
                throw inConsumer;
            },
        };
        var feeding = new TestProducer<int>(1, index => index);

        var workload = new Workload<int>([.. producers, feeding], [consumer]);
        var thrown = Assert.Throws<AggregateException>(() => Patience.Run(model, workload));

        Assert.Equal(3, thrown.InnerExceptions.Count);
        Assert.All([.. failures, inConsumer], failure => Assert.Contains(failure, thrown.InnerExceptions));
        AssertNoThreadIsLeft([.. producers, feeding], [consumer]);
    }

    private static void AssertNoThreadIsLeft<T>(
        IEnumerable<TestProducer<T>> producers, IEnumerable<TestConsumer<T>> consumers)
    {
        var threads = producers.SelectMany(p => p.Calls.ThreadsOfTheirOwn)
            .Concat(consumers.SelectMany(c => c.Calls.ThreadsOfTheirOwn));
        // Those of the pool may outlive a run, and models of one kind have no others.
        Assert.AllIfAny(threads, thread => Assert.False(thread.IsAlive, "A thread is left."));
    }
}
