using CsCheck;

namespace ConcurrencyCompare.Tests.Properties;

public class AsyncQueueProperties
{
    [Fact]
    public void AsyncQueue_does_what_a_queue_does_for_any_calls() =>
        QueueReference.Scripts.Sample(
            (capacity, steps) => new Script(capacity).Run(steps), iter: 3_000, threads: 1);

    private sealed class Script(int? capacity)
    {
        private readonly CallbackScheduler _scheduler = new(new JumpingTimeProvider());
        private readonly QueueReference _reference = new(capacity);
        private readonly List<Waiter> _puts = [];
        private readonly List<Waiter> _gets = [];
        private AsyncQueue<int> _queue = null!;
        private int _done;

        /// <summary>Who waits, and for what, until it has had its last item.</summary>
        private sealed class Waiter
        {
            public int Number { get; set; }

            public CallbackHandle Handle { get; set; }
        }

        public void Run(QueueStep[] steps)
        {
            _queue = new AsyncQueue<int>(_scheduler, capacity);
            foreach (var step in steps.Append(QueueStep.Run))
            {
                if (step.Call == QueueCall.Run) Run();
                else if (step.Coming == Coming.InTurn) _scheduler.CallSoon(() => Do(step));
                else if (step.Coming == Coming.Posted) _scheduler.CallSoonThreadSafe(() => Do(step));
                else Do(step);
            }

            Assert.Equal(steps.Count(step => step.Call != QueueCall.Run), _done);
        }

        private void Run()
        {
            _scheduler.Run();
            _reference.AssertAllIsDone();
        }

        private void Do(QueueStep step)
        {
            _done++;
            switch (step.Call)
            {
                case QueueCall.Put when _reference.IsCompleted:
                    AssertRefused();
                    break;
                case QueueCall.Put:
                    Put(NewWaiter(_puts), step.Items);
                    break;
                case QueueCall.TryPut:
                    _reference.Check(_queue.TryPut);
                    break;
                case QueueCall.Get:
                    Get(NewWaiter(_gets), step.Items);
                    break;
                case QueueCall.TryGet:
                    _reference.Check(_queue.TryGet);
                    break;
                case QueueCall.CancelPut when Chosen(_puts, step.Whom) is { } put:
                    CancelPut(put);
                    break;
                case QueueCall.CancelGet when Chosen(_gets, step.Whom) is { } get:
                    CancelGet(get);
                    break;
                case QueueCall.CancelAll:
                    CancelAll(lastFirst: step.Whom % 2 == 0);
                    break;
                case QueueCall.Complete:
                    _reference.Complete();
                    _queue.Complete();
                    break;
            }

            _reference.CheckCount(_queue.Count);
        }

        private void AssertRefused() =>
            Assert.Throws<InvalidOperationException>(() => _queue.Put(-1, () => Assert.Fail("Accepted.")));

        /// <summary>Puts one item after the other, each in the callback of the one before.</summary>
        private void Put(Waiter waiter, int items)
        {
            for (; items > 1 && _scheduler.TryContinue() && !_reference.IsCompleted; items--)
            {
                if (!_queue.TryPut(_reference.NextPut)) break;
                _reference.OnPutNow();
            }

            if (_reference.IsCompleted)
            {
                AssertRefused();
                return;
            }

            var item = waiter.Number = _reference.Put();
            waiter.Handle = _queue.Put(item, () =>
            {
                _reference.OnAccepted(item);
                if (items > 1) Put(waiter, items - 1);
                _reference.CheckCount(_queue.Count);
            });
        }

        private void Get(Waiter waiter, int items)
        {
            for (; items > 1 && _scheduler.TryContinue() && _queue.TryGet(out var item); items--)
                _reference.OnGotNow(item);

            var number = waiter.Number = _reference.Get();
            waiter.Handle = _queue.Get(
                got =>
                {
                    _reference.OnItem(number, got);
                    if (items > 1) Get(waiter, items - 1);
                    _reference.CheckCount(_queue.Count);
                },
                () => _reference.OnCompleted(number));
        }

        private void CancelAll(bool lastFirst)
        {
            foreach (var put in lastFirst ? _puts.AsEnumerable().Reverse() : _puts) CancelPut(put);
            foreach (var get in lastFirst ? _gets.AsEnumerable().Reverse() : _gets) CancelGet(get);
        }

        private void CancelPut(Waiter put)
        {
            Assert.Equal(_reference.CancelPut(put.Number), put.Handle.Cancel());
            _reference.CheckCount(_queue.Count);
        }

        private void CancelGet(Waiter get)
        {
            Assert.Equal(_reference.CancelGet(get.Number), get.Handle.Cancel());
            _reference.CheckCount(_queue.Count);
        }

        private static Waiter NewWaiter(List<Waiter> waiters)
        {
            waiters.Add(new Waiter());
            return waiters[^1];
        }

        private static Waiter? Chosen(List<Waiter> all, int whom) =>
            all.Count == 0 ? null : all[^(1 + whom % all.Count)];
    }
}
