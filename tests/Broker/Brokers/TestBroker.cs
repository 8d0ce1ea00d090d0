namespace ConcurrencyCompare.Tests.Brokers;

/// <summary>The server of the tests that need nothing but one.</summary>
internal static class TestBroker
{
    private const string Missing = "no redis-server on the path";

    private static readonly Lazy<RedisServer> Started = new(() =>
    {
        var server = RedisServer.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Dispose();
        return server;
    });

    /// <summary>It is there where <see cref="Require"/> says so.</summary>
    public static RedisServer Shared => Started.Value;

    /// <summary>Skips the test where there is no server; with CI=true it fails.</summary>
    public static void Require()
    {
        if (RedisServer.FindProgram() is not null) return;
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Missing);
        Assert.Fail(Missing);
    }
}
