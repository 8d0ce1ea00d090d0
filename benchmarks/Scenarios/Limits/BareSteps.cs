using ConcurrencyCompare.Models.Callbacks;
using ConcurrencyCompare.Models.Iterators;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>The least that a hand-over in two steps can cost: the steps hand over through a variable, without a queue.</summary>
internal static class BareSteps
{
    public static void RunCallbacks(IProducer<int> producer, IConsumer<int> consumer)
    {
        var scheduler = new CallbackScheduler();
        var item = 0;
        var hasItem = false;
        Action produce = null!;
        produce = () =>
        {
            hasItem = producer.TryProduce(out item);
            if (hasItem) scheduler.CallSoon(produce);
        };
        Action consume = null!;
        consume = () =>
        {
            if (!hasItem) return;
            consumer.Consume(item);
            scheduler.CallSoon(consume);
        };
        scheduler.CallSoon(produce);
        scheduler.CallSoon(consume);
        scheduler.Run();
        consumer.OnCompleted();
    }

    public static void RunIterators(IProducer<int> producer, IConsumer<int> consumer)
    {
        var item = 0;
        var hasItem = false;
        using var scheduler = new IteratorScheduler();
        scheduler.Spawn(Produce());
        scheduler.Spawn(Consume());
        scheduler.Run();
        consumer.OnCompleted();

        IEnumerator<YieldInstruction> Produce()
        {
            while (hasItem = producer.TryProduce(out item)) yield return YieldInstruction.Next;
        }

        IEnumerator<YieldInstruction> Consume()
        {
            while (hasItem)
            {
                consumer.Consume(item);
                yield return YieldInstruction.Next;
            }
        }
    }
}
