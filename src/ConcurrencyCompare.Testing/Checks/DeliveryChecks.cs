using System.Globalization;
using ConcurrencyCompare.Testing.Probes;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>Rules 1, 3 and 8: what was produced is what was consumed, and everybody was told of the end.</summary>
internal static class DeliveryChecks
{
    public static void ConsumesEachItemOnceAndInOrder<T>(PatientModel model, Shape shape, ItemKind<T> kind)
    {
        var (_, consumers) = Run(model, shape, kind);
        ExpectEachOnce(shape, kind, consumers);
        for (var i = 0; i < consumers.Length; i++) ExpectInOrder(kind, i, consumers[i].Items);
    }

    /// <summary>The same, and the end as well: for what is small or odd.</summary>
    public static void WorksToTheEnd<T>(PatientModel model, Shape shape, ItemKind<T> kind)
    {
        var (producers, consumers) = Run(model, shape, kind);
        ExpectEachOnce(shape, kind, consumers);
        ExpectTheEnd(producers, consumers);
    }

    /// <summary>Returning is the end: everybody was told before, and nothing is called afterwards.</summary>
    public static void HasEndedWhenItReturns(PatientModel model, Shape shape)
    {
        var told = 0;
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Completing = () => Interlocked.Increment(ref told),
        });

        var toldAtReturn = 0;
        model.Run(
            shape.Workload(producers, consumers), static () => { }, () => toldAtReturn = Volatile.Read(ref told));

        Expect.That(
            toldAtReturn >= shape.Consumers,
            "every consumer to be told of the end before Run returns",
            Words.Count(toldAtReturn, "consumer") + " had been told");
        ExpectTheEnd(producers, consumers);
    }

    /// <summary>A run without a failure leaves nothing behind either.</summary>
    public static void LeavesNoThread(PatientModel model, Shape shape)
    {
        var (producers, consumers) = Run(model, shape, ItemKind.Values);
        Expect.NoThreadIsLeft(producers, consumers);
    }

    /// <summary>The end is told once every item was consumed, not once every item was given to somebody.</summary>
    public static void TellsAfterTheLastItem(PatientModel model, Shape shape)
    {
        var consumed = 0;
        var early = 0;
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                Thread.Yield();
                Interlocked.Increment(ref consumed);
            },
            Completing = () =>
            {
                if (Volatile.Read(ref consumed) != shape.AllItems) Interlocked.Increment(ref early);
            },
        });

        model.Run(shape.Workload(producers, consumers));

        Expect.Equal(0, early, "consumer", "to be told of the end before the last item was consumed");
    }

    public static void RefusesNull(PatientModel model, Shape shape)
    {
        var refusal = Expect.Throws<ArgumentNullException>(model.RunNothing);
        Expect.That(
            refusal.ParamName == "workload", "the ArgumentNullException to name the parameter 'workload'",
            $"there was '{refusal.ParamName}'");
    }

    /// <summary>Models hold no state: runs of one instance do not disturb each other.</summary>
    public static void RunsSideBySide(PatientModel model, Shape shape)
    {
        const int runs = 4;
        using var start = new Barrier(runs);
        var threads = Enumerable.Range(0, runs).Select(_ => TestThread.Start(() =>
        {
            model.Meet(start);
            ConsumesEachItemOnceAndInOrder(model, shape, ItemKind.Values);
        })).ToList();

        threads.ForEach(model.End);
    }

    private static (TestProducer<T>[] Producers, TestConsumer<T>[] Consumers) Run<T>(
        PatientModel model, Shape shape, ItemKind<T> kind)
    {
        var producers = shape.EachProducer(producer =>
            new TestProducer<T>(shape.Items, index => kind.Make(producer, index)));
        var consumers = shape.EachConsumer(_ => new TestConsumer<T>());
        model.Run(shape.Workload(producers, consumers));
        return (producers, consumers);
    }

    /// <summary>Every item is counted, not their sum: a lost one and a repeated one must not make up for each
    /// other.</summary>
    private static void ExpectEachOnce<T>(Shape shape, ItemKind<T> kind, IEnumerable<TestConsumer<T>> consumers)
    {
        (int, int) KeyOf(T item) => kind.Read(item) ?? (-1, -1);
        var produced = shape.EachProducer(
                producer => Enumerable.Range(0, shape.Items).Select(index => kind.Make(producer, index)))
            .SelectMany(made => made).CountBy(KeyOf).ToDictionary();
        var consumed = consumers.SelectMany(taken => taken.Items).CountBy(KeyOf).ToDictionary();

        foreach (var (item, count) in produced)
        {
            var times = consumed.GetValueOrDefault(item);
            if (item == (-1, -1))
                Expect.Equal(count, times, "null", "to be consumed");
            else
                Expect.That(times == 1, "each item to be consumed once", Words.Consumed(item, times));
        }

        Expect.That(consumed.Keys.All(produced.ContainsKey), "no items but those produced", "another one was consumed");
    }

    private static void ExpectInOrder<T>(ItemKind<T> kind, int consumer, IEnumerable<T> items)
    {
        var last = new Dictionary<int, int>();
        foreach (var (producer, index) in items.Select(kind.Read).OfType<(int Producer, int Index)>())
        {
            var before = last.GetValueOrDefault(producer, -1);
            Expect.That(
                before <= index,
                "the items of a producer in the order produced",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"consumer {consumer + 1} got {Words.Item((producer, index))} after item {before + 1:N0}"));
            last[producer] = index;
        }
    }

    private static void ExpectTheEnd<T>(TestProducer<T>[] producers, TestConsumer<T>[] consumers)
    {
        Expect.Equal(
            producers.Length, producers.Count(producer => producer.HasFinished), "producer", "to be asked to the end");
        Expect.Told(consumers, least: 1, most: 1);
        Expect.Equal(
            0, consumers.Sum(consumer => consumer.ItemsAfterTheEnd), "item", "after a consumer was told of the end");
    }
}
