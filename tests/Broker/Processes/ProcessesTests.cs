using System.Diagnostics;
using System.Text.Json;
using ConcurrencyCompare.Tests.Brokers;

namespace ConcurrencyCompare.Tests.Processes;

/// <summary>Producers and consumers that are processes.</summary>
[Collection(MeasuringTests.Name)]
public sealed class ProcessesTests : FolderTests
{
    /// <summary>Consumers verify count, sum and order of what they took in another process.</summary>
    [Theory]
    [InlineData(1, 1, 1, null)]
    [InlineData(2, 2, 16, null)]
    [InlineData(1, 2, null, 1)]
    [InlineData(2, 1, 3, 2)]
    public void Run_consumes_every_item_once_and_in_order(int producers, int consumers, int? capacity, int? window)
    {
        using var server = new BrokenServer();
        using var announced = server.Address.Announce();
        var model = new RedisProcessesModel(() => server.Address);
        var run = new NumberedRun(new Topology(producers, consumers), 200) { Capacity = capacity, Window = window };

        var taken = 0L;
        // The second run with the processes of the first.
        for (var time = 1; time <= 2; time++)
        {
            Patience.Run(() => taken += run.Run(workload => model.Run(workload)).Sum(consumer => consumer.Count));
            Assert.Equal(200 * time, taken);
        }

        Assert.Equal(0, server.Keys);
        PartProcess.EndIdle();
    }

    [Fact]
    public void Run_says_in_a_line_that_a_process_has_ended_and_ends_the_others()
    {
        using var server = new BrokenServer();
        using var announced = server.Address.Announce();
        var part = PartProcess.Take();
        part.PutBack();
        part.Kill();
        var model = new RedisProcessesModel(() => server.Address);

        var failed = Assert.Throws<BrokerException>(() => Patience.Run(
            () => new NumberedRun(new Topology(1, 1), 200).Run(workload => model.Run(workload))));

        Assert.Matches("^the process of [pc]0 has ended\\.$", failed.Message);
        Assert.Equal(0, server.Keys);
        PartProcess.EndIdle();
    }

    [Fact]
    public void Run_ends_the_processes_when_it_is_cancelled()
    {
        using var server = new BrokenServer();
        using var announced = server.Address.Announce();
        using var cancel = new CancellationTokenSource();
        var model = new RedisProcessesModel(() => server.Address);
        var run = TestThread.Start(() => Assert.ThrowsAny<OperationCanceledException>(
            () => new NumberedRun(new Topology(1, 1), 10_000_000) { Capacity = 1 }
                .Run(workload => model.Run(workload, cancel.Token))));
        BrokenServer.Await(() => server.Keys > 0);
        cancel.Cancel();

        run.End();
        BrokenServer.Await(() => server.Keys == 0);
    }

    [Fact]
    public async Task Process_ends_in_the_middle_of_a_run_when_its_input_ends()
    {
        using var server = new BrokenServer();
        using var announced = server.Address.Announce();
        await using var connection = RedisConnection.Connect(server.Address);
        await using var queue = await RedisQueue.CreateAsync(connection, "open", null, null, producers: 1);
        var start = Application.StartOf(server.Address.Password, PartWorker.Command);
        start.RedirectStandardInput = true;
        using var part = Process.Start(start)!;
        var job = new PartJob("open", "c0", false, null, new CheckedPart(1, NumberedItems.IndexBits));
        await part.StandardInput.WriteLineAsync(JsonSerializer.Serialize(job));
        await part.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        // It waits for an item, which never comes.
        BrokenServer.Await(() => server.Say(database => database.KeyExists("open:hungry")));

        part.StandardInput.Close();

        var ends = part.WaitForExit(Patience.Limit);
        if (!ends) part.Kill();
        Assert.True(ends, "The process goes on.");
    }

    [Fact]
    public void Benchmarks_measures_processes_beside_the_tasks_of_one()
    {
        TestBroker.Require();
        var run = Application.Run(
            null,
            [
                "--profile", "smoke", "--models", "threads", "--scenarios", "round-trip,latency", "--with-broker",
                "--processes", "--output", _directory.Path,
            ]);

        Assert.True(run.ExitCode == ExitCode.Success, run.Output + run.Error);
        var results = ResultsFile.Read(_directory.Path);
        Assert.Equal(
            ["redis", "redis-processes", "threads"],
            results.Cases.Where(measured => measured is { Scenario: "round-trip", Rounds.Count: > 0 })
                .Select(measured => measured.Model).Order(StringComparer.Ordinal));
        Assert.Equal(
            [("latency", "redis-processes")],
            results.Missing.Select(missing => (missing.Scenario, missing.Model)).Distinct());
        Assert.Contains("redis-processes", File.ReadAllText(_directory.File("report.md")));
    }

    [Theory]
    [InlineData("--processes needs a broker: --with-broker, or --broker host:port.", "--processes")]
    [InlineData(
        "redis needs a broker: --with-broker starts one for the run, --broker host:port uses one that runs.",
        "--models", "redis")]
    [InlineData(
        "redis-processes needs a broker: --with-broker starts one for the run, --broker host:port uses one that runs.",
        "--models", "redis-processes")]
    [InlineData(
        "--with-broker starts a broker, and --broker uses one: leave one of them out.",
        "--with-broker", "--broker", "localhost:6379")]
    [InlineData("--broker takes host:port, such as localhost:6379, not 'localhost'.", "--broker", "localhost")]
    [InlineData("--broker takes host:port, such as localhost:6379, not 'a@b:1'.", "--broker", "a@b:1")]
    [InlineData("--broker takes host:port, such as localhost:6379, not 'a:65536'.", "--broker", "a:65536")]
    public void Benchmarks_refuses_what_needs_a_broker_without_one(string expected, params string[] arguments)
    {
        var run = CommandLineRun.Of(["benchmarks", "--dry-run", .. arguments]);

        Refusal.AssertRefused(run, expected);
    }
}
