using CsCheck;

namespace ConcurrencyCompare.Tests.Properties;

/// <summary>What may be asked of a queue.</summary>
internal enum QueueCall
{
    Put,
    TryPut,
    Get,
    TryGet,
    CancelPut,
    CancelGet,

    /// <summary>Everybody who waits gives up, the last to come first or the first.</summary>
    CancelAll,
    Complete,

    /// <summary>Everything that is ready runs, until all that is left waits for another call.</summary>
    Run,
}

/// <summary>How a call comes.</summary>
internal enum Coming
{
    AtOnce,

    /// <summary>From a step of the scheduler, behind what is ready.</summary>
    InTurn,

    /// <summary>From a step that is handed over as other threads do it.</summary>
    Posted,
}

/// <summary>A call, and how it comes.</summary>
/// <param name="Call">What is asked.</param>
/// <param name="Coming">From where.</param>
/// <param name="Whom">Which of the earlier puts or gets is cancelled, as far as there are some.</param>
/// <param name="Items">How many items a put or get goes on to, one after the other: without waiting, where that
/// is possible.</param>
internal readonly record struct QueueStep(QueueCall Call, Coming Coming, int Whom, int Items)
{
    public static QueueStep Run { get; } = new(QueueCall.Run, Coming.AtOnce, 0, 1);
}

/// <summary>A get that does not wait.</summary>
internal delegate bool TryGet(out int item);

/// <summary>What a bounded queue is, as three lists: items, and those who wait for one or for room, in the order of
/// coming.
/// </summary>
/// <remarks>It is told of every call and of every callback, and objects to one that is wrong: so it knows at any moment
/// how many items the queue holds, whatever was cancelled or completed before.</remarks>
/// <param name="capacity">How many items may be queued; unbounded if null.</param>
internal sealed class QueueReference(int? capacity)
{
    private readonly List<int> _items = [];
    private readonly List<int> _putters = [];
    private readonly List<int> _getters = [];
    private readonly HashSet<int> _unaccepted = [];
    private int _puts;
    private int _gets;
    private int _givenBack;

    /// <summary>Any calls, on a queue of any small capacity. Completing is rare: not much can happen after
    /// it.</summary>
    public static Gen<(int? Capacity, QueueStep[] Steps)> Scripts { get; } = Gen.Select(
        Gen.Int[0, 4].Select(limit => limit == 0 ? default(int?) : limit),
        Gen.Select(
            Gen.Frequency(
                (8, Gen.Const(QueueCall.Put)),
                (3, Gen.Const(QueueCall.TryPut)),
                (9, Gen.Const(QueueCall.Get)),
                (3, Gen.Const(QueueCall.TryGet)),
                (3, Gen.Const(QueueCall.CancelPut)),
                (4, Gen.Const(QueueCall.CancelGet)),
                (1, Gen.Const(QueueCall.CancelAll)),
                (1, Gen.Const(QueueCall.Complete)),
                (4, Gen.Const(QueueCall.Run))),
            Gen.Enum<Coming>(),
            Gen.Int[0, 7],
            // Seldom more than what a scheduler does in a turn.
            Gen.Frequency((6, Gen.Const(1)), (3, Gen.Int[2, 5]), (1, Gen.Int[60, 80])),
            (call, coming, whom, items) => new QueueStep(call, coming, whom, items)).Array[0, 60]);

    /// <summary>How many items are queued: those that nobody who waits will get.</summary>
    public int Count => Math.Max(0, _items.Count - _getters.Count);

    public bool IsCompleted { get; private set; }

    /// <summary>The item of the put that comes next.</summary>
    public int NextPut => _puts;

    /// <summary>Whether a put that does not wait is taken.</summary>
    private bool HasRoom => Count < (capacity ?? int.MaxValue);

    /// <summary>Whether a get that does not wait is served: those who wait come first.</summary>
    private bool HasSpareItem => _items.Count > _getters.Count;

    // No item will come any more, but for those that are there.
    private bool HasEnded => IsCompleted && _putters.Count == 0;

    /// <summary>Begins a put, and gives its item, which is also its number.</summary>
    public int Put()
    {
        Assert.False(IsCompleted);
        var item = _puts++;
        if (HasRoom) _items.Add(item);
        else _putters.Add(item);
        _unaccepted.Add(item);
        return item;
    }

