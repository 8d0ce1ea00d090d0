namespace ConcurrencyCompare.Exploration;

/// <summary>The choices of one schedule after the other: depth first, until every one has been made.</summary>
/// <remarks>
/// A thread that could go on is interrupted, or one of its stores delayed, at most so often as the bound says; who
/// comes next when a thread waits or ends is free. Nearly all faults need two interruptions or fewer (Musuvathi and
/// Qadeer, "Iterative Context Bounding for Systematic Testing of Multithreaded Programs", 2007).
/// </remarks>
/// <param name="bound">How many interruptions and delays.</param>
internal sealed class Schedule(int bound)
{
    private readonly List<(int Chosen, int Count)> _choices = [];
    private int _next;
    private int _spent;

    /// <summary>Chooses whose turn it is.</summary>
    /// <param name="from">Whose turn it was, if that one lives.</param>
    /// <param name="possible">Who can go on.</param>
    public Actor ChooseTurn(Actor? from, List<Actor> possible)
    {
        if (from is null || !possible.Remove(from)) return possible[Choose(possible.Count)];
        if (_spent == bound) return from;

        var chosen = Choose(possible.Count + 1);
        if (chosen == 0) return from;
        _spent++;
        return possible[chosen - 1];
    }

    /// <summary>Chooses whether a store is delayed.</summary>
    public bool ChooseDelay()
    {
        if (_spent == bound || Choose(2) == 0) return false;
        _spent++;
        return true;
    }

    /// <summary>Goes on to the next schedule.</summary>
    /// <returns><see langword="false"/> when there is none.</returns>
    public bool TryMoveNext()
    {
        (_next, _spent) = (0, 0);
        while (_choices.Count > 0)
        {
            var (chosen, count) = _choices[^1];
            _choices.RemoveAt(_choices.Count - 1);
            if (chosen + 1 == count) continue;
            _choices.Add((chosen + 1, count));
            return true;
        }

        return false;
    }

    private int Choose(int count)
    {
        if (count == 1) return 0;
        if (_next == _choices.Count) _choices.Add((0, count));
        var (chosen, recorded) = _choices[_next++];
        return recorded == count
            ? chosen
            : throw new InvalidOperationException("The same choices led elsewhere: the system is not deterministic.");
    }
}
