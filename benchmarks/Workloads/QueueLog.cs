namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>When items came into a queue and left it: how many were in it at most follows afterwards, so that nothing
/// has to be counted by several threads while they run.</summary>
/// <param name="items">How many there will be.</param>
internal sealed class QueueLog(int items)
{
    private readonly long[] _produced = new long[items];
    private readonly long[] _consumed = new long[items];
    private int _count;

    /// <summary>Called once for each item, when it left.</summary>
    public void Note(long produced, long consumed) => (_produced[_count], _consumed[_count++]) = (produced, consumed);

    /// <summary>The most items that were produced and not yet consumed.</summary>
    public int MostQueued
    {
        get
        {
            var (produced, consumed) = (Sorted(_produced), Sorted(_consumed));
            var (most, gone) = (0, 0);
            for (var come = 1; come <= _count; come++)
            {
                while (gone < _count && consumed[gone] < produced[come - 1]) gone++;
                most = Math.Max(most, come - gone);
            }

            return most;
        }
    }

    private long[] Sorted(long[] times)
    {
        var sorted = times[.._count];
        Array.Sort(sorted);
        return sorted;
    }
}
