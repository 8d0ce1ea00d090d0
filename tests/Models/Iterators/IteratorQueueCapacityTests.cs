namespace ConcurrencyCompare.Tests.Iterators;

/// <summary>Queues with a limit: putters that wait.</summary>
public class IteratorQueueCapacityTests : IteratorQueueBase
{
    [Fact]
    public void Put_is_parked_when_full_and_admitted_in_order()
    {
        var queue = new IteratorQueue<string>(capacity: 2);
        foreach (var item in new[] { "a", "b", "c", "d" }) Spawn(queue, "p", item);
        Patience.Run(Scheduler);
        Assert.Equal(["p put a", "p put b"], Log);

        SpawnGetter(queue, "g", count: 4);
        Patience.Run(Scheduler);
        Assert.Equal(["g got a", "g got b", "g got c", "g got d"], Log.Where(line => line[0] == 'g'));
        Assert.Equal(["p put a", "p put b", "p put c", "p put d"], Log.Where(line => line[0] == 'p'));
    }

    [Fact]
    public void Put_never_admits_more_than_the_capacity()
    {
        const int capacity = 3;
        var random = new Random(1);
        var queue = new IteratorQueue<int>(capacity);
        var (put, accepted, got) = (0, 0, new List<int>());
        IEnumerator<YieldInstruction> Put(int item)
        {
            yield return queue.CreatePut().With(item);
            accepted++;
        }

        IEnumerator<YieldInstruction> Get()
        {
            var get = queue.CreateGet();
            yield return get;
            Assert.True(get.TryTake(out var item));
            got.Add(item);
        }

        for (var i = 0; i < 5_000; i++)
        {
            Scheduler.Spawn(random.Next(2) == 0 ? Put(put++) : Get());
            if (random.Next(4) != 0) continue;

            Scheduler.Run();
            Assert.InRange(accepted - got.Count, 0, capacity);
        }

        foreach (var _ in Enumerable.Range(0, put)) Scheduler.Spawn(Get());
        Scheduler.Run();
        Assert.Equal(Enumerable.Range(0, put), got);
        Assert.Equal(put, accepted);
    }

    [Fact]
    public void TryPut_is_refused_when_full()
    {
        var queue = new IteratorQueue<string>(capacity: 1);
        Assert.True(queue.TryPut("a"));
        Assert.False(queue.TryPut("b"));

        SpawnGetter(queue, "g", count: 1);
        Patience.Run(Scheduler);
        Assert.True(queue.TryPut("c"));
        Assert.Equal(["g got a"], Log);
    }

    [Fact]
    public void Complete_lets_the_items_of_parked_putters_through()
    {
        var queue = new IteratorQueue<string>(capacity: 1);
        foreach (var item in new[] { "a", "b", "c" }) Spawn(queue, "p", item);
        Patience.Run(Scheduler);
        queue.Complete();

        SpawnGetter(queue, "g", count: 4);
        SpawnGetter(queue, "h", count: 1);
        Patience.Run(Scheduler);
        Assert.Equal(
            ["completed", "completed", "got a", "got b", "got c"],
            Log.Where(line => line[0] != 'p').Select(Outcome).Order());
        Assert.Equal(["p put a", "p put b", "p put c"], Log.Where(line => line[0] == 'p'));
    }

    [Fact]
    public void IteratorQueue_refuses_a_capacity_below_one() =>
        Assert.Throws<ArgumentOutOfRangeException>("capacity", () => new IteratorQueue<int>(0));

    private static string Outcome(string line) => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
}
