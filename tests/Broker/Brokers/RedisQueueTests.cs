namespace ConcurrencyCompare.Tests.Brokers;

/// <summary>What calls do that come when nobody expects them any more.</summary>
public class RedisQueueTests
{
    [Fact]
    public async Task AddAsync_takes_no_place_when_it_comes_behind_the_end_of_its_producer()
    {
        using var server = new BrokenServer();
        await using var connection = RedisConnection.Connect(server.Address);
        await using var queue = await RedisQueue.CreateAsync(connection, "window", null, window: 1, producers: 2);
        using var limit = new CancellationTokenSource(Patience.Limit);
        await queue.EnterAsync("p0", limit.Token);
        await queue.AddAsync("p0", 1, new byte[1], another: false, limit.Token);
        var next = await queue.NextAsync("c", null, limit.Token);
        await queue.ConsumedAsync("c", next!.Value.Id, limit.Token);
        await queue.FinishAsync("p0", limit.Token);

        // As a call that timed out, over a connection that broke.
        Assert.False(await queue.AddAsync("p0", 1, new byte[1], another: true, limit.Token));

        // It would wait for ever.
        await queue.EnterAsync("p1", limit.Token);
    }
}
