using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>A queue of one producer and one consumer, without locks: each writes its own count, and reads the other's
/// only when it has used up what it knew of it.</summary>
/// <remarks>After Lamport's ring ("Proving the Correctness of Multiprocess Programs", 1977), with the cached counts of
/// MCRingBuffer (Lee, Bu and Chandranmenon, 2009). Bounded, it is one ring; unbounded, a ring that is full has a next
/// one. Who finds nothing to do spins, then parks.</remarks>
internal sealed class SpscQueue<T>
{
    private const int RingLength = 1024;
    private const int LongestRing = 1 << 16;

    private readonly long _limit;
    private readonly bool _grows;
    private readonly int _mask;
    private readonly SpinThenPark _someItem;
    private readonly SpinThenPark _someRoom;
    private readonly Func<bool> _hasItem;
    private readonly Func<bool> _hasRoom;

    // The two ends write to lines of the cache of their own.
    private SpscEnds _ends;
    private Ring _putRing;
    private Ring _takeRing;

    /// <param name="capacity">How many items may be queued; <see langword="null"/> for any.</param>
    /// <param name="stop">Ends all waits, once <see cref="WakeAll"/> is called.</param>
    public SpscQueue(int? capacity, CancellationToken stop)
    {
        _grows = capacity is null;
        _limit = _grows ? long.MaxValue : Math.Min(capacity!.Value, LongestRing);
        var length = _grows ? RingLength : (int)BitOperations.RoundUpToPowerOf2((uint)_limit);
        _mask = length - 1;
        _putRing = _takeRing = new Ring(length, start: 0);
        _someItem = new SpinThenPark(stop);
        _someRoom = new SpinThenPark(stop);
        _hasItem = HasItem;
        _hasRoom = HasRoom;
    }

    /// <summary>Puts an item as soon as there is room.</summary>
    public void Put(T item)
    {
        var put = _ends.Put;
        if (put - _ends.TakenAsPutterKnows >= _limit && !HasRoom()) _someRoom.Until(_hasRoom);
        if (_grows && (put & _mask) == 0 && put != _putRing.Start && Volatile.Read(ref _ends.Taken) != put)
            _putRing = _putRing.Next = new Ring(_mask + 1, put);
        _putRing.Items[put & _mask] = item;
        Volatile.Write(ref _ends.Put, put + 1);
        _someItem.Wake();
    }

    /// <summary>Takes an item as soon as there is one.</summary>
    /// <returns><see langword="false"/> when there will be none.</returns>
    public bool TryTake([MaybeNullWhen(false)] out T item)
    {
        var taken = _ends.Taken;
        if (taken == _ends.PutAsTakerKnows && !HasItem()) _someItem.Until(_hasItem);
        if (taken == _ends.PutAsTakerKnows)
        {
            item = default;
            return false;
        }

        if (_takeRing.Next is { } next && next.Start == taken) _takeRing = next;
        ref var slot = ref _takeRing.Items[taken & _mask];
        item = slot;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>()) slot = default!;
        Volatile.Write(ref _ends.Taken, taken + 1);
        _someRoom.Wake();
        return true;
    }

    /// <summary>No more puts.</summary>
    public void Complete()
    {
        Volatile.Write(ref _ends.IsCompleted, true);
        _someItem.Wake();
    }

    /// <summary>Lets who waits look at the token.</summary>
    public void WakeAll()
    {
        _someItem.WakeAlways();
        _someRoom.WakeAlways();
    }

    private bool HasRoom()
    {
        _ends.TakenAsPutterKnows = Volatile.Read(ref _ends.Taken);
        return _ends.Put - _ends.TakenAsPutterKnows < _limit;
    }

    /// <summary>Whether there is an item, or there will be none: what was put before the end is seen after
    /// it.</summary>
    private bool HasItem()
    {
        var isCompleted = Volatile.Read(ref _ends.IsCompleted);
        _ends.PutAsTakerKnows = Volatile.Read(ref _ends.Put);
        return _ends.PutAsTakerKnows != _ends.Taken || isCompleted;
    }

    private sealed class Ring(int length, long start)
    {
        public readonly T[] Items = new T[length];

        public readonly long Start = start;

        public Ring? Next;
    }
}

/// <summary>The counts of a queue's two ends, on lines of the cache of their own.</summary>
[StructLayout(LayoutKind.Explicit, Size = 384)]
internal struct SpscEnds
{
    [FieldOffset(128)]
    public long Put;

    [FieldOffset(136)]
    public long TakenAsPutterKnows;

    [FieldOffset(144)]
    public bool IsCompleted;

    [FieldOffset(256)]
    public long Taken;

    [FieldOffset(264)]
    public long PutAsTakerKnows;
}
