using System.Threading.Channels;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>A task of the pool for each producer and each consumer, over a <see cref="Channel{T}"/>: what .NET
/// recommends.</summary>
/// <param name="name">The contestant's name.</param>
/// <param name="synchronous">Whether who makes another one ready runs it at once, on its own thread.</param>
internal sealed class ChannelModel(string name, bool synchronous) : IConcurrencyModel
{
    public ModelInfo Info { get; } = new()
    {
        Name = name,
        Description = synchronous
            ? "tasks over a Channel<T> with AllowSynchronousContinuations"
            : "a task per producer and consumer over a Channel<T>",
        RunsOnCallingThread = false,
        Manifest = new ModelManifest
        {
            Queue = "Channel<T>, bounded or unbounded, with SingleReader and SingleWriter where there is one"
                + (synchronous ? ", AllowSynchronousContinuations" : ""),
            Signalling = synchronous
                ? "none where nobody waits; who makes a task ready runs it at once, inside of its own call"
                : "none where nobody waits; a task that waits is queued to the thread pool",
            Waiting = "a task that waits has no thread; a due time is a timer in whole milliseconds, rounded up",
            Threads = "those of the thread pool; the calling thread only waits",
            SetUp = "creating the channel, starting and awaiting all tasks",
        },
        NotApplicable = synchronous
            ?
            [
                new(
                    WorkloadNeeds.OverlappingCalls,
                    "a consumer may run inside its producer's call, and the producer stands still meanwhile"),
            ]
            : [],
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var window = workload.Window is { } size ? new SemaphoreSlim(size, size) : null;
        var time = workload.TimeProvider;
        var channel = Create(workload);
        var (reader, writer) = (channel.Reader, channel.Writer);
        var last = new LastItem();
        var producing = workload.Producers.Count;
        if (producing == 0) writer.Complete();

        async Task Produce(IProducer<T> producer)
        {
            var paced = producer as IPacedProducer<T>;
            while (true)
            {
                stop.Token.ThrowIfCancellationRequested();
                if (paced is not null) await AsyncPause.Until(paced.DueTimestamp, time, stop.Token);
                if (window is not null) await window.WaitAsync(stop.Token);
                if (!producer.TryProduce(out var item)) break;
                await writer.WriteAsync(item, stop.Token);
            }

            window?.Release();
            if (Interlocked.Decrement(ref producing) == 0) writer.Complete();
        }

        async Task Consume(IConsumer<T> consumer)
        {
            var paced = consumer as IPacedConsumer<T>;
            stop.Token.ThrowIfCancellationRequested();
            if (paced is not null) await AsyncPause.Until(paced.ReadyTimestamp, time, stop.Token);
            last.Hold();
            while (await reader.WaitToReadAsync(stop.Token))
            {
                while (reader.TryRead(out var item))
                {
                    stop.Token.ThrowIfCancellationRequested();
                    consumer.Consume(item);
                    window?.Release();
                    if (paced is null) continue;

                    var ready = paced.ReadyTimestamp;
                    last.LetGo();
                    await AsyncPause.Until(ready, time, stop.Token);
                    last.Hold();
                }
            }

            last.LetGoAtEnd();
            await last.Consumed.WaitAsync(stop.Token);
            stop.Token.ThrowIfCancellationRequested();
            consumer.OnCompleted();
        }

        var group = new TaskGroup(stop, cancellationToken);
        group.Start(workload.Producers, Produce);
        group.Start(workload.Consumers, Consume);
        group.Join();
    }

    private Channel<T> Create<T>(Workload<T> workload)
    {
        ChannelOptions options = workload.Capacity is { } capacity
            ? new BoundedChannelOptions(capacity)
            : new UnboundedChannelOptions();
        options.SingleReader = workload.Consumers.Count == 1;
        options.SingleWriter = workload.Producers.Count <= 1;
        options.AllowSynchronousContinuations = synchronous;
        return workload.Capacity is null
            ? Channel.CreateUnbounded<T>((UnboundedChannelOptions)options)
            : Channel.CreateBounded<T>((BoundedChannelOptions)options);
    }
}
