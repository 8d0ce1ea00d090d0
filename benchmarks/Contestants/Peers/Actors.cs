using Proto;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>What actors say to each other without an item.</summary>
internal enum ActorMessage
{
    /// <summary>A producer asks for a place in the window.</summary>
    Enter,

    /// <summary>There is one.</summary>
    Entered,

    /// <summary>There was room for a producer's item.</summary>
    Accepted,

    /// <summary>A producer has no more.</summary>
    Finished,

    /// <summary>A consumer asks for an item.</summary>
    Ready,

    /// <summary>A consumer has consumed its item.</summary>
    Consumed,

    /// <summary>There are no more items.</summary>
    End,

    /// <summary>A consumer was told.</summary>
    Told,
}

internal static class ActorMessages
{
    private static readonly object[] Boxed = [.. Enum.GetValues<ActorMessage>().Cast<object>()];

    /// <summary>A message is an object: the same one always.</summary>
    public static object Box(this ActorMessage message) => Boxed[(int)message];
}

/// <summary>An item that a producer puts, or a consumer gets.</summary>
internal sealed record ActorItem<T>(T Item);

/// <summary>The queue: it answers a producer when there is room, and a consumer when there is an item.</summary>
internal sealed class QueueActor<T>(Workload<T> workload) : IActor
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _capacity = workload.Capacity ?? int.MaxValue;
    private readonly Queue<ActorItem<T>> _items = new();
    private readonly Queue<(ActorItem<T> Item, PID Producer)> _full = new();
    private readonly Queue<PID> _ready = new();
    private readonly Queue<PID> _entering = new();
    private int _free = workload.Window ?? 0;
    private int _producing = workload.Producers.Count;
    private int _consuming = workload.Consumers.Count;
    private int _unconsumed;

    /// <summary>Done once everybody was told of the end.</summary>
    public Task Ended => _ended.Task;

    public Task ReceiveAsync(IContext context)
    {
        switch (context.Message)
        {
            case ActorItem<T> item:
                Put(item, context.Sender!, context);
                break;
            case ActorMessage.Enter when _free > 0:
                _free--;
                context.Send(context.Sender!, ActorMessage.Entered.Box());
                break;
            case ActorMessage.Enter:
                _entering.Enqueue(context.Sender!);
                break;
            case ActorMessage.Finished:
                _producing--;
                Leave(context);
                break;
            case ActorMessage.Ready:
                Get(context.Sender!, context);
                break;
            case ActorMessage.Consumed:
                _unconsumed--;
                Leave(context);
                break;
            case ActorMessage.Told:
                if (--_consuming == 0) _ended.SetResult();
                break;
        }

        return Task.CompletedTask;
    }

    private bool HasEnded => _producing == 0 && _unconsumed == 0;

    private void Put(ActorItem<T> item, PID producer, IContext context)
    {
        _unconsumed++;
        if (_ready.TryDequeue(out var consumer))
        {
            context.Send(consumer, item);
        }
        else if (_items.Count < _capacity)
        {
            _items.Enqueue(item);
        }
        else
        {
            _full.Enqueue((item, producer));
            return;
        }

        context.Send(producer, ActorMessage.Accepted.Box());
    }

    private void Get(PID consumer, IContext context)
    {
        if (_items.TryDequeue(out var item))
        {
            context.Send(consumer, item);
            if (!_full.TryDequeue(out var waiting)) return;
            _items.Enqueue(waiting.Item);
            context.Send(waiting.Producer, ActorMessage.Accepted.Box());
        }
        else if (HasEnded)
        {
            context.Send(consumer, ActorMessage.End.Box());
        }
        else
        {
            _ready.Enqueue(consumer);
        }
    }

    /// <summary>A place in the window is free; and it may have been the last.</summary>
    private void Leave(IContext context)
    {
        if (_entering.TryDequeue(out var producer)) context.Send(producer, ActorMessage.Entered.Box());
        else _free++;
        while (HasEnded && _ready.TryDequeue(out var consumer)) context.Send(consumer, ActorMessage.End.Box());
    }
}

/// <summary>A producer or a consumer: it is called under guard, in the context of the caller of the run, and not after
/// a stop.</summary>
internal abstract class ParticipantActor(TimeProvider time, PID queue, ActorScope scope) : IActor
{
    private Action? _step;
    private bool _isDone;

