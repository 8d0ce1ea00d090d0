namespace ConcurrencyCompare.Scheduling;

/// <summary>A step that a scheduler will run at its time, unless it is cancelled before.</summary>
/// <remarks>Belongs to its scheduler's thread. Costs no allocation; the default value is a handle of nothing.</remarks>
public readonly struct TimerHandle : IEquatable<TimerHandle>
{
    private readonly ITimerCanceller? _timers;
    private readonly int _slot;
    private readonly uint _generation;

    internal TimerHandle(ITimerCanceller timers, int slot, uint generation)
    {
        _timers = timers;
        _slot = slot;
        _generation = generation;
    }

    /// <summary>Cancels the step, in constant time.</summary>
    /// <returns><see langword="false"/> when it has run, or was cancelled before.</returns>
    public bool Cancel() => _timers is not null && _timers.Cancel(_slot, _generation);

    /// <inheritdoc/>
    public bool Equals(TimerHandle other) =>
        _timers == other._timers && _slot == other._slot && _generation == other._generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is TimerHandle other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_slot, _generation);

    /// <summary>Whether both are handles of the same step.</summary>
    public static bool operator ==(TimerHandle left, TimerHandle right) => left.Equals(right);

    /// <summary>Whether they are handles of different steps.</summary>
    public static bool operator !=(TimerHandle left, TimerHandle right) => !left.Equals(right);
}

/// <summary>What a handle needs of its timer queue, whatever the type of its steps.</summary>
internal interface ITimerCanceller
{
    bool Cancel(int slot, uint generation);
}
