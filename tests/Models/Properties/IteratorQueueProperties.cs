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

    /// <summary>A coroutine for each put or get, which goes on to several items.</summary>
    private sealed class Script(int? capacity) : IDisposable
    {
        private readonly IteratorScheduler _scheduler = new(new JumpingTimeProvider());
        private readonly IteratorQueue<int> _queue = new(capacity);
        private readonly QueueReference _reference = new(capacity);
        private readonly List<Waiter> _waiters = [];
        private int _done;
        private int _toBeRefused;
        private int _refused;

        private sealed class Waiter
        {
            /// <summary>The number of the put or get at which it waits, once it has begun.</summary>
            public int? Number { get; set; }

            public required bool IsPut { get; init; }

            public required int Items { get; init; }

            public int TimesBegun { get; set; }

            public int TimesEnded { get; set; }

            public Coroutine Coroutine { get; set; } = null!;
        }

        public void Run(QueueStep[] steps)
        {
            foreach (var step in steps.Append(QueueStep.Run))
            {
                if (step.Call == QueueCall.Run) Run();
                else if (step.Coming == Coming.InTurn) _scheduler.Spawn(DoInTurn(step));
                else if (step.Coming == Coming.Posted) _scheduler.SpawnThreadSafe(DoInTurn(step));
                else Do(step);
            }

            // Steps that wait for their turn are cancelled with all.
            if (Array.TrueForAll(steps, step => step.Call != QueueCall.CancelAll))
                Assert.Equal(steps.Count(step => step.Call != QueueCall.Run), _done);
            CancelAll();
            Assert.AllIfAny(_waiters, waiter => Assert.True(waiter.Coroutine.HasEnded));
            Assert.AllIfAny(_waiters, waiter => Assert.Equal(waiter.TimesBegun, waiter.TimesEnded));
            _reference.AssertAllIsDone();
            _reference.CheckCount(_queue.Count);
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
            _done++;
            switch (step.Call)
            {
                case QueueCall.Put:
                    Spawn(new Waiter { IsPut = true, Items = step.Items }, Put);
                    break;
                case QueueCall.TryPut:
                    _reference.Check(_queue.TryPut);
                    break;
                case QueueCall.Get:
                    Spawn(new Waiter { IsPut = false, Items = step.Items }, Get);
                    break;
                case QueueCall.TryGet:
                    _reference.Check(_queue.TryGet);
                    break;
                case QueueCall.CancelPut when Chosen(isPut: true, step.Whom) is { } put:
                    if (put.Coroutine.Cancel()) OnCancelled(put);
                    break;
                case QueueCall.CancelGet when Chosen(isPut: false, step.Whom) is { } get:
                    if (get.Coroutine.Cancel()) OnCancelled(get);
                    break;
                case QueueCall.CancelAll:
                    CancelAll();
                    break;
                case QueueCall.Complete:
                    _reference.Complete();
                    _queue.Complete();
                    break;
            }

            _reference.CheckCount(_queue.Count);
        }

        /// <summary>The scheduler's own, which begins with the last one; steps that wait for their turn are among them.
        /// </summary>
        private void CancelAll()
        {
            var waiting = _waiters.FindAll(waiter => !waiter.Coroutine.HasEnded);
            _scheduler.CancelAll();
            waiting.Reverse();
            waiting.ForEach(OnCancelled);
        }

        private void OnCancelled(Waiter waiter)
        {
            Assert.True(waiter.Coroutine.HasEnded);
            if (waiter.Number is not { } number) return;
            if (!waiter.IsPut) Assert.True(_reference.CancelGet(number));
            // Its item may be in the queue already, and stays there.
            else if (!_reference.CancelPut(number)) _reference.ForgetPut(number);
        }

        private void Spawn(Waiter waiter, Func<Waiter, IEnumerator<YieldInstruction>> iterator)
        {
            waiter.Coroutine = _scheduler.Spawn(iterator(waiter));
            _waiters.Add(waiter);
        }

        private IEnumerator<YieldInstruction> Put(Waiter waiter)
        {
            waiter.TimesBegun++;
            try
            {
                var put = _queue.CreatePut();
                for (var index = 0; index < waiter.Items; index++)
                {
                    if (_reference.IsCompleted)
                    {
                        _toBeRefused++;
                        // Either refuses: this one if it is still its turn.
                        if (!put.TryNow(-1)) yield return put;
                        Assert.Fail("Accepted.");
                    }

                    if (put.TryNow(_reference.NextPut))
                    {
                        _reference.OnPutNow();
                        continue;
                    }

                    var item = _reference.Put();
                    waiter.Number = item;
                    yield return put;
                    _reference.OnAccepted(item);
                    _reference.CheckCount(_queue.Count);
                }
            }
            finally
            {
                waiter.TimesEnded++;
            }
        }

        private IEnumerator<YieldInstruction> Get(Waiter waiter)
        {
            waiter.TimesBegun++;
            try
            {
                var get = _queue.CreateGet();
                for (var index = 0; index < waiter.Items; index++)
                {
                    if (get.TryNow(out var item))
                    {
                        _reference.OnGotNow(item);
                        continue;
                    }

                    var number = _reference.Get();
                    waiter.Number = number;
                    yield return get;
                    if (!get.TryTake(out item))
                    {
                        _reference.OnCompleted(number);
                        yield break;
                    }

                    _reference.OnItem(number, item, mayPass: true);
                    _reference.CheckCount(_queue.Count);
                }
            }
            finally
            {
                waiter.TimesEnded++;
            }
        }

        private Waiter? Chosen(bool isPut, int whom)
        {
            var all = _waiters.FindAll(waiter => waiter.IsPut == isPut);
            return all.Count == 0 ? null : all[^(1 + whom % all.Count)];
        }
    }
}
