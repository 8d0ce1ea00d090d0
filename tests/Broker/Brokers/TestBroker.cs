using ConcurrencyCompare.Benchmarks.Brokers;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;

namespace ConcurrencyCompare.Tests.Brokers;

/// <summary>The server of the tests that need nothing but one.</summary>
internal static class TestBroker
{
    public const string Missing = "no redis-server on the path";

    private static readonly Lazy<RedisServer> Started = new(() =>
    {
        var server = RedisServer.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    /// <summary>Where there is no server, models say so as of all that is not applicable; with CI=true that fails.
    /// </summary>
    public static RedisServer Shared
    {
        get
        {
            if (RedisServer.FindProgram() is not null) return Started.Value;
            if (Environment.GetEnvironmentVariable("CI") == "true") throw new BrokerException(Missing);
            throw new RefusedException(Missing);
        }
    }

    /// <summary>Skips the test where there is no server; with CI=true it fails.</summary>
    public static void Require()
    {
        if (RedisServer.FindProgram() is not null) return;
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Missing);
        Assert.Fail(Missing);
    }
}