    public abstract Task ReceiveAsync(IContext context);

    protected void Tell(IContext context, object message) => context.Request(queue, message);

    /// <returns>Whether it came to its end.</returns>
    protected bool Call(Action step)
    {
        if (scope.Stop.IsCancellationRequested) return false;
        _step = step;
        _isDone = false;
        scope.Group.RunGuarded(
            static self =>
            {
                if (self.Context is null) self.RunStep();
                else ExecutionContext.Run(self.Context, static self => ((ParticipantActor)self!).RunStep(), self);
            },
            this);
        return _isDone;
    }

    /// <summary>Goes on when a moment has come; <see langword="null"/> has.</summary>
    protected void At(long? moment, IContext context, Action<IContext> next)
    {
        var pause = AsyncPause.Until(moment, time, scope.Stop);
        if (pause.IsCompletedSuccessfully)
        {
            next(context);
            return;
        }

        var waiting = pause.AsTask();
        scope.Pauses.Add(waiting);
        context.ReenterAfter(
            waiting,
            _ =>
            {
                next(context);
                return Task.CompletedTask;
            });
    }

    private ExecutionContext? Context => scope.Context;

    private void RunStep()
    {
        _step!();
        _isDone = true;
    }
}

/// <summary>Asks a producer for its next item whenever the last one was accepted.</summary>
internal sealed class ProducerActor<T> : ParticipantActor
{
    private readonly bool _hasWindow;
    private readonly Action? _askDue;
    private readonly Action _produce;
    private readonly Action<IContext> _enter;
    private long? _due;
    private T? _item;
    private bool _hasItem;

    public ProducerActor(IProducer<T> producer, Workload<T> workload, PID queue, ActorScope scope)
        : base(workload.TimeProvider, queue, scope)
    {
        _hasWindow = workload.Window is not null;
        _askDue = producer is IPacedProducer<T> paced ? () => _due = paced.DueTimestamp : null;
        _produce = () => _hasItem = producer.TryProduce(out _item);
        _enter = Enter;
    }

    public override Task ReceiveAsync(IContext context)
    {
        switch (context.Message)
        {
            case Started or ActorMessage.Accepted:
                if (_askDue is null || Call(_askDue)) At(_due, context, _enter);
                break;
            case ActorMessage.Entered:
                Produce(context);
                break;
        }

        return Task.CompletedTask;
    }

    private void Enter(IContext context)
    {
        if (_hasWindow) Tell(context, ActorMessage.Enter.Box());
        else Produce(context);
    }

    private void Produce(IContext context)
    {
        if (Call(_produce)) Tell(context, _hasItem ? new ActorItem<T>(_item!) : ActorMessage.Finished.Box());
    }
}

/// <summary>Asks the queue for the next item whenever its consumer is ready.</summary>
internal sealed class ConsumerActor<T> : ParticipantActor
{
    private readonly Action? _askReady;
    private readonly Action _consume;
    private readonly Action _complete;
    private readonly Action<IContext> _sayReady;
    private long? _ready;
    private T? _item;

    public ConsumerActor(IConsumer<T> consumer, Workload<T> workload, PID queue, ActorScope scope)
        : base(workload.TimeProvider, queue, scope)
    {
        _askReady = consumer is IPacedConsumer<T> paced ? () => _ready = paced.ReadyTimestamp : null;
        _consume = () => consumer.Consume(_item!);
        _complete = consumer.OnCompleted;
        _sayReady = context => Tell(context, ActorMessage.Ready.Box());
    }

    public override Task ReceiveAsync(IContext context)
    {
        switch (context.Message)
        {
            case Started:
                if (CanSayWhen()) At(_ready, context, _sayReady);
                break;
            case ActorItem<T> taken:
                _item = taken.Item;
                if (!Call(_consume) || !CanSayWhen()) break;
                Tell(context, ActorMessage.Consumed.Box());
                At(_ready, context, _sayReady);
                break;
            case ActorMessage.End:
                if (Call(_complete)) Tell(context, ActorMessage.Told.Box());
                break;
        }

        return Task.CompletedTask;
    }

    private bool CanSayWhen() => _askReady is null || Call(_askReady);
}
