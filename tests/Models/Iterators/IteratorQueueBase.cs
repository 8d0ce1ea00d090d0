namespace ConcurrencyCompare.Tests.Iterators;

/// <summary>Coroutines that put and get, and write down when they went on.</summary>
public abstract class IteratorQueueBase : IDisposable
{
    private protected IteratorScheduler Scheduler { get; } = new(new JumpingTimeProvider());

    private protected List<string> Log { get; } = [];

    public void Dispose()
    {
        Scheduler.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Spawn(IteratorQueue<string> queue, string putter, params string[] items)
    {
        IEnumerator<YieldInstruction> Put()
        {
            var put = queue.CreatePut();
            foreach (var item in items)
            {
                yield return put.With(item);
                Log.Add($"{putter} put {item}");
            }
        }

        Scheduler.Spawn(Put());
    }

    private protected void SpawnGetter(IteratorQueue<string> queue, string name, int count)
    {
        IEnumerator<YieldInstruction> Get()
        {
            var get = queue.CreateGet();
            for (var i = 0; i < count; i++)
            {
                yield return get;
                Log.Add(get.TryTake(out var item) ? $"{name} got {item}" : $"{name} completed");
            }
        }

        Scheduler.Spawn(Get());
    }

    /// <summary>Gets one item, and writes down what came.</summary>
    private protected IEnumerator<YieldInstruction> Get(string name, IteratorQueue<int> queue)
    {
        var get = queue.CreateGet();
        yield return get;
        Log.Add(get.TryTake(out var item) ? $"{name} {item}" : $"{name} completed");
    }

    /// <summary>Puts one item, and writes down that it was accepted.</summary>
    private protected IEnumerator<YieldInstruction> Put(IteratorQueue<int> queue, int item)
    {
        yield return queue.CreatePut().With(item);
        Log.Add($"put {item}");
    }
}
