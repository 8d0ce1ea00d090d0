using System.Diagnostics;
using StackExchange.Redis;

namespace ConcurrencyCompare.Tests.Brokers;

/// <summary>A real server of one test, and what may be done to it.</summary>
internal sealed class BrokenServer : IDisposable
{
    private readonly RedisServer _server;
    private Process? _again;

    public BrokenServer(bool appendsOnly = true)
    {
        TestBroker.Require();
        _server = RedisServer.Start(appendsOnly);
    }

    public BrokerAddress Address => _server.Address;

    /// <summary>Ends it as a crash would.</summary>
    public void Kill()
    {
        Signal("KILL");
        Await(() => !Answers());
    }

    /// <summary>Ends the shell alone that watches over it, and sees that it ends as well.</summary>
    public void KillShell()
    {
        var facts = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{_server.ProcessId}/stat"));
        var parent = facts[(facts.LastIndexOf(')') + 2)..].Split(' ')[1];
        Assert.Equal(0, ProcessRun.Of(new ProcessStartInfo("kill", ["-KILL", parent])).ExitCode);
        Await(() => !Answers());
    }

    /// <summary>Starts it again in the same place, with what it has written down.</summary>
    public void StartAgain()
    {
        _again = Process.Start(new ProcessStartInfo(
            RedisServer.Program, [Path.Combine(_server.Folder, "redis.conf"), "--logfile", "again.log"]))!;
        Await(Answers);
    }

    /// <summary>Sends it a signal.</summary>
    public void Signal(string name)
    {
        var run = ProcessRun.Of(new ProcessStartInfo(
            "kill", [$"-{name}", _server.ProcessId.ToString(CultureInfo.InvariantCulture)]));
        Assert.True(run.ExitCode == 0, run.Error);
    }

    /// <summary>Says something to it.</summary>
    public T Say<T>(Func<IDatabase, T> say)
    {
        using var connection = ConnectionMultiplexer.Connect(new ConfigurationOptions
        {
            EndPoints = { { Address.Host, Address.Port } },
            Password = Address.Password,
            AllowAdmin = true,
        });
        return say(connection.GetDatabase());
    }

    /// <summary>How many keys it holds.</summary>
    public long Keys => Say(database => (long)database.Execute("DBSIZE"));

    /// <summary>Lets it have so many bytes; 0 is any number.</summary>
    public void LimitMemory(long bytes) => Say(database => database.Execute("CONFIG", "SET", "maxmemory", bytes));

    /// <summary>Ends it, and sees that nothing of it is left.</summary>
    public void Dispose()
    {
        _again?.Kill();
        _again?.WaitForExit();
        _again?.Dispose();
        _server.Dispose();
        Assert.False(Directory.Exists(_server.Folder), "the server's folder is left");
        Assert.False(Directory.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{_server.ProcessId}"))
            && Answers(), "the server is left");
    }

    /// <summary>Asks until it is so; what takes longer never comes.</summary>
    public static void Await(Func<bool> isSo) =>
        Assert.True(SpinWait.SpinUntil(isSo, Patience.Limit), "It never came.");

    private bool Answers()
    {
        try
        {
            RedisProbe.Ask(Address);
            return true;
        }
        catch (BrokerException)
        {
            return false;
        }
    }
}
