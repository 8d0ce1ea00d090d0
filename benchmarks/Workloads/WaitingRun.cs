namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Who waits in a <see cref="WaitingRun"/>.</summary>
internal enum Waiting
{
    /// <summary>Producers, until their next items are due.</summary>
    Producers,

    /// <summary>Consumers, until they are ready for their next items.</summary>
    Consumers,
}

/// <summary>So many that wait at once, again and again, by schedules that were fixed before; their moments are spread
/// evenly over the time between two items.</summary>
/// <remarks>All stand at the start until it begins, those of the other side as well: none is ahead by what others take
/// to start. It ends for the clock when all items were consumed and the first consumer is told that there are no more:
/// by then <paramref name="itemsOfEach"/> × <paramref name="wait"/> have passed where consumers wait.</remarks>
/// <param name="timeProvider">The workload's time.</param>
/// <param name="waiting">Who waits.</param>
/// <param name="concurrent">How many of them; one is on the other side.</param>
/// <param name="itemsOfEach">How many items each of them waits for.</param>
/// <param name="wait">How long for each, in nanoseconds; 0 if nobody waits.</param>
/// <param name="hasThreads">Whether all have a thread each, and are waited for at the start; otherwise the first one
/// there may hold up the others, and is all that is waited for.</param>
internal sealed class WaitingRun(
    TimeProvider timeProvider, Waiting waiting, int concurrent, int itemsOfEach, int wait, bool hasThreads)
{
    private const int NanosecondsPerSecond = 1_000_000_000;

    private readonly int _producers = waiting == Waiting.Consumers ? 1 : concurrent;
    private readonly StartingLine _start = new(timeProvider, awaited: hasThreads ? concurrent + 1 : 1);
    private CheckedConsumer[] _consumers = [];
    private Task _running = null!;

    /// <summary>How many items in all.</summary>
    public int Items => concurrent * itemsOfEach;

    /// <summary>What was in the clock; asked once it has ended.</summary>
    public TimeSpan Elapsed => _start.Elapsed;

    private long Consumed => _consumers.Sum(consumer => consumer.Count);

    private int IndexBits => NumberedItems.IndexBitsBeside(_producers);

    /// <summary>Starts a run up to the moment at which the first wait would begin.</summary>
    /// <param name="run">Runs a workload to its end.</param>
    public void Assemble(Action<Workload<int>> run)
    {
        _consumers = [.. Enumerable.Range(0, waiting == Waiting.Consumers ? concurrent : 1)
            .Select(_ => new CheckedConsumer(_producers, IndexBits))];
        var workload = new Workload<int>(
            [.. Enumerable.Range(0, _producers).Select(number => new PacedProducer<int>(
                _start, ScheduleOf(Waiting.Producers, number),
                new CountingProducer(number, Items / _producers, IndexBits)))],
            [.. _consumers.Select((consumer, number) => new PacedConsumer<int>(
                _start, ScheduleOf(Waiting.Consumers, number), consumer))])
        {
            TimeProvider = timeProvider,
        };
        _running = _start.Assemble(() => run(workload));
    }

    /// <summary>Lets it run until all is consumed.</summary>
    public void GoOn()
    {
        _start.Go();
        // A run that fails ends without telling anybody.
        Task.WaitAny(_start.Finished, _running);
        // A consumer may be told while another one is about to take the last item.
        SpinWait.SpinUntil(() => Consumed >= Items || _running.IsCompleted);
        Observed.Consumed(Consumed);
    }

    /// <summary>Waits until all have ended.</summary>
    /// <exception cref="BrokenContractException">Not every item came once and in order.</exception>
    public void End()
    {
        _running.GetAwaiter().GetResult();
        CheckedConsumer.Verify(_consumers, NumberedItems.Totals(_producers, Items / _producers, IndexBits));
    }

    private ArrivalTimes? ScheduleOf(Waiting side, int number) => side == waiting && wait > 0
        ? ArrivalTimes.Periodic(timeProvider, NanosecondsPerSecond / wait, (double)number / concurrent)
        : null;
}
