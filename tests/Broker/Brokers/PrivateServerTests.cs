using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Brokers;

/// <summary>The server that a run starts for itself, and what is left of it: nothing.</summary>
[Collection(MeasuringTests.Name)]
public sealed class PrivateServerTests : IDisposable
{
    private readonly TemporaryDirectory _results = new();
    private readonly TemporaryDirectory _temporary = new();

    public void Dispose()
    {
        _results.Dispose();
        _temporary.Dispose();
    }

    [Fact]
    public void Benchmarks_measures_redis_at_a_server_of_its_own_and_the_report_says_so()
    {
        TestBroker.Require();
        var start = StartOf("1");
        start.ArgumentList.Add("--scenarios");
        start.ArgumentList.Add("throughput,latency,round-trip,start-up,idle");
        var run = ProcessRun.Of(start);

        Assert.True(run.ExitCode == ExitCode.Success, run.Output + run.Error);
        var results = ResultsFile.Read(_results.Path);
        Assert.Equal(
            ["latency", "round-trip", "start-up", "throughput"],
            results.Cases.Where(measured => measured is { Model: "redis", Rounds.Count: > 0 })
                .Select(measured => measured.Scenario).Distinct().Order(StringComparer.Ordinal));
        Assert.True(results.Manifest.Single(entry => entry.Model == "redis").IsPeer);
        var broker = results.Settings.Broker!;
        Assert.Equal((true, true, true), (broker.IsOwn, broker.IsHere, broker.AppendsOnly));
        Assert.Contains("--with-broker", results.Settings.Command!);
        Assert.All(results.Missing, missing => Assert.Equal("idle", missing.Scenario));
        Assert.Contains(
            $"{broker.Version} on this machine, started for this run; writes down every change (append-only file)",
            File.ReadAllText(_results.File("report.md")));
        AssertNothingIsLeft();
    }

    [Fact]
    public void Benchmarks_uses_a_server_that_runs_and_removes_its_keys()
    {
        using var server = new BrokenServer();
        server.Say(database => database.StringSet("somebody's", "own"));
        var run = Application.Run(
            server.Address.Password, [.. Application.Short, _results.Path, "--broker", server.Address.ToString()]);

        Assert.True(run.ExitCode == ExitCode.Success, run.Output + run.Error);
        Assert.Equal(
            (false, true), ResultsFile.Read(_results.Path).Settings.Broker is var broker
                ? (broker!.IsOwn, broker.IsHere) : default);
        Assert.Equal(1, server.Keys);
        Assert.DoesNotContain(server.Address.Password!, run.Output + run.Error);
        Assert.DoesNotContain(server.Address.ToString(), File.ReadAllText(_results.File(ResultsFile.Name)));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("KILL")]
    public void Nothing_is_left_when_a_signal_ends_the_run(string signal)
    {
        TestBroker.Require();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have other signals.");
        using var run = Start();
        Assert.NotEmpty(Directory.GetDirectories(_temporary.Path, "concurrencycompare-broker-*"));
        Assert.Equal(0, ProcessRun.Of(new ProcessStartInfo("kill", [$"-{signal}", $"{run.Id}"])).ExitCode);

        Assert.True(run.WaitForExit(2 * Patience.Limit), "The run goes on.");
        if (signal != "KILL") Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        AssertNothingIsLeft();
    }

    [Fact]
    public void Nothing_is_left_when_somebody_kills_the_shell_that_watches()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems cannot be asked for it.");
        using var server = new BrokenServer();

        server.KillShell();
    }

    [Fact]
    public void Configuration_is_for_nobody_else()
    {
        TestBroker.Require();
        using var server = RedisServer.Start();
        var file = Path.Combine(server.Folder, "redis.conf");

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        var text = File.ReadAllText(file);
        Assert.Contains($"requirepass {server.Address.Password}\n", text);
        foreach (
            var line in (string[])["bind 127.0.0.1", "save \"\"", "appendonly yes", "appendfsync everysec",
                "maxmemory-policy noeviction"])
        {
            Assert.Contains(line + "\n", text);
        }
    }

    [Fact]
    public async Task Keys_expire_where_nobody_is_left_to_remove_them()
    {
        using var server = new BrokenServer();
        await using var connection = RedisConnection.Connect(server.Address);
        await using var queue = await RedisQueue.CreateAsync(connection, "left", 1, 1, producers: 1);
        await queue.AddAsync("p", 1, new byte[1], another: true, CancellationToken.None);

        Assert.Equal(3, server.Keys);
        Assert.All(
            (string[])["left", "left:items", "left:barred"],
            key => Assert.InRange(server.Say(database => database.KeyTimeToLive(key))!.Value.TotalMinutes, 1, 60));
    }

    private Process Start()
    {
        var start = StartOf("6");
        start.RedirectStandardOutput = true;
        // A program that is started in the background of a script ignores Ctrl+C.
        start.ArgumentList.Insert(0, start.FileName);
        start.ArgumentList.Insert(0, "--default-signal=INT");
        start.FileName = "env";
        var run = Process.Start(start)!;
        while (run.StandardOutput.ReadLine() is { } line && !line.StartsWith("round 1 ", StringComparison.Ordinal)) { }
        _ = run.StandardOutput.ReadToEndAsync();
        return run;
    }

    private ProcessStartInfo StartOf(string rounds)
    {
        var start = Application.StartOf(
            null, [.. Application.Short, _results.Path, "--with-broker", "--rounds", rounds]);
        start.Environment["TMPDIR"] = _temporary.Path;
        return start;
    }

    /// <summary>Whoever watches over the server removes the folder last.</summary>
    private void AssertNothingIsLeft() => BrokenServer.Await(
        () => Directory.GetDirectories(_temporary.Path, "concurrencycompare-broker-*").Length == 0);
}
