namespace ConcurrencyCompare;

/// <summary>What a model is made of, so that a comparison can be judged as fair or not; each a short phrase.</summary>
/// <param name="Queue">The queue's type, and its options.</param>
/// <param name="Signalling">How somebody who waits learns that there is an item, or room.</param>
/// <param name="Waiting">How it waits, and whether it spins.</param>
/// <param name="Threads">Which threads a run uses.</param>
/// <param name="SetUp">What of the set-up is inside <see cref="IConcurrencyModel.Run"/>, and so inside the clock.</param>
public sealed record ModelManifest(string Queue, string Signalling, string Waiting, string Threads, string SetUp);
