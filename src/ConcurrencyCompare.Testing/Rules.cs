namespace ConcurrencyCompare.Testing;

/// <summary>The rules of <see cref="IConcurrencyModel"/>, word for word; a test holds them against its
/// documentation.</summary>
internal static class Rules
{
    private static readonly string[] Texts =
    [
        "Each item is consumed exactly once; items of one producer reach any one consumer in the order produced.",
        "Never more than Capacity items are queued, never more than Window are in flight; producers wait "
            + "(backpressure), and nothing is dropped.",
        "Run returns when every producer has finished, every item was consumed, and every consumer was told so. "
            + "Nobody is told before the last item was consumed, by whichever consumer.",
        "A producer that waits for its next item's time, or a consumer that waits until it is ready, holds up nobody "
            + "else; neither does a call that blocks, unless the model says RunsOnCallingThread.",
        "An exception from a producer or consumer stops the run and comes out of Run as itself (several: as an "
            + "AggregateException). After it, no thread, timer or parked coroutine is left, and the finally blocks of "
            + "iterators have run.",
        "Cancellation ends Run with OperationCanceledException, promptly, also while everything waits.",
        "A model that says RunsOnCallingThread calls everything on the thread that called Run, and starts no other.",
        "Zero producers, zero items, one consumer, more consumers than items, null items, limits of int.MaxValue, "
            + "reference types and value types all work.",
        "Everything is called in the ExecutionContext of the caller of Run, unless its flow is suppressed: an "
            + "AsyncLocal has the caller's value. What a call changes there may be seen by later calls, or not, and "
            + "never comes out of Run.",
    ];

    public static string TextOf(int rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rule, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rule, Texts.Length);
        return Texts[rule - 1];
    }

    /// <summary>Its first sentence, without the full stop.</summary>
    public static string HeadlineOf(int rule) => TextOf(rule).Split(". ")[0].TrimEnd('.');
}
