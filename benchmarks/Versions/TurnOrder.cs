namespace ConcurrencyCompare.Benchmarks.Versions;

/// <summary>Decides which of two sides measures next.</summary>
/// <remarks>
/// Turns come in pairs, in which both sides measure the same case, one right after the other. Which of them goes first
/// is random: what the first one does to the machine becomes noise, which intervals count, and no advantage of a side.
/// Where the sides have different cases, whoever is behind in rounds goes, and inside a round they alternate.
/// </remarks>
/// <param name="seed">Who goes first follows from it.</param>
internal sealed class TurnOrder(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Who completes the pair that is begun: new or not; <see langword="null"/> when none is.</summary>
    private bool? _second;

    /// <summary>Whether new goes next, rather than base.</summary>
    /// <param name="ofBase">What base wants to measure; <see langword="null"/> when it has ended.</param>
    /// <param name="ofNew">What new wants to measure; <see langword="null"/> when it has ended.</param>
    public bool IsNewNext(Turn? ofBase, Turn? ofNew)
    {
        var second = _second;
        _second = null;
        if (ofBase is null || ofNew is null) return ofBase is null;
        if (ofBase.Round != ofNew.Round) return ofNew.Round < ofBase.Round;
        if (second is { } isNew) return isNew;

        var isNewFirst = _random.Next(2) == 1;
        _second = !isNewFirst;
        return isNewFirst;
    }
}
