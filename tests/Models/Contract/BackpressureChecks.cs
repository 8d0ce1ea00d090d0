using System.Globalization;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>Rule 2: producers wait, and limits are limits.</summary>
internal static class BackpressureChecks
{
    /// <summary>Seen from outside, an item that is not queued is in somebody's hands.</summary>
    /// <remarks>Each producer may hold one that waits for room, and each consumer one that it is about to be given: a
    /// model of threads does both, and one of iterators hands an item to a coroutine before it runs. So this bound is
    /// the tightest that is true for all.</remarks>
    public static void KeepsTheCapacity(IConcurrencyModel model, Shape shape, int items)
    {
        var flight = new InFlight();
        Run(model, shape, items, flight, static () => { });
        Assert.InRange(flight.Most, 1, HeldAtMost(shape));
    }

    /// <summary>The other side of the limit: with every consumer held up, the queue fills to its last place.</summary>
    /// <remarks>Only for models whose consumers may block.</remarks>
    public static void FillsTheQueue(IConcurrencyModel model, Shape shape)
    {
        var flight = new InFlight { Awaited = HeldAtMost(shape) };
        Run(model, shape, items: HeldAtMost(shape) + 10, flight, flight.Reached.Await);
        Assert.Equal(HeldAtMost(shape), flight.Most);
    }

    /// <summary>Exact: an item is in flight from TryProduce's return until Consume's.</summary>
    public static void KeepsTheWindow(IConcurrencyModel model, Shape shape, int items)
    {
        var flight = new InFlight();
        Run(model, shape, items, flight, static () => { });
        Assert.InRange(flight.Most, 1, shape.Window!.Value);
    }

    /// <summary>A window of one is a round trip: no item is produced before the last one was consumed.</summary>
    public static void AlternatesInAWindowOfOne(IConcurrencyModel model)
    {
        var transcript = new List<string>();
        void Write(string what, int index)
        {
            lock (transcript) transcript.Add(string.Create(CultureInfo.InvariantCulture, $"{what} {index}"));
        }

        var producer = new TestProducer<int>(20, index => index) { Producing = index => Write("produce", index) };
        var consumer = new TestConsumer<int> { Consuming = item => Write("consume", item) };
        Patience.Run(model, new Workload<int>([producer], [consumer]) { Window = 1 });

        var expected = Enumerable.Range(0, 20).SelectMany(i => new[] { $"produce {i}", $"consume {i}" });
        Assert.Equal(expected.Append("produce 20"), transcript);
    }

    private static int HeldAtMost(Shape shape) => shape.Capacity!.Value + shape.Producers + shape.Consumers;

    private static void Run(IConcurrencyModel model, Shape shape, int items, InFlight flight, Action beforeFirst)
    {
        var producers = shape.EachProducer(_ => new TestProducer<int>(items, index =>
        {
            flight.Rise();
            return index;
        }));
        var consumers = shape.EachConsumer(_ =>
        {
            var isFirst = true;
            return new TestConsumer<int>
            {
                Consuming = _ =>
                {
                    if (isFirst) beforeFirst();
                    isFirst = false;
                    flight.Fall();
                },
            };
        });

        Patience.Run(model, shape.Workload(producers, consumers));
        Assert.Equal(items * shape.Producers, consumers.Sum(consumer => consumer.Items.Count));
    }
}
