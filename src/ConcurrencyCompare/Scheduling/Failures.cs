using System.Runtime.ExceptionServices;

namespace ConcurrencyCompare.Scheduling;

/// <summary>How failures that were collected come out: one as itself, several together.</summary>
internal static class Failures
{
    /// <exception cref="AggregateException">There are several.</exception>
    public static void Throw(IReadOnlyList<Exception>? failures)
    {
        if (failures is null or []) return;
        if (failures.Count == 1) ExceptionDispatchInfo.Throw(failures[0]);
        throw new AggregateException(failures);
    }
}