    /// <summary>Begins a get, and gives its number.</summary>
    public int Get()
    {
        _getters.Add(_gets);
        Admit();
        return _gets++;
    }

    public void Complete() => IsCompleted = true;

    /// <summary>A put is cancelled, if it waits for room.</summary>
    /// <returns>Whether it was in time.</returns>
    public bool CancelPut(int item)
    {
        if (!_putters.Remove(item)) return false;
        return _unaccepted.Remove(item);
    }

    /// <summary>Nobody will hear of it when a put is accepted.</summary>
    public void ForgetPut(int item) => _unaccepted.Remove(item);

    /// <summary>A get is cancelled.</summary>
    /// <returns>Whether it was in time: it was not called back.</returns>
    public bool CancelGet(int get)
    {
        var before = Count;
        var isInTime = _getters.Remove(get);
        _givenBack += Count - before;
        return isInTime;
    }

    /// <summary>Does a put that does not wait, and checks what comes of it: nothing is put where there is no
    /// room.</summary>
    public void Check(Func<int, bool> tryPut)
    {
        if (IsCompleted)
        {
            Assert.Throws<InvalidOperationException>(() => tryPut(-1));
        }
        else if (!HasRoom)
        {
            Assert.False(tryPut(-1));
        }
        else
        {
            var item = Put();
            Assert.True(tryPut(item));
            OnAccepted(item);
        }
    }

    /// <summary>Does a get that does not wait, and checks what comes of it.</summary>
    public void Check(TryGet tryGet)
    {
        Assert.Equal(HasSpareItem, tryGet(out var item));
        if (HasSpareItem) Take(item);
    }

    /// <summary>The queue holds what it should, at any moment: no more than its capacity, but for what was given back.
    /// </summary>
    public void CheckCount(int count)
    {
        Assert.Equal(Count, count);
        if (Count <= (capacity ?? int.MaxValue)) _givenBack = 0;
        else Assert.InRange(Count, 0, capacity!.Value + _givenBack);
    }

    // What was seen:

    /// <summary>An item was put by who would have waited.</summary>
    public void OnPutNow()
    {
        Assert.True(HasRoom && !IsCompleted, "Put where there is no room.");
        OnAccepted(Put());
    }

    /// <summary>An item was got by who would have waited.</summary>
    public void OnGotNow(int item)
    {
        Assert.True(HasSpareItem, "Got what is promised to somebody.");
        Take(item);
    }

    public void OnAccepted(int item)
    {
        Assert.DoesNotContain(item, _putters);
        Assert.True(_unaccepted.Remove(item), "Accepted twice, or after it was cancelled.");
    }

    /// <summary>First in, first out, at any moment, and the first to come is the first to be served.</summary>
    /// <param name="get">Which get was served.</param>
    /// <param name="item">Its item.</param>
    /// <param name="mayPass">Whether it may take at once what is left when all who wait have their item.</param>
    public void OnItem(int get, int item, bool mayPass = false)
    {
        Assert.True(mayPass && _items.Count >= _getters.Count || _getters.IndexOf(get) == 0, "Served out of line.");
        Assert.True(_getters.Remove(get), "Served twice, or after it was cancelled.");
        Take(item);
    }

    /// <summary>An item was taken by who did not wait.</summary>
    private void Take(int item)
    {
        Assert.Equal(_items[0], item);
        _items.RemoveAt(0);
        Admit();
    }

    /// <summary>What a cancelled getter gave back may be more than the capacity: then nobody is let in.</summary>
    private void Admit()
    {
        while (_putters.Count > 0 && HasRoom)
        {
            _items.Add(_putters[0]);
            _putters.RemoveAt(0);
        }
    }

    public void OnCompleted(int get)
    {
        Assert.True(HasEnded, "Told of an end that has not come.");
        Assert.Empty(_items);
        Assert.True(_getters.Remove(get), "Told twice, or after it was cancelled.");
    }

    /// <summary>Nobody waits who need not, and whoever has to wait does.</summary>
    public void AssertAllIsDone()
    {
        Assert.Equal(_putters, _unaccepted.Order());
        if (_getters.Count == 0) return;
        Assert.Empty(_items);
        Assert.False(HasEnded, "Some were not told of the end.");
    }
}
