namespace ConcurrencyCompare;

/// <summary>What a model is made of, so that a comparison can be judged as fair or not; each a short phrase.
/// Immutable.</summary>
public sealed record ModelManifest
{
    /// <summary>The queue's type, and its options.</summary>
    public required string Queue { get; init; }

    /// <summary>How somebody who waits learns that there is an item, or room.</summary>
    public required string Signalling { get; init; }

    /// <summary>How it waits, and whether it spins.</summary>
    public required string Waiting { get; init; }

    /// <summary>Which threads a run uses.</summary>
    public required string Threads { get; init; }

    /// <summary>What of the set-up is inside <see cref="IConcurrencyModel.Run"/>, and so inside the clock.</summary>
    public required string SetUp { get; init; }
}
