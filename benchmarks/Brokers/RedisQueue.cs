using System.Globalization;
using StackExchange.Redis;

namespace ConcurrencyCompare.Benchmarks.Brokers;

/// <summary>A queue at a broker, as one process sees it: the producers and consumers of any number of processes share
/// it by its name.</summary>
/// <remarks>All that a queue is, is at the broker: capacity, window, who has finished, who holds what. Here is only who
/// waits, and how many items went in and out, to say what was lost when the broker forgets.</remarks>
internal sealed class RedisQueue : IAsyncDisposable
{
    private const int Gone = -1;
    private const int End = 2;

    private readonly RedisConnection _connection;
    private readonly string _client = Guid.NewGuid().ToString("N");
    private readonly Wakings _wakings = new();
    private readonly RedisKey[] _keys;
    private readonly bool _isOwner;
    private IAsyncDisposable? _listening;
    private long _added;
    private long _taken;
    private int _isFailed;

    private RedisQueue(RedisConnection connection, string name, bool isOwner)
    {
        (_connection, Name, _isOwner) = (connection, name, isOwner);
        _keys = [name, name + ":items", name + ":hungry", name + ":full", name + ":barred"];
    }

    /// <summary>Its name at the broker.</summary>
    public string Name { get; }

    /// <summary>Makes a queue.</summary>
    /// <param name="connection">The broker.</param>
    /// <param name="name">Its name: no other queue of the broker may have it.</param>
    /// <param name="capacity">How many items may be queued; <see langword="null"/> for any number.</param>
    /// <param name="window">How many may be in flight; <see langword="null"/> for any number.</param>
    /// <param name="producers">How many producers have to finish.</param>
    /// <remarks>Nobody can stop it: a call that was abandoned might make the queue after it was removed.</remarks>
    public static async Task<RedisQueue> CreateAsync(
        RedisConnection connection, string name, int? capacity, int? window, int producers)
    {
        var queue = new RedisQueue(connection, name, isOwner: true);
        try
        {
            await queue.OpenAsync();
            await connection.EvaluateAsync(
                RedisScripts.Create, queue._keys, [capacity ?? 0, window ?? 0, producers],
                CancellationToken.None);
            return queue;
        }
        catch
        {
            await queue.DisposeAsync();
            throw;
        }
    }

    /// <summary>Joins a queue that another process has made, and will remove.</summary>
    public static async Task<RedisQueue> JoinAsync(RedisConnection connection, string name)
    {
        var queue = new RedisQueue(connection, name, isOwner: false);
        await queue.OpenAsync();
        return queue;
    }

    /// <summary>Waits until a producer has its place in the window.</summary>
    public async Task EnterAsync(string producer, CancellationToken stop)
    {
        while (await CallAsync(RedisScripts.Enter, stop, producer, WaiterOf(producer)) is not [1])
            await _wakings.WaitAsync(WaiterOf(producer), stop);
    }

    /// <summary>Waits until an item has its room in the queue.</summary>
    /// <param name="producer">The producer's name.</param>
    /// <param name="number">Which of its items it is, from 1: each is added once, however often it is tried.</param>
    /// <param name="item">The item.</param>
    /// <param name="another">Whether the producer wants to enter with the next one at once.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>Whether the next one has its place in the window.</returns>
    public async Task<bool> AddAsync(
        string producer, long number, ReadOnlyMemory<byte> item, bool another, CancellationToken stop)
    {
        while (true)
        {
            var answer = await CallAsync(
                RedisScripts.Add, stop, producer, WaiterOf(producer), number, item, another ? 1 : 0);
            if (answer is [1, var entered])
            {
                Interlocked.Increment(ref _added);
                return entered == 1;
            }

            await _wakings.WaitAsync(WaiterOf(producer), stop);
        }
    }

    /// <summary>A producer has no more items.</summary>
    public Task FinishAsync(string producer, CancellationToken stop) =>
        CallAsync(RedisScripts.Finish, stop, producer, WaiterOf(producer));

    /// <summary>A consumer has consumed what it held.</summary>
    public Task ConsumedAsync(string consumer, string id, CancellationToken stop) =>
        CallAsync(RedisScripts.Next, stop, consumer, WaiterOf(consumer), id, 0);

    /// <summary>Waits for the next item of a consumer.</summary>
    /// <param name="consumer">The consumer's name.</param>
    /// <param name="consumed">The item that it has consumed; <see langword="null"/> if it holds none.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The item, with its name at the broker; <see langword="null"/> at the end.</returns>
    public async Task<(string Id, ReadOnlyMemory<byte> Item)?> NextAsync(
        string consumer, string? consumed, CancellationToken stop)
    {
        while (true)
        {
            var answer = await EvaluateAsync(
                RedisScripts.Next, stop, consumer, WaiterOf(consumer), consumed ?? "", 1);
            switch ((int)answer[0])
            {
                case 1:
                    Interlocked.Increment(ref _taken);
                    return ((string)answer[1]!, (ReadOnlyMemory<byte>)(RedisValue)answer[2]);
                case End:
                    return null;
                default:
                    await _wakings.WaitAsync(WaiterOf(consumer), stop);
                    break;
            }
        }
    }

    /// <summary>Removes the queue, if this process has made it: also what abandoned calls have done, as calls of one
    /// connection follow each other.</summary>
    public async ValueTask DisposeAsync()
    {
        _connection.Restored -= _wakings.WakeAll;
        if (_isOwner) await _connection.RemoveAsync(_keys);
        if (_listening is not null) await _listening.DisposeAsync();
        _wakings.Dispose();
    }

    private async Task OpenAsync()
    {
        _connection.Restored += _wakings.WakeAll;
        _listening = await _connection.ListenAsync($"{Name}:{_client}", _wakings.Wake);
    }

    /// <summary>What a script knows somebody by who waits: behind it, the process that is to be told.</summary>
    private string WaiterOf(string participant) => $"{_client}:{participant}";

    private async Task<int[]> CallAsync(string script, CancellationToken stop, params RedisValue[] arguments) =>
        Array.ConvertAll(await EvaluateAsync(script, stop, arguments), part => (int)part);

    private async Task<RedisResult[]> EvaluateAsync(
        string script, CancellationToken stop, params RedisValue[] arguments)
    {
        try
        {
            var answer = await _connection.EvaluateAsync(script, _keys, arguments, stop);
            return (int)answer[0] == Gone ? throw Loss() : answer;
        }
        catch (BrokerException) when (Interlocked.Exchange(ref _isFailed, 1) == 1)
        {
            // All find it at the same time: one of them says so, and that stops the others.
            await Task.Delay(Timeout.Infinite, stop);
            throw;
        }
    }

    private BrokerException Loss()
    {
        var lost = Volatile.Read(ref _added) - Volatile.Read(ref _taken);
        return new BrokerException(string.Create(
            CultureInfo.InvariantCulture,
            $"the broker has forgotten a queue, as after a restart without persistence: items lost: {lost}."));
    }
}
