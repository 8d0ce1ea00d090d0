using System.Collections.Concurrent;
using StackExchange.Redis;

namespace ConcurrencyCompare.Benchmarks.Brokers;

/// <summary>A process's connection to a broker, which all of its runs share.</summary>
/// <remarks>
/// <para>One connection carries every call, so no call may block on the server: a blocking read would hold up all
/// others. Nor can a call be taken back: who is cancelled only stops to wait for the answer.</para>
/// <para>A call that fails because the server is away or slow is made again, which every script allows, until the
/// server has not answered for a time.</para>
/// </remarks>
internal sealed class RedisConnection : IAsyncDisposable
{
    /// <summary>How long a server may be away, or say nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly ConcurrentDictionary<BrokerAddress, Lazy<RedisConnection>> Open = new();

    private readonly BrokerAddress _address;
    private readonly ConnectionMultiplexer _multiplexer;
    private readonly IDatabase _database;

    private RedisConnection(BrokerAddress address, ConnectionMultiplexer multiplexer)
    {
        _address = address;
        _multiplexer = multiplexer;
        _database = multiplexer.GetDatabase();
        multiplexer.ConnectionRestored += (_, _) => Restored?.Invoke();
    }

    /// <summary>The server is back: what it said meanwhile was lost.</summary>
    public event Action? Restored;

    /// <summary>This process's connection to a server, made at the first call.</summary>
    /// <exception cref="BrokerException">There is none to be had.</exception>
    public static RedisConnection To(BrokerAddress address)
    {
        try
        {
            return Open.GetOrAdd(address, static address => new Lazy<RedisConnection>(() => Connect(address))).Value;
        }
        catch (BrokerException failed)
        {
            // The next one may try again. Results say what was wrong, and no host.
            Open.TryRemove(address, out _);
            throw new BrokerException(failed.Message.Replace($" at {address}", "", StringComparison.Ordinal));
        }
    }

    /// <summary>A connection of one's own.</summary>
    /// <inheritdoc cref="To"/>
    public static RedisConnection Connect(BrokerAddress address)
    {
        RedisProbe.Ask(address);
        var options = new ConfigurationOptions
        {
            EndPoints = { { address.Host, address.Port } },
            Password = address.Password,
            Protocol = RedisProtocol.Resp3,
            AbortOnConnectFail = true,
            ConnectRetry = 1,
            ConnectTimeout = 2_000,
            AsyncTimeout = 5_000,
            BacklogPolicy = BacklogPolicy.FailFast,
            ReconnectRetryPolicy = new LinearRetry(100),
            ClientName = "concurrencycompare",
        };
        try
        {
            return new RedisConnection(address, ConnectionMultiplexer.Connect(options));
        }
        catch (RedisConnectionException failed)
        {
            throw new BrokerException($"no connection to the broker at {address}: {FirstLine(failed)}");
        }
    }

    /// <summary>Runs a script to its answer, as often as it takes.</summary>
    /// <param name="script">One of <see cref="RedisScripts"/>.</param>
    /// <param name="keys">The keys of a queue.</param>
    /// <param name="arguments">What the script takes.</param>
    /// <param name="stop">Ends the wait, not the call.</param>
    /// <exception cref="BrokerException">The server refuses it, or has not answered for too long.</exception>
    /// <exception cref="OperationCanceledException">Told to stop.</exception>
    public async Task<RedisResult[]> EvaluateAsync(
        string script, RedisKey[] keys, RedisValue[] arguments, CancellationToken stop)
    {
        long? since = null;
        while (true)
        {
            try
            {
                var call = _database.ScriptEvaluateAsync(script, keys, arguments);
                return (RedisResult[])(await call.WaitAsync(stop))!;
            }
            catch (Exception failed) when (IsPassing(failed))
            {
                since ??= TimeProvider.System.GetTimestamp();
                if (TimeProvider.System.GetElapsedTime(since.Value) > Patience)
                {
                    throw new BrokerException($"the broker has not answered for {Patience.TotalSeconds:0} s.");
                }
            }
            catch (RedisServerException refused)
            {
                throw RefusalOf(refused);
            }

            await Task.Delay(Pause, stop);
        }
    }

    /// <summary>Hears what is said on a channel, until that is disposed.</summary>
    public async Task<IAsyncDisposable> ListenAsync(string channel, Action<string> hear)
    {
        var name = RedisChannel.Literal(channel);
        try
        {
            await _multiplexer.GetSubscriber().SubscribeAsync(name, (_, message) => hear(message!));
        }
        catch (Exception failed) when (failed is RedisException or TimeoutException)
        {
            throw new BrokerException($"the broker does not let us listen: {FirstLine(failed)}");
        }

        return new Subscription(_multiplexer.GetSubscriber(), name);
    }

    /// <summary>Removes keys, if the server is there.</summary>
    public async Task RemoveAsync(params RedisKey[] keys)
    {
        try
        {
            await _database.KeyDeleteAsync(keys);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            // The keyspace is removed at the end, or the server is gone with all of it.
        }
    }

    /// <summary>Removes all keys of the keyspace.</summary>
    public async Task RemoveKeyspaceAsync()
    {
        try
        {
            var server = _multiplexer.GetServers().Single();
            await foreach (var key in server.KeysAsync(pattern: _address.Keyspace + "*", pageSize: 1_000))
                await _database.KeyDeleteAsync(key);
        }
        catch (Exception away) when (away is RedisException or TimeoutException)
        {
            throw new BrokerException($"keys that begin with {_address.Keyspace} may be left at {_address}: "
                + FirstLine(away));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Open.TryGetValue(_address, out var open) && open.IsValueCreated && open.Value == this)
            Open.TryRemove(_address, out _);
        await _multiplexer.DisposeAsync();
    }

    /// <summary>Away, slow, still loading what it has written down, or new and without our scripts.</summary>
    private static bool IsPassing(Exception failed) => failed is RedisConnectionException or TimeoutException
        || (failed is RedisServerException
            && (failed.Message.StartsWith("LOADING", StringComparison.Ordinal)
                || failed.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal)));

    private static BrokerException RefusalOf(RedisServerException refused) => new(
        refused.Message.StartsWith("OOM", StringComparison.Ordinal)
            ? "the broker is out of memory: it takes no more items, and has lost none."
            : $"the broker says: {FirstLine(refused)}");

    private static string FirstLine(Exception failed) => failed.Message.Split('\n')[0].Trim();

    private sealed class Subscription(ISubscriber subscriber, RedisChannel channel) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            try
            {
                await subscriber.UnsubscribeAsync(channel);
            }
            catch (Exception away) when (away is RedisException or TimeoutException)
            {
                // Nobody says anything there any more.
            }
        }
    }
}
