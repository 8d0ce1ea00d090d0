using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Runs workloads of any type of items to their ends.</summary>
internal interface IRunner
{
    void Run<T>(Workload<T> workload);
}

/// <summary>Computing at both ends, made once for a process.</summary>
/// <param name="Producer">For each item at its producer.</param>
/// <param name="Consumer">For each item at its consumer.</param>
internal sealed record Computing(CpuWork Producer, CpuWork Consumer)
{
    /// <summary>That of a description.</summary>
    public static Computing Of(WorkDescription work) => new(
        CpuWork.Lasting(work.Produce, isTimed: false), CpuWork.Lasting(work.Consume, isTimed: false));
}

/// <summary>One run of a described work whose producers make items as fast as they are taken.</summary>
/// <remarks>Where somebody waits, starting all participants is outside the clock: between <see cref="Assemble"/> and
/// <see cref="GoOn"/> the run stands still.</remarks>
internal abstract class DescribedRun
{
    private readonly CheckedConsumer[] _checked;
    private readonly ItemTotals _expected;

    private protected DescribedRun(WorkDescription work, int items)
    {
        IndexBits = NumberedItems.IndexBitsBeside(work.Producers);
        _expected = NumberedItems.Totals(work.Producers, items / work.Producers, IndexBits);
        _checked = [.. Enumerable.Range(0, work.Consumers).Select(_ => new CheckedConsumer(work.Producers, IndexBits))];
    }

    private protected int IndexBits { get; }

    private protected IReadOnlyList<CheckedConsumer> Checked => _checked;

    /// <summary>That of a description.</summary>
    /// <param name="timeProvider">The workload's time.</param>
    /// <param name="work">The description, without a rate.</param>
    /// <param name="computing">Its computing.</param>
    /// <param name="items">How many items in all, a multiple of the producers.</param>
    /// <param name="haveThreads">Whether every participant has a thread of its own: who waits at the start holds up
    /// nobody then.</param>
    public static DescribedRun Of(
        TimeProvider timeProvider, WorkDescription work, Computing computing, int items, bool haveThreads) =>
        work.Payload is { } size
            ? new DescribedRun<SizedPayload>(
                timeProvider, work, computing, items, haveThreads,
                producer => new SizedProducer(producer, size), static consumer => new SizedConsumer(consumer))
            : new DescribedRun<int>(
                timeProvider, work, computing, items, haveThreads, static producer => producer,
                static consumer => consumer);

    /// <summary>Starts the run up to its first wait; one without waits starts with <see cref="GoOn"/>.</summary>
    public abstract void Assemble(IRunner runner);

    /// <summary>Lets it run until the last item was consumed.</summary>
    public abstract void GoOn(IRunner runner);

    /// <summary>Awaits what comes behind the last item: the waits in which consumers cannot know that it was the
    /// last.</summary>
    /// <exception cref="BrokenContractException">Not every item came once and in order.</exception>
    public void End()
    {
        AwaitEnd();
        CheckedConsumer.Verify(_checked, _expected);
    }

    private protected virtual void AwaitEnd()
    {
    }
}

/// <inheritdoc cref="DescribedRun"/>
/// <typeparam name="T">The type of the items.</typeparam>
internal sealed class DescribedRun<T> : DescribedRun
{
    private readonly Workload<T> _workload;
    private readonly StartingLine? _start;
    private readonly ItemsLeft? _last;
    private Task? _running;

    public DescribedRun(
        TimeProvider timeProvider,
        WorkDescription work,
        Computing computing,
        int items,
        bool haveThreads,
        Func<CountingProducer, IProducer<T>> producerOf,
        Func<CheckedConsumer, IConsumer<T>> consumerOf)
        : base(work, items)
    {
        var waiting = (work.ProduceWait > 0 ? work.Producers : 0) + (work.ConsumeWait > 0 ? work.Consumers : 0);
        if (waiting > 0) _start = new StartingLine(timeProvider, awaited: haveThreads ? waiting : 1);
        if (work.ConsumeWait > 0) _last = new ItemsLeft(items);
        _workload = new Workload<T>(
            [.. Enumerable.Range(0, work.Producers).Select(Producer)],
            [.. Enumerable.Range(0, work.Consumers).Select(Consumer)])
        {
            Capacity = work.Capacity,
            TimeProvider = timeProvider,
        };

        IProducer<T> Producer(int number)
        {
            var itemsOfEach = items / work.Producers;
            var producer = producerOf(new CountingProducer(number, itemsOfEach, IndexBits));
            if (work.Produce > 0) producer = new WorkingProducer<T>(producer, computing.Producer);
            return work.ProduceWait == 0
                ? producer
                : new PausingProducer<T>(PausesOf(work.ProduceWait, number, work.Producers), producer, itemsOfEach);
        }

        IConsumer<T> Consumer(int number)
        {
            var consumer = consumerOf(Checked[number]);
            if (work.Consume > 0) consumer = new WorkingConsumer<T>(consumer, computing.Consumer);
            return work.ConsumeWait == 0
                ? consumer
                : new PausingConsumer<T>(PausesOf(work.ConsumeWait, number, work.Consumers), consumer, _last!);
        }

        Pauses PausesOf(long nanoseconds, int place, int count) =>
            new(timeProvider, _start!, TimeSpan.FromMicroseconds(nanoseconds / 1e3), place, count);
    }

    public override void Assemble(IRunner runner) => _running = _start?.Assemble(() => runner.Run(_workload));

    public override void GoOn(IRunner runner)
    {
        if (_start is null)
        {
            runner.Run(_workload);
            Observed.Consumed(Checked.Sum(consumer => consumer.Count));
            return;
        }

        _start.Go();
        // A run that fails, or loses an item, ends without its last.
        if (_last is not null) Task.WaitAny(_last.Consumed, _running!);
        if (_last is null || _running!.IsCompleted) AwaitEnd();
        Observed.Consumed(Checked.Sum(consumer => consumer.Count));
    }

    private protected override void AwaitEnd() => _running?.GetAwaiter().GetResult();
}
