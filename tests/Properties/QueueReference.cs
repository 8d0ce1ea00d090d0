using CsCheck;

namespace ConcurrencyCompare.Tests.Properties;

/// <summary>What may be asked of a queue.</summary>
internal enum QueueCall
{
    Put,
    PutWithoutWaiting,
    Get,
    Complete,

    /// <summary>Everything that is ready runs, until all that is left waits for another call.</summary>
    Run,
}

/// <summary>A bounded queue as a count: of so many puts and gets, how many have to be over by now.</summary>
/// <param name="capacity">How many items may be queued; unbounded if null.</param>
internal sealed class QueueReference(int? capacity)
{
    private readonly List<int> _delivered = [];
    private readonly List<int> _accepted = [];
    private int _gets;
    private int _told;

    /// <summary>Any calls, on a queue of any small capacity. Completing is rare: not much can happen after
    /// it.</summary>
    public static Gen<(int? Capacity, QueueCall[] Calls)> Scripts { get; } = Gen.Select(
        Gen.Int[0, 4].Select(limit => limit == 0 ? default(int?) : limit),
        Gen.Frequency(
            (8, Gen.Const(QueueCall.Put)),
            (4, Gen.Const(QueueCall.PutWithoutWaiting)),
            (10, Gen.Const(QueueCall.Get)),
            (1, Gen.Const(QueueCall.Complete)),
            (6, Gen.Const(QueueCall.Run))).Array[0, 50]);

    /// <summary>How many items were put, whether or not there was room for them at once.</summary>
    public int Puts { get; private set; }

    public bool IsCompleted { get; private set; }

    public int Delivered => _delivered.Count;

    /// <summary>Begins a put, and gives its item.</summary>
    public int Put() => Puts++;

    public void Get() => _gets++;

    public void Complete() => IsCompleted = true;

    /// <summary>Whether a put would have to wait after so many deliveries.</summary>
    public bool IsFullAfter(int delivered) => Puts - delivered >= (capacity ?? int.MaxValue);

    /// <summary>How many gets can have been served: each, as far as there are items.</summary>
    public int Served => Math.Min(Puts, _gets);

    // What was seen:

    public void OnAccepted(int item) => _accepted.Add(item);

    public void OnCompleted() => _told++;

    /// <summary>First in, first out, at any moment.</summary>
    public void OnItem(int item)
    {
        Assert.Equal(_delivered.Count, item);
        _delivered.Add(item);
    }

    /// <summary>Nobody waits who need not, and whoever has to wait does.</summary>
    public void AssertAllIsDone()
    {
        Assert.Equal(Served, _delivered.Count);
        Assert.Equal(IsCompleted ? _gets - Served : 0, _told);
        var accepted = capacity is { } limit ? Math.Min(Puts, Served + limit) : Puts;
        Assert.Equal(Enumerable.Range(0, accepted), _accepted.Order());
    }
}
