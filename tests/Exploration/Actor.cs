namespace ConcurrencyCompare.Exploration;

/// <summary>A thread of an execution.</summary>
internal sealed class Actor(Execution execution, Worker worker, string name, Action body)
{
    public Execution Execution => execution;

    public string Name => name;

    public Action Body => body;

    /// <summary>Whether it can do what it does next; <see langword="null"/> is yes.</summary>
    public Func<bool>? IsPossible { get; set; }

    public bool HasBegun { get; set; }

    public bool HasEnded { get; set; }

    public bool IsUnwinding { get; set; }

    /// <summary>What it has written, and nobody else can see yet.</summary>
    public Queue<(string Field, object Value)> Stores { get; } = new();

    public void TakeTurn() => worker.TakeTurn(this);

    public void AwaitTurn() => worker.AwaitTurn();
}

/// <summary>Threads of the system that play the threads of one execution after the other.</summary>
internal sealed class Workers : IDisposable
{
    private readonly List<Worker> _workers = [];
    private readonly System.Threading.SemaphoreSlim _isOver = new(0);

    public Worker Take(int number)
    {
        if (number == _workers.Count) _workers.Add(new Worker());
        return _workers[number];
    }

    /// <summary>Says that no thread of the execution goes on.</summary>
    public void End() => _isOver.Release();

    public void AwaitEnd() => _isOver.Wait();

    public void Dispose()
    {
        _workers.ForEach(worker => worker.Dispose());
        _isOver.Dispose();
    }
}

/// <summary>A thread of the system.</summary>
internal sealed class Worker : IDisposable
{
    private readonly System.Threading.SemaphoreSlim _turn = new(0);
    private readonly System.Threading.Thread _thread;
    private Actor? _actor;

    public Worker()
    {
        _thread = new System.Threading.Thread(Play) { IsBackground = true };
        _thread.Start();
    }

    public void TakeTurn(Actor? actor)
    {
        _actor = actor;
        _turn.Release();
    }

    public void AwaitTurn() => _turn.Wait();

    public void Dispose()
    {
        TakeTurn(null);
        _thread.Join();
        _turn.Dispose();
    }

    private void Play()
    {
        while (true)
        {
            AwaitTurn();
            if (_actor is not { } actor) return;
            actor.Execution.Play(actor);
        }
    }
}
