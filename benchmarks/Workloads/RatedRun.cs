using System.Diagnostics.CodeAnalysis;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>One run of a described work whose items come when a schedule says so, whatever becomes of those before
/// (open loop).</summary>
/// <remarks>The items of all producers together come as one schedule says, and the producers take turns. Each item
/// notes its moments in a place of its own, so that nothing has to be counted by several threads while they run. A wait
/// ends where its consumer gets the item, and begins its work.</remarks>
/// <param name="timeProvider">The workload's time.</param>
/// <param name="work">The description, with a rate.</param>
/// <param name="computing">Its computing.</param>
/// <param name="arrivals">When items come.</param>
/// <param name="items">How many items in all, a multiple of the producers.</param>
internal sealed class RatedRun(
    TimeProvider timeProvider, WorkDescription work, Computing computing, ArrivalTimes arrivals, int items)
{
    private readonly int _itemsOfEach = items / work.Producers;
    private readonly int _indexBits = NumberedItems.IndexBitsBeside(work.Producers);
    private readonly long[] _produced = new long[items];
    private readonly long[] _consumed = new long[items];

    /// <summary>Runs it once.</summary>
    /// <param name="runner">Runs a workload to its end.</param>
    /// <param name="log">Where the waits go.</param>
    /// <param name="headStart">How long after the start the schedule begins.</param>
    /// <exception cref="BrokenContractException">Not every item came once and in order.</exception>
    public void Run(IRunner runner, LatencyLog log, TimeSpan headStart)
    {
        var first = timeProvider.AddTime(timeProvider.GetTimestamp(), headStart);
        CheckedConsumer[] consumers =
            [.. Enumerable.Range(0, work.Consumers).Select(_ => new CheckedConsumer(work.Producers, _indexBits))];
        runner.Run(new Workload<Item>(
            [.. Enumerable.Range(0, work.Producers).Select(number => new Producer(this, number, first))],
            [.. consumers.Select(
                consumer => work.ConsumeWait > 0 ? new PacedConsumer(this, consumer) : new Consumer(this, consumer))])
        {
            Capacity = work.Capacity,
            TimeProvider = timeProvider,
        });
        CheckedConsumer.Verify(consumers, NumberedItems.Totals(work.Producers, _itemsOfEach, _indexBits));
        for (var place = 0; place < items; place++)
            log.Record(new TimedItem(first + arrivals.After(place), _produced[place], Producer: 0), _consumed[place]);
    }

    /// <summary>The place of an item in the schedule.</summary>
    private int PlaceOf(int producer, int index) => (index * work.Producers) + producer;

    /// <summary>A number, and memory of its own where the work has some.</summary>
    private readonly record struct Item(int Number, byte[]? Bytes);

    private sealed class Producer(RatedRun run, int number, long first) : IPacedProducer<Item>
    {
        private ulong _state;
        private int _next;

        public long? DueTimestamp => first + run.PlacedAt(number, _next);

        public bool TryProduce([MaybeNullWhen(false)] out Item item)
        {
            item = default;
            if (_next == run._itemsOfEach) return false;

            run.NoteProduced(number, _next);
            _state = run.ProducerWork.Do(_state);
            item = run.ItemOf(NumberedItems.Encode(number, _next++, run._indexBits));
            return true;
        }
    }

    private class Consumer(RatedRun run, CheckedConsumer consumer) : IConsumer<Item>
    {
        private ulong _state;

        public virtual void Consume(Item item)
        {
            run.NoteConsumed(item);
            consumer.Consume(item.Bytes is null ? item.Number : new SizedPayload(item.Number, item.Bytes).Checked());
            _state = run.ConsumerWork.Do(_state);
        }

        public void OnCompleted() => consumer.OnCompleted();
    }

    private sealed class PacedConsumer(RatedRun run, CheckedConsumer consumer) : Consumer(run, consumer),
        IPacedConsumer<Item>
    {
        private readonly RatedRun _run = run;

        public long? ReadyTimestamp { get; private set; }

        public override void Consume(Item item)
        {
            base.Consume(item);
            ReadyTimestamp = _run.AfterWait();
        }
    }

    private CpuWork ProducerWork => computing.Producer;

    private CpuWork ConsumerWork => computing.Consumer;

    private long PlacedAt(int producer, int index) => arrivals.After(PlaceOf(producer, index));

    private void NoteProduced(int producer, int index) =>
        _produced[PlaceOf(producer, index)] = timeProvider.GetTimestamp();

    private void NoteConsumed(Item item)
    {
        var producer = NumberedItems.ProducerOf(item.Number, _indexBits);
        _consumed[PlaceOf(producer, item.Number - NumberedItems.Encode(producer, 0, _indexBits))] =
            timeProvider.GetTimestamp();
    }

    private Item ItemOf(int number) =>
        new(number, work.Payload is { } size ? SizedPayload.Of(number, size).Bytes : null);

    private long AfterWait() =>
        timeProvider.AddTime(timeProvider.GetTimestamp(), TimeSpan.FromMicroseconds(work.ConsumeWait / 1e3));
}
