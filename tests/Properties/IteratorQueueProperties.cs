using ConcurrencyCompare.Models.Iterators;
using CsCheck;

namespace ConcurrencyCompare.Tests.Properties;

public class IteratorQueueProperties
{
    [Fact]
    public void IteratorQueue_does_what_a_queue_does_for_any_calls() =>
        QueueReference.Scripts.Sample(
            (capacity, steps) =>
            {
                using var script = new Script(capacity);
                script.Run(steps);
            },
            iter: 3_000,
            threads: 1);

    /// <summary>A coroutine for each call that may wait.</summary>
    private sealed class Script(int? capacity) : IDisposable
    {
        private readonly IteratorScheduler _scheduler = new(new JumpingTimeProvider());
        private readonly IteratorQueue<int> _queue = new(capacity);
        private readonly QueueReference _reference = new(capacity);
        private readonly List<Waiter> _puts = [];
        private readonly List<Waiter> _gets = [];
        private int _toBeRefused;
        private int _refused;

        private sealed class Waiter
        {
            /// <summary>The number of its put or get, once it has begun.</summary>
            public int? Number { get; set; }

            public Coroutine Coroutine { get; set; } = null!;
        }

        public void Run(QueueStep[] steps)
        {
            foreach (var step in steps.Append(new QueueStep(QueueCall.Run, false, 0)))
            {
                if (step.Call == QueueCall.Run) Run();
                else if (step.IsInTurn) _scheduler.Spawn(DoInTurn(step));
                else Do(step);
            }
        }

        public void Dispose() => _scheduler.Dispose();

        /// <summary>A put that is refused ends its coroutine, and comes out of Run, which goes on when called again.
        /// </summary>
        private void Run()
        {
            while (Record.Exception(() => _scheduler.Run()) is { } failure)
            {
                Assert.IsType<InvalidOperationException>(failure);
                _refused++;
            }

            Assert.Equal(_toBeRefused, _refused);
            _reference.AssertAllIsDone();
        }

        private IEnumerator<YieldInstruction> DoInTurn(QueueStep step)
        {
            Do(step);
            yield break;
        }

        private void Do(QueueStep step)
        {
            switch (step.Call)
            {
                case QueueCall.Put:
                    Spawn(_puts, Put);
                    break;
                case QueueCall.TryPut:
                    _reference.Check(_queue.TryPut);
                    break;
                case QueueCall.Get:
                    Spawn(_gets, Get);
                    break;
                case QueueCall.TryGet:
                    _reference.Check(_queue.TryGet);
                    break;
                case QueueCall.CancelPut when Chosen(_puts, step.Whom) is { } put:
                    // Its item may be in the queue already, and stays there.
                    if (put.Coroutine.Cancel() && put.Number is { } number && !_reference.CancelPut(number))
                        _reference.ForgetPut(number);
                    break;
                case QueueCall.CancelGet when Chosen(_gets, step.Whom) is { } get:
                    var hasBegun = get.Number is not null;
                    var isCancelled = get.Coroutine.Cancel();
                    if (hasBegun) Assert.Equal(_reference.CancelGet(get.Number!.Value), isCancelled);
                    break;
                case QueueCall.Complete:
                    _reference.Complete();
                    _queue.Complete();
                    break;
            }

            Assert.Equal(_reference.Count, _queue.Count);
        }

        private void Spawn(List<Waiter> waiters, Func<Waiter, IEnumerator<YieldInstruction>> iterator)
        {
            var waiter = new Waiter();
            waiter.Coroutine = _scheduler.Spawn(iterator(waiter));
            waiters.Add(waiter);
        }

        private IEnumerator<YieldInstruction> Put(Waiter waiter)
        {
            var put = _queue.CreatePut();
            if (_reference.IsCompleted)
            {
                _toBeRefused++;
                yield return put.With(-1);
                Assert.Fail("Accepted.");
            }

            var item = _reference.Put();
            waiter.Number = item;
            yield return put.With(item);
            _reference.OnAccepted(item);
        }

        private IEnumerator<YieldInstruction> Get(Waiter waiter)
        {
            var number = _reference.Get();
            waiter.Number = number;
            var get = _queue.CreateGet();
            yield return get;
            if (get.TryTake(out var item)) _reference.OnItem(number, item, mayPass: true);
            else _reference.OnCompleted(number);
        }

        private static Waiter? Chosen(List<Waiter> all, int whom) =>
            all.Count == 0 ? null : all[^(1 + whom % all.Count)];
    }
}
