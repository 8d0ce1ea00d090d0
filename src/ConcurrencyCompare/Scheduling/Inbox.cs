namespace ConcurrencyCompare.Scheduling;

/// <summary>Steps that other threads hand over, taken all at once and in order.</summary>
/// <remarks>
/// A stack that any thread pushes on with a compare-and-swap, and that its owner takes whole and turns round (Treiber,
/// "Systems Programming: Coping with Parallelism", 1986). Unlike a <c>ConcurrentQueue</c> it costs nothing until it is
/// used, and taking it whole means that a thread which posts without end cannot hold up the loop.
/// </remarks>
internal struct Inbox<TStep> where TStep : class
{
    // The last one added; one without a step is the end of all.
    private Posted? _last;

    private sealed class Posted(TStep? step)
    {
        public TStep? Step => step;

        public Posted? Before { get; set; }
    }

    public bool IsEmpty => Volatile.Read(ref _last) is not { Step: not null };

    /// <summary>Adds a step, from any thread; lock-free.</summary>
    /// <returns><see langword="false"/> once it is closed.</returns>
    public bool Add(TStep step)
    {
        var posted = new Posted(step);
        Posted? last;
        do
        {
            last = Volatile.Read(ref _last);
            if (last is { Step: null }) return false;
            posted.Before = last;
        }
        while (Interlocked.CompareExchange(ref _last, posted, last) != last);
        return true;
    }

    /// <summary>Moves all steps to a queue, in the order in which they were added. Belongs to the loop's
    /// thread.</summary>
    public void MoveTo(ref RingBuffer<TStep> queue)
    {
        if (!IsEmpty) Move(Interlocked.Exchange(ref _last, null), ref queue);
    }

    /// <summary>Takes no more steps, and moves those that came before. Belongs to the loop's thread.</summary>
    public void Close(ref RingBuffer<TStep> queue) =>
        Move(Interlocked.Exchange(ref _last, new Posted(null)), ref queue);

    private static void Move(Posted? posted, ref RingBuffer<TStep> queue)
    {
        Posted? first = null;
        while (posted is { Step: not null })
        {
            var before = posted.Before;
            posted.Before = first;
            first = posted;
            posted = before;
        }

        for (; first is not null; first = first.Before) queue.Enqueue(first.Step!);
    }
}
