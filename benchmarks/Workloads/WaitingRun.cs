namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Who waits in a <see cref="WaitingRun"/>.</summary>
internal enum Waiting
{
    /// <summary>Producers, until their next items are due.</summary>
    Producers,

    /// <summary>Consumers, until they are ready for their next items.</summary>
    Consumers,
}

/// <summary>So many that wait at once, again and again, by schedules that were fixed before; their moments are spread evenly over
/// the time between two items.</summary>
/// <param name="timeProvider">The workload's time.</param>
/// <param name="waiting">Who waits.</param>
/// <param name="concurrent">How many of them.</param>
/// <param name="itemsOfEach">How many items each of them waits for.</param>
/// <param name="awaited">How many stand at the start before it begins: all with a thread each, one on a single thread.</param>
internal sealed class WaitingRun(TimeProvider timeProvider, Waiting waiting, int concurrent, int itemsOfEach, int awaited)
{
    /// <summary>How often each of them waits, in a second.</summary>
    public const int RatePerSecond = 1_000;

    private readonly int _producers = waiting == Waiting.Consumers ? 1 : concurrent;
    private readonly StartingLine _start = new(timeProvider, awaited);
    private CheckedConsumer[] _consumers = [];
    private Task _running = null!;

    /// <summary>How many items in all.</summary>
    public int Items => concurrent * itemsOfEach;

    private int IndexBits => NumberedItems.IndexBitsBeside(_producers);

    /// <summary>Starts a run up to the moment at which the first wait would begin.</summary>
    /// <param name="run">Runs a workload to its end.</param>
    public void Assemble(Action<Workload<int>> run)
    {
        _consumers = [.. Enumerable.Range(0, waiting == Waiting.Consumers ? concurrent : 1)
            .Select(_ => new CheckedConsumer(_producers, IndexBits))];
        var workload = new Workload<int>(
            [.. Enumerable.Range(0, _producers).Select(ProducerOf)],
            [.. _consumers.Select((consumer, number) => waiting == Waiting.Consumers
                ? new PacedConsumer<int>(_start, ScheduleOf(number), consumer)
                : (IConsumer<int>)consumer)])
        {
            TimeProvider = timeProvider,
        };
        _running = _start.Assemble(() => run(workload));
    }

    /// <summary>Lets it run to its end.</summary>
    public void GoOn()
    {
        _start.Go();
        _running.GetAwaiter().GetResult();
    }

    /// <exception cref="BrokenContractException">Not every item came once and in order.</exception>
    public void Verify() =>
        CheckedConsumer.Verify(_consumers, NumberedItems.Totals(_producers, Items / _producers, IndexBits));

    private IProducer<int> ProducerOf(int number)
    {
        var producer = new CountingProducer(number, Items / _producers, IndexBits);
        return waiting == Waiting.Consumers ? producer : new PacedProducer<int>(_start, ScheduleOf(number), producer);
    }

    private ArrivalTimes ScheduleOf(int number) =>
        ArrivalTimes.Periodic(timeProvider, RatePerSecond, (double)number / concurrent);
}
