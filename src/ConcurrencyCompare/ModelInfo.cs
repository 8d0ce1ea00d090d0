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

    /// <summary>What the model cannot do by nature, not for want of work; nothing unless it says so.</summary>
    /// <remarks>Such a workload is not measured, and a report lists it as not applicable, with the reason; checks of
    /// the contract that need it are left out. Where somebody runs it nevertheless, the model throws a
    /// <see cref="NotSupportedException"/>.</remarks>
    public IReadOnlyList<NotApplicable> NotApplicable { get; init; } = [];

    /// <summary>Why the model cannot run a workload.</summary>
    /// <param name="needs">What the workload asks.</param>
    /// <returns>The first reason in <see cref="NotApplicable"/>; <see langword="null"/> if the model can.</returns>
    public string? WhyNotApplicable(WorkloadNeeds needs) =>
        NotApplicable.FirstOrDefault(entry => (entry.Needs & needs) != WorkloadNeeds.None)?.Reason;
}
