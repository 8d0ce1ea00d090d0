namespace ConcurrencyCompare.Scheduling;

/// <summary>A callback that was asked for, and is still to come unless it is cancelled before.</summary>
/// <remarks>
/// Belongs to its scheduler's thread. Costs no allocation; the default value is a handle of nothing, and so is that of
/// a callback which is on its way already. It may be kept as long as one likes: of a callback that has gone, it does
/// nothing.
/// </remarks>
public readonly struct CallbackHandle : IEquatable<CallbackHandle>
{
    private readonly ICanceller? _canceller;
    private readonly int _slot;
    private readonly uint _generation;

    internal CallbackHandle(ICanceller canceller, int slot, uint generation)
    {
        _canceller = canceller;
        _slot = slot;
        _generation = generation;
    }

    /// <summary>Cancels the callback, in constant time.</summary>
    /// <returns><see langword="false"/> when it is too late: it was called, is on its way, or was cancelled
    /// before.</returns>
    public bool Cancel() => _canceller is not null && _canceller.Cancel(_slot, _generation);

    /// <inheritdoc/>
    public bool Equals(CallbackHandle other) =>
        _canceller == other._canceller && _slot == other._slot && _generation == other._generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CallbackHandle other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_canceller, _slot, _generation);

    /// <summary>Whether both are handles of the same callback.</summary>
    public static bool operator ==(CallbackHandle left, CallbackHandle right) => left.Equals(right);

    /// <summary>Whether they are handles of different callbacks.</summary>
    public static bool operator !=(CallbackHandle left, CallbackHandle right) => !left.Equals(right);
}

/// <summary>What a handle needs of whoever keeps its callback.</summary>
internal interface ICanceller
{
    bool Cancel(int slot, uint generation);
}
