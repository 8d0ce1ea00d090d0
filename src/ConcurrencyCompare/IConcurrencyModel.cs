namespace ConcurrencyCompare;

/// <summary>One way to run producers and consumers concurrently.</summary>
/// <remarks>
/// <para>Every model keeps these rules, and is tested for them:</para>
/// <list type="number">
/// <item>Each item is consumed exactly once; items of one producer reach any one consumer in the order
/// produced.</item>
/// <item>Never more than <see cref="Workload{T}.Capacity"/> items are queued, never more than
/// <see cref="Workload{T}.Window"/> are in flight; producers wait (backpressure), and nothing is dropped.</item>
/// <item><see cref="Run"/> returns when every producer has finished, every item was consumed, and every consumer was
/// told so. Nobody is told before the last item was consumed, by whichever consumer.</item>
/// <item>A producer that waits for its next item's time, or a consumer that waits until it is ready, holds up nobody
/// else; neither does a call that blocks, unless the model says <see cref="ModelInfo.RunsOnCallingThread"/>.</item>
/// <item>An exception from a producer or consumer stops the run and comes out of <see cref="Run"/> as itself (several:
/// as an <see cref="AggregateException"/>). After it, no thread, timer or parked coroutine is left, and the
/// <see langword="finally"/> blocks of iterators have run.</item>
/// <item>Cancellation ends <see cref="Run"/> with <see cref="OperationCanceledException"/>, promptly, also while
/// everything waits.</item>
/// <item>A model that says <see cref="ModelInfo.RunsOnCallingThread"/> calls everything on the thread that called
/// <see cref="Run"/>, and starts no other.</item>
/// <item>Zero producers, zero items, one consumer, more consumers than items, null items, limits of
/// <see cref="int.MaxValue"/>, reference types and value types all work.</item>
/// <item>Everything is called in the <see cref="ExecutionContext"/> of the caller of <see cref="Run"/>, unless its flow
/// is suppressed: an <see cref="AsyncLocal{T}"/> has the caller's value. What a call changes there may be seen by later
/// calls, or not, and never comes out of <see cref="Run"/>.</item>
/// </list>
/// <para>Models hold no state between runs: any number of runs may go on at a time, on any threads.</para>
/// </remarks>
public interface IConcurrencyModel
{
    /// <summary>What is said of the model: its name, what it is, what it is made of.</summary>
    ModelInfo Info { get; }

    /// <summary>Runs a workload to its end, and blocks the caller until then.</summary>
    /// <param name="workload">What to run.</param>
    /// <param name="cancellationToken">Ends the run early (rule 6).</param>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <exception cref="ArgumentNullException"><paramref name="workload"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled before its end.</exception>
    /// <exception cref="AggregateException">More than one producer or consumer failed (rule 5).</exception>
    void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default);
}
