using System.Collections.Concurrent;
using Proto;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>An actor for each producer, for each consumer and for the queue between them (Proto.Actor).</summary>
/// <remarks>A mailbox has no capacity that its senders would wait for, and belongs to one actor. So consumers ask the
/// queue for work, and producers wait for its answer, as actors' handbooks have it (work pulling): four messages an
/// item.</remarks>
internal sealed class ActorModel : IConcurrencyModel
{
    public ModelInfo Info { get; } = new()
    {
        Name = "actors",
        Description = "an actor (Proto.Actor) per producer, per consumer and for the queue, which is asked for work",
        RunsOnCallingThread = false,
        Manifest = new ModelManifest
        {
            Queue =
                "an actor with a Queue<T>; it answers a producer when there is room, a consumer when there is an item",
            Signalling = "four messages an item, each to an unbounded mailbox",
            Waiting =
                "an actor without a message has no thread; a due time is a timer in whole milliseconds, rounded up",
            Threads = "those of the thread pool; the calling thread only waits",
            SetUp = "creating the system and all actors, stopping them",
        },
    };

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(workload);
        cancellationToken.ThrowIfCancellationRequested();

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var group = new TaskGroup(stop, cancellationToken);
        var context = ExecutionContext.Capture();
        group.Start([workload], workload => RunActors(workload, new ActorScope(group, context, stop.Token)));
        group.Join();
    }

    private static async Task RunActors<T>(Workload<T> workload, ActorScope scope)
    {
        var system = new ActorSystem();
        var actors = new List<PID>();
        try
        {
            var queue = new QueueActor<T>(workload);
            var queueId = Spawn(queue);
            foreach (var consumer in workload.Consumers)
                Spawn(new ConsumerActor<T>(consumer, workload, queueId, scope));
            foreach (var producer in workload.Producers)
                Spawn(new ProducerActor<T>(producer, workload, queueId, scope));
            await queue.Ended.WaitAsync(scope.Stop);
        }
        finally
        {
            // Stopped is an actor once its last call has returned.
            await Task.WhenAll(actors.Select(system.Root.StopAsync));
            await Task.WhenAll(scope.Pauses).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await system.ShutdownAsync();
        }

        PID Spawn(IActor actor)
        {
            var id = system.Root.Spawn(Props.FromProducer(() => actor));
            actors.Add(id);
            return id;
        }
    }
}

/// <summary>What the actors of a run share: who is told of failures, in whose context participants are called, and what
/// waits for a time.</summary>
internal sealed record ActorScope(TaskGroup Group, ExecutionContext? Context, CancellationToken Stop)
{
    public ConcurrentBag<Task> Pauses { get; } = [];
}
