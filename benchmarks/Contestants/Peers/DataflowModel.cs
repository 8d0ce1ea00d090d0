using System.Threading.Tasks.Dataflow;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>Tasks that send to a <see cref="BufferBlock{T}"/>, which is linked to an <see cref="ActionBlock{T}"/> for
/// each consumer.</summary>
/// <remarks>An action block takes one item at a time: it would keep more for itself, whether its consumer is ready or
/// not.</remarks>
internal sealed class DataflowModel : IConcurrencyModel
{
    public ModelInfo Info { get; } = new()
    {
        Name = "dataflow",
        Description = "tasks that send to a BufferBlock<T> with an ActionBlock<T> per consumer",
        RunsOnCallingThread = false,
        Manifest = new ModelManifest
        {
            Queue =
                "BufferBlock<T>, bounded by BoundedCapacity; each ActionBlock<T> behind it takes one item at a time",
            Signalling = "blocks offer items to each other, and postpone what cannot be taken yet",
            Waiting = "a task that waits has no thread; a due time is a timer in whole milliseconds, rounded up",
            Threads = "those of the thread pool; the calling thread only waits",
            SetUp = "creating and linking the blocks, starting and awaiting all tasks",
        },
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var window = workload.Window is { } size ? new SemaphoreSlim(size, size) : null;
        var time = workload.TimeProvider;
        var buffer = new BufferBlock<T>(new DataflowBlockOptions
        {
            BoundedCapacity = workload.Capacity ?? DataflowBlockOptions.Unbounded,
            CancellationToken = stop.Token,
        });
        var group = new TaskGroup(stop, cancellationToken);
        var last = new LastItem();
        var producing = workload.Producers.Count;
        if (producing == 0) buffer.Complete();

        async Task Produce(IProducer<T> producer)
        {
            var paced = producer as IPacedProducer<T>;
            while (true)
            {
                stop.Token.ThrowIfCancellationRequested();
                if (paced is not null) await AsyncPause.Until(paced.DueTimestamp, time, stop.Token);
                if (window is not null) await window.WaitAsync(stop.Token);
                if (!producer.TryProduce(out var item)) break;
                if (!await IsAccepted(item)) throw new OperationCanceledException(stop.Token);
            }

            window?.Release();
            if (Interlocked.Decrement(ref producing) == 0) buffer.Complete();
        }

        // A block that is told to stop declines, or cancels with a token that is not ours.
        async ValueTask<bool> IsAccepted(T item)
        {
            try
            {
                return await buffer.SendAsync(item, stop.Token);
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        async Task Consume(IConsumer<T> consumer)
        {
            var paced = consumer as IPacedConsumer<T>;
            stop.Token.ThrowIfCancellationRequested();
            if (paced is not null) await AsyncPause.Until(paced.ReadyTimestamp, time, stop.Token);
            last.Hold();
            var options = new ExecutionDataflowBlockOptions { BoundedCapacity = 1, CancellationToken = stop.Token };
            // Guarded: a block takes a cancellation out of its action for none of its business.
            Action<T> take = Take;
            Func<T, Task> takePaced = TakePaced;
            var block = paced is null
                ? new ActionBlock<T>(item => group.RunGuarded(take, item), options)
                : new ActionBlock<T>(item => group.RunGuarded(takePaced, item), options);
            using var link = buffer.LinkTo(block, new DataflowLinkOptions { PropagateCompletion = true });
            await block.Completion.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.Token.ThrowIfCancellationRequested();

            last.LetGoAtEnd();
            await last.Consumed.WaitAsync(stop.Token);
            stop.Token.ThrowIfCancellationRequested();
            consumer.OnCompleted();

            void Take(T item)
            {
                stop.Token.ThrowIfCancellationRequested();
                consumer.Consume(item);
                window?.Release();
            }

            async Task TakePaced(T item)
            {
                Take(item);
                var ready = paced!.ReadyTimestamp;
                last.LetGo();
                await AsyncPause.Until(ready, time, stop.Token);
                last.Hold();
            }
        }

        group.Start(workload.Producers, Produce);
        group.Start(workload.Consumers, Consume);
        group.Join();
    }
}
