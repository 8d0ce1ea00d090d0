namespace ConcurrencyCompare;

/// <summary>What is said of a model, beside what it does. Immutable.</summary>
public sealed record ModelInfo
{
    /// <summary>The model's name on the command line, in results and in reports; it never changes.</summary>
    public required string Name { get; init; }

    /// <summary>What the model is, in a line.</summary>
    public required string Description { get; init; }

    /// <summary>Whether a whole run happens on the thread that calls <see cref="IConcurrencyModel.Run"/> (rule
    /// 7).</summary>
    public required bool RunsOnCallingThread { get; init; }

    /// <summary>Whether processes other than the one that runs the model do a part of its work, such as a broker's; the
    /// default is <see langword="false"/>. The costs of this process alone would say too little, so reports give
    /// none.</summary>
    public bool UsesOtherProcesses { get; init; }

    /// <summary>What the model is made of; it stands beside its results.</summary>
    public required ModelManifest Manifest { get; init; }
}
