namespace ConcurrencyCompare.Exploration.Controlled;

/// <summary>Stands for <see cref="System.Threading.Thread"/>.</summary>
internal sealed class Thread(Action body)
{
    private Actor? _actor;

    public string? Name { get; init; }

    public bool IsBackground { get; init; }

    public void Start()
    {
        var execution = Execution.Current;
        execution.Fence();
        execution.Reach($"starts a {Name}");
        _actor = execution.Add(Name!, body);
        execution.Threads.Add(_actor);
    }

    public void Join()
    {
        if (_actor is null) throw new ThreadStateException("It has not been started.");
        Execution.Current.Reach("joins", () => _actor.HasEnded);
    }
}
