using System.Runtime.ExceptionServices;
using ConcurrencyCompare;

namespace MyModels;

/// <summary>One run: what its threads share, and all of that under one lock.</summary>
internal sealed class MyModelRun<T>(Workload<T> workload, CancellationToken cancellationToken)
{
    private readonly object _lock = new();
    private readonly Queue<T> _queue = new();
    private readonly List<Exception> _failures = [];
    private int _producing = workload.Producers.Count;
    private int _inFlight;
    private bool _isStopped;
    private bool _isCutShort;

    private bool HasRoom => _queue.Count < (workload.Capacity ?? int.MaxValue);

    private bool MayProduce => _inFlight < (workload.Window ?? int.MaxValue);

    // Nobody is told of the end before the last item was consumed.
    private bool IsOver => _producing == 0 && _inFlight == 0;

    public void ToTheEnd()
    {
        using var cancellation = cancellationToken.Register(Stop);
        List<Thread> threads =
        [
            .. workload.Producers.Select(producer => new Thread(() => Guard(() => Produce(producer)))),
            .. workload.Consumers.Select(consumer => new Thread(() => Guard(() => Consume(consumer)))),
        ];
        try
        {
            threads.ForEach(thread => thread.Start());
        }
        catch
        {
            Stop();
            throw;
        }
        finally
        {
            threads.Where(thread => thread.IsAlive).ToList().ForEach(thread => thread.Join());
        }

        if (_failures.Count == 1) ExceptionDispatchInfo.Throw(_failures[0]);
        if (_failures.Count > 1) throw new AggregateException(_failures);
        if (_isCutShort) throw new OperationCanceledException(cancellationToken);
    }

    private void Produce(IProducer<T> producer)
    {
        while (true)
        {
            WaitUntil((producer as IPacedProducer<T>)?.DueTimestamp);
            // In flight from here on: so there are never more than the window.
            WaitFor(() => MayProduce, () => _inFlight++);
            if (!producer.TryProduce(out var item)) break;
            WaitFor(() => HasRoom, () => _queue.Enqueue(item));
        }

        Change(() =>
        {
            _inFlight--;
            _producing--;
        });
    }

    private void Consume(IConsumer<T> consumer)
    {
        while (true)
        {
            // Who is not ready takes nothing, and holds up nobody.
            WaitUntil((consumer as IPacedConsumer<T>)?.ReadyTimestamp);
            var hasItem = false;
            T? item = default;
            WaitFor(() => _queue.Count > 0 || IsOver, () => hasItem = _queue.TryDequeue(out item));
            if (!hasItem) break;
            consumer.Consume(item!);
            Change(() => _inFlight--);
        }

        consumer.OnCompleted();
    }

    /// <summary>What a producer or consumer throws stops all, and comes out of the run.</summary>
    private void Guard(Action body)
    {
        try
        {
            body();
        }
        catch (StoppedException)
        {
            _isCutShort = true;
        }
        catch (OperationCanceledException told)
            when (told.CancellationToken == cancellationToken && cancellationToken.IsCancellationRequested)
        {
            _isCutShort = true;
        }
        catch (Exception failure)
        {
            lock (_lock) _failures.Add(failure);
            Stop();
        }
    }

    private void Stop() => Change(() => _isStopped = true);

    private void Change(Action change)
    {
        lock (_lock)
        {
            change();
            Monitor.PulseAll(_lock);
        }
    }

    private void WaitFor(Func<bool> condition, Action then)
    {
        lock (_lock)
        {
            while (!_isStopped && !condition()) Monitor.Wait(_lock);
            if (_isStopped) throw new StoppedException();
            Change(then);
        }
    }

    private void WaitUntil(long? timestamp)
    {
        var time = workload.TimeProvider;
        lock (_lock)
        {
            while (!_isStopped && timestamp > time.GetTimestamp())
            {
                // In whole milliseconds, and rounded up: that is what timers count in.
                var left = time.GetElapsedTime(time.GetTimestamp(), timestamp.Value).TotalMilliseconds;
                var milliseconds = Math.Clamp(Math.Ceiling(left), 1, TimeSpan.MillisecondsPerDay);
                using var alarm = time.CreateTimer(
                    _ => Change(() => { }), null, TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
                // The timer of a virtual time may have called back already.
                if (timestamp > time.GetTimestamp()) Monitor.Wait(_lock);
            }

            if (_isStopped) throw new StoppedException();
        }
    }

    private sealed class StoppedException : Exception;
}
