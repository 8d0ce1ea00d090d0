using ConcurrencyCompare.Models.Callbacks;
using CsCheck;

namespace ConcurrencyCompare.Tests.Properties;

public class AsyncQueueProperties
{
    [Fact]
    public void AsyncQueue_does_what_a_queue_does_for_any_calls() =>
        QueueReference.Scripts.Sample(Check, iter: 3_000, threads: 1);

    private static void Check(int? capacity, QueueCall[] calls)
    {
        var scheduler = new CallbackScheduler(new JumpingTimeProvider());
        var queue = new AsyncQueue<int>(scheduler, capacity);
        var reference = new QueueReference(capacity);
        foreach (var call in calls.Append(QueueCall.Run))
        {
            switch (call)
            {
                case QueueCall.Put when !reference.IsCompleted:
                    var item = reference.Put();
                    queue.Put(item, () => reference.OnAccepted(item));
                    break;
                // What was promised stays in the queue until its getter is called back, and takes room.
                case QueueCall.PutWithoutWaiting when
                    !reference.IsCompleted && !reference.IsFullAfter(reference.Delivered):
                    var fitting = reference.Put();
                    Assert.True(queue.TryPut(fitting));
                    reference.OnAccepted(fitting);
                    break;
                case QueueCall.Put:
                    Assert.Throws<InvalidOperationException>(() => queue.Put(-1, () => Assert.Fail("Accepted.")));
                    break;
                case QueueCall.PutWithoutWaiting when reference.IsCompleted:
                    Assert.Throws<InvalidOperationException>(() => queue.TryPut(-1));
                    break;
                case QueueCall.PutWithoutWaiting:
                    Assert.False(queue.TryPut(-1));
                    break;
                case QueueCall.Get:
                    reference.Get();
                    queue.Get(reference.OnItem, reference.OnCompleted);
                    break;
                case QueueCall.Complete:
                    reference.Complete();
                    queue.Complete();
                    break;
                default:
                    scheduler.Run();
                    reference.AssertAllIsDone();
                    break;
            }
        }
    }
}
