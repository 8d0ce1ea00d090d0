using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>Rules 1, 3 and 8: what was produced is what was consumed, and everybody was told of the end.</summary>
internal static class DeliveryChecks
{
    public static void DeliversEachItemOnceAndInOrder<T>(
        IConcurrencyModel model, ItemKind<T> kind, Shape shape, int items = 200)
    {
        var producers = shape.EachProducer(producer =>
            new TestProducer<T>(items, index => kind.Make(producer, index)));
        var consumers = shape.EachConsumer(_ => new TestConsumer<T>());

        Patience.Run(model, shape.Workload(producers, consumers));

        Assert.AllIfAny(producers, producer => Assert.True(producer.HasFinished));
        // Every item is compared, not their sum: a lost one and a repeated one must not make up for each other.
        var produced = shape.EachProducer(producer => Enumerable.Range(0, items).Select(i => kind.Make(producer, i)));
        Assert.Equal(produced.SelectMany(made => made).Order(), consumers.SelectMany(taken => taken.Items).Order());
        Assert.All(consumers, consumer => AssertInOrder(kind, consumer.Items));
        Assert.All(consumers, consumer => Assert.Equal(1, consumer.Completions));
    }

    /// <summary>Returning is the end: everybody was told before, and nothing is called afterwards.</summary>
    public static void HasEndedWhenItReturns(IConcurrencyModel model, Shape shape)
    {
        var producers = shape.EachProducer(_ => new TestProducer<int>(50, index => index));
        var told = 0;
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Completing = () => Interlocked.Increment(ref told),
        });

        var toldAtReturn = 0;
        Patience.Run(() =>
        {
            model.Run(shape.Workload(producers, consumers));
            toldAtReturn = Volatile.Read(ref told);
        });

        Assert.Equal(shape.Consumers, toldAtReturn);
        var threads = producers.SelectMany(p => p.Calls.ThreadsOfTheirOwn)
            .Concat(consumers.SelectMany(c => c.Calls.ThreadsOfTheirOwn));
        // Models of one kind have none.
        Assert.AllIfAny(threads, thread => Assert.False(thread.IsAlive));
    }

    /// <summary>The end is told once every item was consumed, not once every item was given to somebody.</summary>
    public static void TellsAfterTheLastItem(IConcurrencyModel model, Shape shape)
    {
        const int items = 20;
        var consumed = 0;
        var early = 0;
        var producers = shape.EachProducer(_ => new TestProducer<int>(items, index => index));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                Thread.Yield();
                Interlocked.Increment(ref consumed);
            },
            Completing = () =>
            {
                if (Volatile.Read(ref consumed) != items * shape.Producers) Interlocked.Increment(ref early);
            },
        });

        Patience.Run(model, shape.Workload(producers, consumers));

        Assert.Equal(0, early);
    }

    /// <summary>Models hold no state: runs of one instance do not disturb each other.</summary>
    public static void RunsSideBySide(IConcurrencyModel model)
    {
        const int runs = 4;
        using var start = new Barrier(runs);
        var threads = Enumerable.Range(0, runs).Select(_ => TestThread.Start(() =>
        {
            start.Meet();
            DeliversEachItemOnceAndInOrder(model, ItemKind.Values, new Shape(2, 2, Capacity: 3, Window: 5));
        })).ToList();

        Assert.All(threads, thread => thread.End());
    }

    private static void AssertInOrder<T>(ItemKind<T> kind, IEnumerable<T> items)
    {
        var readable = items.Select(kind.Read).OfType<(int Producer, int Index)>();
        foreach (var ofProducer in readable.ToLookup(item => item.Producer))
        {
            var indexes = ofProducer.Select(item => item.Index).ToList();
            Assert.Equal(indexes.Order(), indexes);
        }
    }
}
