namespace ConcurrencyCompare.Scheduling;

/// <summary>How much each may take of those who come to their turns for the same items, or the same room: all
/// alike.</summary>
/// <remarks>
/// Turns come in the order of waking. Who comes first would take what there is, come first again, and leave one item a
/// turn to each of the others: with one producer and four consumers, 29 of 32. So what there is when the first one
/// begins is divided among all who are on their way then; who comes again belongs to the next division. A single one
/// has no limit. O(1).
/// </remarks>
internal struct FairShare
{
    private int _turnsLeft;
    private int _share;

    /// <summary>The share of the one who begins a turn.</summary>
    /// <param name="available">How many items, or places, there are for all.</param>
    /// <param name="contenders">How many are on their way to a turn, this one included.</param>
    /// <returns>1 or more.</returns>
    public int Next(int available, int contenders)
    {
        if (contenders <= 1)
        {
            _turnsLeft = 0;
            return int.MaxValue;
        }

        // More turns than contenders are left when some have given up.
        if (_turnsLeft == 0 || _turnsLeft > contenders)
        {
            _turnsLeft = contenders;
            _share = Math.Max(1, available / contenders);
        }

        _turnsLeft--;
        return _share;
    }
}
