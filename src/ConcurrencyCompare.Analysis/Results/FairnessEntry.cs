namespace ConcurrencyCompare.Analysis.Results;

/// <summary>What a model is made of, each in a short phrase.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Queue">The queue's type, and its options.</param>
/// <param name="Signalling">How somebody who waits learns that there is an item, or room.</param>
/// <param name="Waiting">How it waits, and whether it spins.</param>
/// <param name="Threads">Which threads a run uses.</param>
/// <param name="SetUp">What of the set-up is inside the clock.</param>
internal sealed record FairnessEntry(
    string Model, string Queue, string Signalling, string Waiting, string Threads, string SetUp)
{
    /// <summary>Whether a whole run happens on the thread that asks for it: the one kind of model; threads of its own
    /// are the other.</summary>
    public bool RunsOnCallingThread { get; init; }

    /// <summary>Whether other processes do a part of its work, so that the costs of the measured one are not those of
    /// an item.</summary>
    public bool UsesOtherProcesses { get; init; }

    /// <summary>Whether it is a reference beside the models that the suite is about.</summary>
    public bool IsPeer { get; init; }
}
