using System.Net;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Brokers;

/// <summary>The broker of a run, known to measured processes as long as the run lasts.</summary>
/// <remarks>One that was started is ended; of one that ran already, the keys of the run are removed. Should this
/// process not live to do it, they expire.</remarks>
internal sealed class Broker : IDisposable
{
    private readonly BrokerAddress _address;
    private readonly RedisServer? _server;
    private readonly TextWriter _error;
    private readonly IDisposable _announcement;

    private Broker(BrokerAddress address, RedisServer? server, TextWriter error)
    {
        (_address, _server, _error) = (address, server, error);
        Facts = FactsOf(address, RedisProbe.Ask(address), isOwn: server is not null);
        _announcement = address.Announce();
    }

    /// <summary>What a report says of it.</summary>
    public BrokerFacts Facts { get; }

    /// <summary>Starts one for the run.</summary>
    /// <param name="error">Where to say what could not be removed.</param>
    /// <exception cref="BrokerException">It cannot be started.</exception>
    public static Broker Start(TextWriter error)
    {
        var server = RedisServer.Start();
        return new Broker(server.Address, server, error);
    }

    /// <summary>Uses one that runs, with the password in the environment.</summary>
    /// <inheritdoc cref="Start"/>
    public static Broker Use(string host, int port, TextWriter error) => new(AddressOf(host, port), null, error);

    /// <summary>Looks whether a run could use it, and does nothing.</summary>
    /// <exception cref="BrokerException">It could not.</exception>
    public static void Look(string host, int port) => RedisProbe.Ask(AddressOf(host, port));

    public void Dispose()
    {
        _announcement.Dispose();
        if (_server is not null) _server.Dispose();
        else RemoveKeys();
    }

    private static BrokerAddress AddressOf(string host, int port) => new(
        host, port,
        Environment.GetEnvironmentVariable(BrokerAddress.PasswordVariable) is { Length: > 0 } password
            ? password : null,
        BrokerAddress.NewKeyspace());

    private static BrokerFacts FactsOf(BrokerAddress address, RedisProbe probe, bool isOwn) => new(
        $"Redis {probe.Version}",
        isOwn,
        address.Host == "localhost"
            || (IPAddress.TryParse(address.Host, out var number) && IPAddress.IsLoopback(number)),
        probe.AppendsOnly);

    private void RemoveKeys()
    {
        try
        {
            RemoveKeysAsync().GetAwaiter().GetResult();
        }
        catch (BrokerException away)
        {
            _error.WriteLine($"warning: {away.Message}");
        }
    }

    private async Task RemoveKeysAsync()
    {
        await using var connection = RedisConnection.Connect(_address);
        await connection.RemoveKeyspaceAsync();
    }
}
