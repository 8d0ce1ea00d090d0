using ConcurrencyCompare.Models.Callbacks;
using ConcurrencyCompare.Scheduling;
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
        private readonly List<(int Number, CallbackHandle Handle)> _puts = [];
        private readonly List<(int Number, CallbackHandle Handle)> _gets = [];
        private AsyncQueue<int> _queue = null!;

        public void Run(QueueStep[] steps)
        {
            _queue = new AsyncQueue<int>(_scheduler, capacity);
            foreach (var step in steps.Append(new QueueStep(QueueCall.Run, false, 0)))
            {
                if (step.Call == QueueCall.Run) Run();
                else if (step.IsInTurn) _scheduler.CallSoon(() => Do(step));
                else Do(step);
            }
        }

        private void Run()
        {
            _scheduler.Run();
            _reference.AssertAllIsDone();
        }

        private void Do(QueueStep step)
        {
            switch (step.Call)
            {
                case QueueCall.Put when _reference.IsCompleted:
                    Assert.Throws<InvalidOperationException>(() => _queue.Put(-1, () => Assert.Fail("Accepted.")));
                    break;
                case QueueCall.Put:
                    var item = _reference.Put();
                    _puts.Add((item, _queue.Put(item, () => _reference.OnAccepted(item))));
                    break;
                case QueueCall.TryPut:
                    _reference.Check(_queue.TryPut);
                    break;
                case QueueCall.Get:
                    var get = _reference.Get();
                    _gets.Add((get, _queue.Get(got => _reference.OnItem(get, got), () => _reference.OnCompleted(get))));
                    break;
                case QueueCall.TryGet:
                    _reference.Check(_queue.TryGet);
                    break;
                case QueueCall.CancelPut when Chosen(_puts, step.Whom) is var (put, handle):
                    Assert.Equal(_reference.CancelPut(put), handle.Cancel());
                    break;
                case QueueCall.CancelGet when Chosen(_gets, step.Whom) is var (waiting, handle):
                    Assert.Equal(_reference.CancelGet(waiting), handle.Cancel());
                    break;
                case QueueCall.Complete:
                    _reference.Complete();
                    _queue.Complete();
                    break;
            }

            Assert.Equal(_reference.Count, _queue.Count);
        }

        private static (int Number, CallbackHandle Handle)? Chosen(
            List<(int Number, CallbackHandle Handle)> all, int whom) =>
            all.Count == 0 ? null : all[^(1 + whom % all.Count)];
    }
}
