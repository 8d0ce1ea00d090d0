using System.Reflection;

namespace ConcurrencyCompare.Exploration;

/// <summary>One schedule of a system: its threads take turns, and who comes next is said by a
/// <see cref="Schedule"/>.</summary>
/// <remarks>
/// A thread runs until it is about to touch what threads share: there it calls <see cref="Reach"/>, and the schedule
/// chooses whose turn it is. So only one runs at a time, and the same choices give the same schedule.
/// </remarks>
internal sealed class Execution(Schedule schedule, Workers workers, bool hasStoreBuffers)
{
    public const string Endless = "It does not come to an end.";

    private const int MostSteps = 5_000;

    [ThreadStatic]
    private static Actor? _me;

    private readonly List<Actor> _actors = [];
    private readonly List<string> _story = [];
    private readonly List<object> _owners = [];
    private readonly Dictionary<object, object> _states = new(ReferenceEqualityComparer.Instance);
    private bool _isAbandoned;

    /// <summary>The execution that the calling thread plays a part in.</summary>
    public static Execution Current => _me?.Execution
        ?? throw new InvalidOperationException("Called by a thread that the execution does not control.");

    /// <summary>The thread whose turn it is.</summary>
    public Actor Me => _me!;

    /// <summary>What happened, step by step.</summary>
    public IReadOnlyList<string> Story => _story;

    /// <summary>What is wrong, if anything is.</summary>
    public string? Complaint { get; private set; }

    /// <summary>Whether there are threads that wait for ever.</summary>
    public bool HasSleepers { get; private set; }

    /// <summary>Adds a thread, also while others run; it begins when it is chosen.</summary>
    /// <param name="name">Its name in the story.</param>
    /// <param name="body">What it does.</param>
    /// <param name="isPossible">Whether it may begin; at once if it is not given.</param>
    public Actor Add(string name, Action body, Func<bool>? isPossible = null)
    {
        var actor = new Actor(this, workers.Take(_actors.Count), name, body) { IsPossible = isPossible };
        _actors.Add(actor);
        return actor;
    }

    /// <summary>The most items that were in a queue.</summary>
    public int MostQueued { get; private set; }

    public void NoteQueued(int count) => MostQueued = Math.Max(MostQueued, count);

    /// <summary>Those that the code itself has started.</summary>
    public List<Actor> Threads { get; } = [];

    /// <summary>What goes with an object during this execution.</summary>
    public TState StateOf<TState>(object key, Func<TState> create)
        where TState : class
    {
        if (!_states.TryGetValue(key, out var state)) _states.Add(key, state = create());
        return (TState)state;
    }

    /// <summary>Names an object whose fields are written late if <see cref="WriteLate"/> says so.</summary>
    public void AddOwner(object owner) => _owners.Add(owner);

    /// <summary>Runs all threads to their end, or until nobody can go on.</summary>
    public void Run()
    {
        HandOver(from: null);
        workers.AwaitEnd();
        var sleepers = _actors.FindAll(actor => actor is { HasBegun: true, HasEnded: false });
        HasSleepers = sleepers.Count > 0;
        // They are woken to unwind: one after the other, and without any more choices.
        _isAbandoned = true;
        foreach (var actor in sleepers)
        {
            actor.TakeTurn();
            workers.AwaitEnd();
        }
    }

    /// <summary>Notes what is wrong; the first complaint counts.</summary>
    public void Complain(string complaint) => Complaint ??= complaint;

    /// <summary>The calling thread is about to do something that others can see: another one may come first.</summary>
    /// <param name="what">What it is about to do.</param>
    /// <param name="isPossible">Whether it can; at once if it is not given. The thread waits until then.</param>
    /// <exception cref="AbandonedException">The schedule is over, and the thread has to unwind.</exception>
    public void Reach(string what, Func<bool>? isPossible = null)
    {
        var me = Me;
        if (me.IsUnwinding) return;
        me.IsPossible = isPossible;
        if (_story.Count >= MostSteps)
        {
            Complain(Endless);
            _isAbandoned = true;
        }

        if (!_isAbandoned) HandOver(me);
        if (_isAbandoned)
        {
            me.IsUnwinding = true;
            throw new AbandonedException();
        }

        _story.Add($"{me.Name}: {what}");
    }

    /// <summary>
    /// Whether a store of the calling thread stays in its store buffer until its next fence; those to fields of other
    /// objects than the owners never do.
    /// </summary>
    public bool WriteLate(string field, object value)
    {
        if (!hasStoreBuffers || Me.IsUnwinding || FindOwner(field) is null || !schedule.ChooseDelay()) return false;
        Me.Stores.Enqueue((field, value));
        _story.Add($"{Me.Name}: (that store is not visible yet)");
        return true;
    }

    /// <summary>What the calling thread has written to a field, and nobody else can see yet.</summary>
    public object? OwnStore(string field) =>
        Me.Stores.Where(store => store.Field == field).Select(store => store.Value).LastOrDefault();

    /// <summary>A full fence of the calling thread: what it wrote becomes visible.</summary>
    public void Fence()
    {
        while (Me.Stores.TryDequeue(out var store)) Write(store.Field, store.Value);
    }

    private void Write(string field, object value)
    {
        var (owner, found) = FindOwner(field)!.Value;
        found.SetValue(owner, value);
    }

    private (object Owner, FieldInfo Field)? FindOwner(string field)
    {
        foreach (var owner in _owners)
        {
            for (var type = owner.GetType(); type is not null; type = type.BaseType)
            {
                var found = type.GetField(
                    field, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
                if (found is not null) return (owner, found);
            }
        }

        return null;
    }

    /// <summary>What a worker does: plays a thread from its first turn to its end.</summary>
    internal void Play(Actor actor)
    {
        _me = actor;
        actor.HasBegun = true;
        try
        {
            _story.Add($"{actor.Name}: begins");
            actor.Body();
            Fence();
        }
        catch (AbandonedException)
        {
        }
#pragma warning disable CA1031 // What a thread of the execution throws is a finding.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Complain($"{actor.Name} failed: {failure}");
            _isAbandoned = true;
        }

        _me = null;
        actor.HasEnded = true;
        if (_isAbandoned) workers.End();
        else HandOver(from: null);
    }

    private void HandOver(Actor? from)
    {
        var possible = _actors.FindAll(actor => !actor.HasEnded && actor.IsPossible?.Invoke() != false);
        if (possible.Count == 0)
        {
            workers.End();
            from?.AwaitTurn();
            return;
        }

        var next = schedule.ChooseTurn(from, possible);
        if (next == from) return;
        next.TakeTurn();
        from?.AwaitTurn();
    }
}

/// <summary>Unwinds a thread that would wait for ever.</summary>
internal sealed class AbandonedException : Exception;

