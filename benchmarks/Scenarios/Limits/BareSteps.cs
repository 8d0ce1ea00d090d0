using ConcurrencyCompare.Models.Callbacks;
using ConcurrencyCompare.Models.Iterators;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>The least that a hand-over can cost in a step for each producer and one for the consumer: they hand over through a
/// variable of each producer, without a queue.</summary>
internal static class BareSteps
{
    public static void RunCallbacks(Workload<int> workload)
    {
        var scheduler = new CallbackScheduler();
        var consumer = workload.Consumers[0];
        Slot[] slots = [.. workload.Producers.Select(producer => new Slot(producer))];
        foreach (var slot in slots)
        {
            Action produce = null!;
            produce = () =>
            {
                slot.Fill();
                if (slot.HasItem) scheduler.CallSoon(produce);
            };
            scheduler.CallSoon(produce);
        }

        Action consume = null!;
        consume = () =>
        {
            if (Empty(slots, consumer)) scheduler.CallSoon(consume);
        };
        scheduler.CallSoon(consume);
        scheduler.Run();
        consumer.OnCompleted();
    }

    public static void RunIterators(Workload<int> workload)
    {
        var consumer = workload.Consumers[0];
        Slot[] slots = [.. workload.Producers.Select(producer => new Slot(producer))];
        using var scheduler = new IteratorScheduler();
        foreach (var slot in slots) scheduler.Spawn(Produce(slot));
        scheduler.Spawn(Consume());
        scheduler.Run();
        consumer.OnCompleted();

        static IEnumerator<YieldInstruction> Produce(Slot slot)
        {
            slot.Fill();
            while (slot.HasItem)
            {
                yield return YieldInstruction.Next;
                slot.Fill();
            }
        }

        IEnumerator<YieldInstruction> Consume()
        {
            while (Empty(slots, consumer)) yield return YieldInstruction.Next;
        }
    }

    /// <returns>Whether there was anything: producers go first, so one that finds nothing is at its end.</returns>
    private static bool Empty(Slot[] slots, IConsumer<int> consumer)
    {
        var any = false;
        foreach (var slot in slots)
        {
            if (!slot.HasItem) continue;

            any = true;
            consumer.Consume(slot.Item);
        }

        return any;
    }

    private sealed class Slot(IProducer<int> producer)
    {
        private int _item;

        public int Item => _item;

        /// <summary>Stays until the producer's next turn: everybody has one turn in each round.</summary>
        public bool HasItem { get; private set; }

        public void Fill() => HasItem = producer.TryProduce(out _item);
    }
}
