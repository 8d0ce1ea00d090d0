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
                    yield return queue.Put().With(-1);
                    Assert.Fail("Accepted.");
                    break;
                case QueueCall.Put:
                    var item = reference.Put();
                    yield return queue.Put().With(item);
                    reference.OnAccepted(item);
                    break;
                case QueueCall.PutWithoutWaiting:
                    PutWithoutWaiting();
                    break;
                case QueueCall.Get:
                    reference.Get();
                    var get = queue.Get();
                    yield return get;
                    if (get.HasItem) reference.OnItem(get.Item);
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
            // An item is handed to a getter that waits inside the call, so what was served takes no room.
            if (reference.IsCompleted || reference.IsFullAfter(reference.Served))
            {
                Assert.Throws<InvalidOperationException>(() => queue.Put(-1));
                return;
            }

            var fitting = reference.Put();
            queue.Put(fitting);
            reference.OnAccepted(fitting);
        }
    }
}
