namespace ConcurrencyCompare.Benchmarks.Display;

/// <summary>How far a run has come.</summary>
/// <param name="Round">The number of the round, from 1.</param>
/// <param name="Rounds">How many rounds there are.</param>
/// <param name="Place">The place among all that is measured, from 1.</param>
/// <param name="Places">How much is measured in all.</param>
/// <param name="Name">The case, for people.</param>
internal record Progress(int Round, int Rounds, int Place, int Places, string Name)
{
    /// <summary>What is known of the end of a run that ends when it is decided; <see langword="null"/> of
    /// others.</summary>
    public string? Open { get; init; }

    /// <summary>The case in fewer words, where there is little room.</summary>
    public string ShortName { get; init; } = Name;

    /// <summary>What is known of its setting so far, for people; empty for nothing.</summary>
    public string SoFar { get; init; } = "";
}
