using System.Diagnostics.CodeAnalysis;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>One run of a work that somebody wrote: its items are numbered on their way, so that each has to come once
/// and in order, whatever it is.</summary>
internal abstract class NumberedWork
{
    /// <summary>How many items each producer gave; known when the run is over.</summary>
    public abstract IReadOnlyList<int> Items { get; }

    /// <summary>Runs it to its end.</summary>
    public abstract void Run(IRunner runner);

    /// <summary>Proves that every item came once, and in order.</summary>
    /// <exception cref="BrokenContractException">It did not.</exception>
    public abstract void Verify();
}

/// <inheritdoc cref="NumberedWork"/>
/// <typeparam name="T">The type of the items.</typeparam>
internal sealed class NumberedWork<T> : NumberedWork
{
    private readonly int _indexBits;
    private readonly IReadOnlyList<NumberingProducer<T>> _producers;
    private readonly IReadOnlyList<CheckedConsumer> _checked;
    private readonly Workload<Numbered<T>> _workload;

    /// <param name="work">What somebody wrote, for one run.</param>
    public NumberedWork(Workload<T> work)
    {
        _indexBits = NumberedItems.IndexBitsBeside(Math.Max(work.Producers.Count, 1));
        _producers =
            [.. work.Producers.Select((producer, place) => NumberingProducer<T>.Of(producer, place, _indexBits))];
        _checked = [.. work.Consumers.Select(_ => new CheckedConsumer(work.Producers.Count, _indexBits))];
        _workload = new Workload<Numbered<T>>(
            _producers, [.. work.Consumers.Zip(_checked, NumberedConsumer<T>.Of)])
        {
            Capacity = work.Capacity,
            Window = work.Window,
            TimeProvider = work.TimeProvider,
        };
    }

    public override IReadOnlyList<int> Items => [.. _producers.Select(producer => producer.Count)];

    public override void Run(IRunner runner)
    {
        runner.Run(_workload);
        Observed.Consumed(_checked.Sum(consumer => consumer.Count));
    }

    public override void Verify() => CheckedConsumer.Verify(_checked, NumberedItems.Totals(Items, _indexBits));
}

/// <summary>An item with the number that tells it from all others of its run.</summary>
internal readonly record struct Numbered<T>(int Number, T Item);

/// <summary>Numbers another producer's items.</summary>
internal class NumberingProducer<T>(IProducer<T> producer, int place, int indexBits) : IProducer<Numbered<T>>
{
    /// <summary>Whoever never ends must not take all memory until somebody notices.</summary>
    private const int Most = 2_000_000;

    private readonly int _most = Math.Min(Most, 1 << indexBits);

    /// <summary>How many items it has given.</summary>
    public int Count { get; private set; }

    /// <summary>One that has times if the other has.</summary>
    public static NumberingProducer<T> Of(IProducer<T> producer, int place, int indexBits) =>
        producer is IPacedProducer<T> paced
            ? new Paced(paced, place, indexBits)
            : new NumberingProducer<T>(producer, place, indexBits);

    public bool TryProduce([MaybeNullWhen(false)] out Numbered<T> item)
    {
        if (!producer.TryProduce(out var own))
        {
            item = default;
            return false;
        }

        if (Count == _most) throw new InvalidOperationException($"a producer has more than {Count} items, or no end");
        item = new Numbered<T>(NumberedItems.Encode(place, Count++, indexBits), own);
        return true;
    }

    private sealed class Paced(IPacedProducer<T> producer, int place, int indexBits)
        : NumberingProducer<T>(producer, place, indexBits), IPacedProducer<Numbered<T>>
    {
        public long? DueTimestamp => producer.DueTimestamp;
    }
}

/// <summary>Checks the numbers, and hands the items to another consumer.</summary>
internal class NumberedConsumer<T>(IConsumer<T> consumer, CheckedConsumer numbers) : IConsumer<Numbered<T>>
{
    /// <summary>One that has times if the other has.</summary>
    public static NumberedConsumer<T> Of(IConsumer<T> consumer, CheckedConsumer numbers) =>
        consumer is IPacedConsumer<T> paced ? new Paced(paced, numbers) : new NumberedConsumer<T>(consumer, numbers);

    public void Consume(Numbered<T> item)
    {
        numbers.Consume(item.Number);
        consumer.Consume(item.Item);
    }

    public void OnCompleted()
    {
        numbers.OnCompleted();
        consumer.OnCompleted();
    }

    private sealed class Paced(IPacedConsumer<T> consumer, CheckedConsumer numbers)
        : NumberedConsumer<T>(consumer, numbers), IPacedConsumer<Numbered<T>>
    {
        public long? ReadyTimestamp => consumer.ReadyTimestamp;
    }
}
