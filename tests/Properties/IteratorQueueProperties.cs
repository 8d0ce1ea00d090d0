using ConcurrencyCompare.Models.Iterators;
using CsCheck;

namespace ConcurrencyCompare.Tests.Properties;

public class IteratorQueueProperties
{
    [Fact]
    public void IteratorQueue_does_what_a_queue_does_for_any_calls() =>
        QueueReference.Scripts.Sample(Check, iter: 3_000, threads: 1);

    private static void Check(int? capacity, QueueCall[] calls)
    {
        using var scheduler = new IteratorScheduler(new JumpingTimeProvider());
        var script = new Script(new IteratorQueue<int>(capacity), new QueueReference(capacity));
        foreach (var call in calls.Append(QueueCall.Run))
        {
            if (call == QueueCall.Run) script.Run(scheduler);
            else scheduler.Spawn(script.Do(call));
        }
    }

    /// <summary>A coroutine for each call: they make their calls in the order in which they were spawned.</summary>
    private sealed class Script(IteratorQueue<int> queue, QueueReference reference)
    {
        private int _toBeRefused;
        private int _refused;

        public IEnumerator<YieldInstruction> Do(QueueCall call)
        {
            switch (call)
            {
                case QueueCall.Put when reference.IsCompleted:
                    _toBeRefused++;
                    yield return queue.CreatePut().With(-1);
                    Assert.Fail("Accepted.");
                    break;
                case QueueCall.Put:
                    var item = reference.Put();
                    yield return queue.CreatePut().With(item);
                    reference.OnAccepted(item);
                    break;
                case QueueCall.PutWithoutWaiting:
                    PutWithoutWaiting();
                    break;
                case QueueCall.Get:
                    reference.Get();
                    var get = queue.CreateGet();
                    yield return get;
                    if (get.TryTake(out var got)) reference.OnItem(got);
                    else reference.OnCompleted();
                    break;
                default:
                    reference.Complete();
                    queue.Complete();
                    break;
            }
        }

        /// <summary>A put that is refused ends its coroutine, and comes out of Run, which goes on when called again.
        /// </summary>
        public void Run(IteratorScheduler scheduler)
        {
            while (Record.Exception(() => scheduler.Run()) is { } failure)
            {
                Assert.IsType<InvalidOperationException>(failure);
                _refused++;
            }

            Assert.Equal(_toBeRefused, _refused);
            reference.AssertAllIsDone();
        }

        private void PutWithoutWaiting()
        {
            if (reference.IsCompleted)
            {
                Assert.Throws<InvalidOperationException>(() => queue.TryPut(-1));
                return;
            }

            // What was promised stays in the queue until its getter goes on, and takes room.
            if (reference.IsFullAfter(reference.Delivered))
            {
                Assert.False(queue.TryPut(-1));
                return;
            }

            var fitting = reference.Put();
            Assert.True(queue.TryPut(fitting));
            reference.OnAccepted(fitting);
        }
    }
}
