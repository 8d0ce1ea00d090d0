namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>Says whether a run has the time for what comes next, from what it took so far.</summary>
/// <param name="time">The clock; the run begins now.</param>
/// <param name="budget">How long the run may take; <see langword="null"/> for any time.</param>
internal sealed class Deadline(TimeProvider time, TimeSpan? budget)
{
    private long _start = time.GetTimestamp();
    private long _firstCase;
    private int _started;

    /// <summary>What is left of the budget; <see langword="null"/> for any time.</summary>
    public TimeSpan? Left => budget - time.GetElapsedTime(_start);

    /// <summary>Says that a case begins.</summary>
    public void StartCase()
    {
        if (_started++ == 0) _firstCase = time.GetTimestamp();
    }

    /// <summary>Waits for others: that is not the run's time.</summary>
    public void StopWhile(Action wait)
    {
        var before = time.GetTimestamp();
        wait();
        var waited = time.GetTimestamp() - before;
        _start += waited;
        _firstCase += waited;
    }

    /// <summary>Whether so many cases would end in time if they take as long as those before; before there is one, they
    /// would.</summary>
    /// <param name="cases">How many.</param>
    /// <param name="preparation">What comes before them.</param>
    public bool HasTimeFor(int cases, TimeSpan preparation = default)
    {
        if (budget is null || _started == 0) return true;

        var perCase = time.GetElapsedTime(_firstCase) / _started;
        return time.GetElapsedTime(_start) + preparation + (perCase * cases) <= budget;
    }
}
