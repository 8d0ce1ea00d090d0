using ConcurrencyCompare.Benchmarks.Brokers;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>One producer's, or one consumer's, way with a queue at a broker, whichever process the other side is
/// in.</summary>
/// <param name="queue">The queue.</param>
/// <param name="time">What due times are timestamps of.</param>
/// <param name="hasWindow">Whether items in flight are limited.</param>
/// <param name="stop">Ends everything.</param>
internal sealed class RedisSide<T>(RedisQueue queue, TimeProvider time, bool hasWindow, CancellationToken stop)
{
    /// <summary>Produces until the end.</summary>
    /// <remarks>Who does not wait for times asks for its next place in the window with the item that it hands
    /// over.</remarks>
    public async Task ProduceAsync(string name, IProducer<T> producer)
    {
        var paced = producer as IPacedProducer<T>;
        var hasPlace = !hasWindow;
        for (var number = 1L; ; number++)
        {
            stop.ThrowIfCancellationRequested();
            if (paced is not null) await AsyncPause.Until(paced.DueTimestamp, time, stop);
            if (!hasPlace) await queue.EnterAsync(name, stop);
            stop.ThrowIfCancellationRequested();
            if (!producer.TryProduce(out var item)) break;

            var entered = await queue.AddAsync(name, number, BytesOf(item), hasWindow && paced is null, stop);
            hasPlace = !hasWindow || entered;
        }

        await queue.FinishAsync(name, stop);
    }

    /// <summary>Consumes until the end, and tells of it.</summary>
    public async Task ConsumeAsync(string name, IConsumer<T> consumer)
    {
        var paced = consumer as IPacedConsumer<T>;
        stop.ThrowIfCancellationRequested();
        if (paced is not null) await AsyncPause.Until(paced.ReadyTimestamp, time, stop);
        string? consumed = null;
        while (await queue.NextAsync(name, consumed, stop) is var (id, bytes))
        {
            stop.ThrowIfCancellationRequested();
            consumer.Consume(ItemForm.Read<T>(bytes));
            consumed = id;
            if (paced is null) continue;

            var ready = paced.ReadyTimestamp;
            await queue.ConsumedAsync(name, id, stop);
            consumed = null;
            await AsyncPause.Until(ready, time, stop);
        }

        stop.ThrowIfCancellationRequested();
        consumer.OnCompleted();
    }

    private static ReadOnlyMemory<byte> BytesOf(T item)
    {
        try
        {
            return ItemForm.Write(item);
        }
        catch (NotSupportedException)
        {
            throw new RefusedException(RedisModel.OwnProcess.Reason);
        }
    }
}
