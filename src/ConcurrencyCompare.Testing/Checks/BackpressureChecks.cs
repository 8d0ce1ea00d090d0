using System.Globalization;
using ConcurrencyCompare.Testing.Probes;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>Rule 2: producers wait, and limits are limits.</summary>
internal static class BackpressureChecks
{
    /// <summary>Seen from outside, an item that is not queued is in somebody's hands.</summary>
    /// <remarks>Each producer may hold one that waits for room, and each consumer one that it is about to be given: a
    /// model of threads does both, and one of iterators hands an item to a coroutine before it runs. So this bound is
    /// the tightest that is true for all. That of a window is exact: an item is in flight from the return of TryProduce
    /// until that of Consume.</remarks>
    public static void KeepsTheLimit(PatientModel model, Shape shape)
    {
        var flight = new InFlight();
        Run(model, shape, flight, static () => { });
        Expect.AtMost(
            shape.HeldAtMost, flight.Most, "item",
            shape.Window is null ? "queued or in somebody's hands" : "in flight");
    }

    /// <summary>The other side of the limit, which is rule 4: with every consumer held up, the queue fills to its last
    /// place.</summary>
    /// <remarks>Only for models whose consumers may block.</remarks>
    public static void FillsTheQueue(PatientModel model, Shape shape)
    {
        var flight = new InFlight { Awaited = shape.HeldAtMost };
        Run(model, shape, flight, () => model.Await(flight));
    }

    /// <summary>A window of one is a round trip: no item is produced before the last one was consumed.</summary>
    public static void AlternatesInAWindowOfOne(PatientModel model, Shape shape)
    {
        var transcript = new List<string>();
        void Write(string what, int index)
        {
            lock (transcript) transcript.Add(string.Create(CultureInfo.InvariantCulture, $"{what} {index + 1}"));
        }

        var producer = new TestProducer<int>(shape.Items, index => index)
        {
            Producing = index => Write("produce", index),
        };
        var consumer = new TestConsumer<int> { Consuming = item => Write("consume", item) };
        model.Run(shape.Workload([producer], [consumer]));

        var expected = Enumerable.Range(1, shape.Items).SelectMany(i => new[] { $"produce {i}", $"consume {i}" });
        Expect.That(
            transcript.SequenceEqual(expected.Append($"produce {shape.Items + 1}")),
            "produce 1, consume 1, produce 2, consume 2, and so on",
            "there was " + string.Join(", ", transcript.Take(8)) + " and so on");
    }

    private static void Run(PatientModel model, Shape shape, InFlight flight, Action beforeFirst)
    {
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index =>
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

        model.Run(shape.Workload(producers, consumers));
        Expect.Equal(shape.AllItems, consumers.Sum(consumer => consumer.Items.Count), "item", "to be consumed");
    }
}
