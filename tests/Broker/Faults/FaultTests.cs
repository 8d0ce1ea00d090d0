using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Tests.Brokers;

namespace ConcurrencyCompare.Tests.Faults;

/// <summary>What may happen to a broker, done to a real one: docs/broker.md says what comes of it.</summary>
[Collection(MeasuringTests.Name)]
public sealed class FaultTests : FolderTests
{
    [Fact]
    public void Run_loses_and_repeats_nothing_when_the_broker_is_killed_and_restarted()
    {
        using var server = new BrokenServer();
        RunThrough(server, () =>
        {
            server.Kill();
            server.StartAgain();
        });
    }

    [Fact]
    public void Run_says_how_many_items_were_lost_when_the_broker_restarts_without_persistence()
    {
        using var server = new BrokenServer(appendsOnly: false);
        using var allAdded = new ManualResetEventSlim();
        using var taken = new ManualResetEventSlim();
        using var restarted = new ManualResetEventSlim();
        var producer = new TestProducer<int>(10, index => index)
        {
            Producing = index =>
            {
                if (index == 10) allAdded.Set();
            },
        };
        var consumer = new TestConsumer<int>
        {
            Consuming = _ =>
            {
                taken.Set();
                restarted.Await();
            },
        };
        var run = TestThread.Start(() =>
        {
            var lost = Assert.Throws<BrokerException>(
                () => ModelAt(server).Run(new Workload<int>([producer], [consumer])));
            Assert.Equal(
                "the broker has forgotten a queue, as after a restart without persistence: items lost: 9.",
                lost.Message);
        });
        allAdded.Await();
        taken.Await();
        server.Kill();
        server.StartAgain();
        restarted.Set();

        run.End();
        Assert.Equal([0], consumer.Items);
        Assert.Equal(0, consumer.Completions);
        Assert.Equal(0, server.Keys);
    }

    [Fact]
    public void Run_goes_on_when_the_broker_was_stopped_for_two_seconds()
    {
        using var server = new BrokenServer();
        RunThrough(server, () =>
        {
            server.Signal("STOP");
            // So long as it takes to find that nobody answers.
            var silent = Assert.Throws<BrokerException>(() => RedisProbe.Ask(server.Address));
            Assert.Contains("does not answer as Redis does within 2 s", silent.Message);
            server.Signal("CONT");
        });
    }

    [Fact]
    public async Task Add_is_refused_and_nothing_is_lost_when_the_broker_is_out_of_memory()
    {
        using var server = new BrokenServer();
        await using var connection = RedisConnection.Connect(server.Address);
        await using var queue = await RedisQueue.CreateAsync(connection, "full", null, null, producers: 1);
        server.LimitMemory(8_000_000);
        var added = 0;
        var full = await Assert.ThrowsAsync<BrokerException>(async () =>
        {
            while (added < 1_000) await AddAsync(added + 1);
        });
        Assert.Equal("the broker is out of memory: it takes no more items, and has lost none.", full.Message);
        Assert.InRange(added, 1, 999);

        // Who consumes makes room, and the item that was refused is added after all.
        string? consumed = null;
        for (var number = 1; number <= added; number++) await NextIs(number);
        server.LimitMemory(0);
        await AddAsync(added + 1);
        await queue.FinishAsync("p", CancellationToken.None);
        await NextIs(added);
        Assert.Null(await queue.NextAsync("c", consumed, CancellationToken.None));

        async Task AddAsync(int number)
        {
            var item = new byte[100_000];
            BitConverter.TryWriteBytes(item, number);
            await queue.AddAsync("p", number, item, another: false, CancellationToken.None);
            added = number;
        }

        async Task NextIs(int number)
        {
            var next = await queue.NextAsync("c", consumed, CancellationToken.None);
            Assert.Equal(number, BitConverter.ToInt32(next!.Value.Item.Span));
            consumed = next.Value.Id;
        }
    }

    [Fact]
    public void Benchmarks_says_in_a_line_that_the_broker_is_out_of_memory()
    {
        using var server = new BrokenServer();
        server.LimitMemory(1);

        var run = Application.Run(
            server.Address.Password, [.. Application.Short, _directory.Path, "--broker", server.Address.ToString()]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "not measured: redis in round-trip (1 round). The broker is out of memory: it takes no more items, and has "
                + "lost none.\n",
            run.Error);
        Assert.DoesNotContain("   at ", run.Output + run.Error);
        Assert.Equal(0, server.Keys);
    }

    [Fact]
    public void Benchmarks_says_in_a_line_that_there_is_no_redis_server()
    {
        var start = Application.StartOf(null, [.. Application.Short, _directory.Path, "--with-broker"]);
        start.Environment["PATH"] = _directory.Path;

        Application.AssertRefused(
            ProcessRun.Of(start),
            "redis-server is not on the path: install it (Debian: apt-get install redis-server), or name a broker that "
                + "runs: --broker host:port.");
    }

    [Theory]
    [InlineData("wrong", "refuses the password in CONCURRENCYCOMPARE_BROKER_PASSWORD.")]
    [InlineData(null, "asks for a password: set CONCURRENCYCOMPARE_BROKER_PASSWORD.")]
    public void Benchmarks_says_in_a_line_that_the_password_is_wrong(string? password, string expected)
    {
        using var server = new BrokenServer();
        var run = Application.Run(
            password, [.. Application.Short, _directory.Path, "--broker", server.Address.ToString()]);

        Application.AssertRefused(run, $"the broker at {server.Address} {expected}");
        Assert.Equal(0, server.Keys);
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "does not speak Redis's protocol.")]
    [InlineData("-ERR\r\n", "says: ERR.", "the broker at")]
    [InlineData("$9\r\nsomething\r\n", "does not speak Redis's protocol.")]
    [InlineData("", "does not answer as Redis does within 2 s.")]
    public void Benchmarks_says_in_a_line_that_a_port_speaks_something_else(
        string answer, string expected, string who = "what listens at")
    {
        using var server = new FakeServer(answer);
        AssertRefused(server, $"{who} 127.0.0.1:{server.Port} {expected}");
    }

    [Fact]
    public void Benchmarks_says_in_a_line_that_the_broker_is_too_old()
    {
        using var server = FakeServer.OfVersion("5.0.14");
        AssertRefused(
            server,
            $"the broker at 127.0.0.1:{server.Port} is Redis 5.0.14: it has to be 7.0 or newer, which knows flags of "
                + "scripts.");
    }

    [Fact]
    public void Benchmarks_says_in_a_line_that_nobody_listens()
    {
        var closed = new FakeServer("");
        var port = closed.Port;
        closed.Dispose();

        var run = Application.Run(
            null,
            [
                .. Application.Short, _directory.Path, "--broker",
                string.Create(CultureInfo.InvariantCulture, $"[::1]:{port}"),
            ]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"error: no broker answers at [::1]:{port}: ", run.Error);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    private void AssertRefused(FakeServer server, string expected) => Application.AssertRefused(
        Application.Run(
            null,
            [
                .. Application.Short, _directory.Path, "--broker",
                string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Port}"),
            ]),
        expected);

    /// <summary>In the middle of a run something happens to its broker: all comes, once and in order, and nothing is
    /// left.</summary>
    private static void RunThrough(BrokenServer server, Action happens)
    {
        const int items = 300;
        using var middle = new ManualResetEventSlim();
        var consumed = 0;
        var producers = Enumerable.Range(0, 2).Select(producer =>
            new TestProducer<int>(items, index => ItemKind.Values.Make(producer, index))).ToArray();
        var consumers = Enumerable.Range(0, 2).Select(_ => new TestConsumer<int>
        {
            Consuming = _ =>
            {
                if (Interlocked.Increment(ref consumed) == 100) middle.Set();
            },
        }).ToArray();
        var run = TestThread.Start(() => ModelAt(server).Run(
            new Workload<int>(producers, consumers) { Capacity = 16, Window = 32 }));
        middle.Await();
        happens();

        run.End();
        Assert.Equal(
            Enumerable.Range(0, 2).SelectMany(producer =>
                Enumerable.Range(0, items).Select(index => ItemKind.Values.Make(producer, index))),
            consumers.SelectMany(consumer => consumer.Items).Order());
        Assert.All(consumers, consumer => Assert.Equal(1, consumer.Completions));
        Assert.All(consumers, consumer => Assert.AllIfAny(
            consumer.Items.ToLookup(item => ItemKind.Values.Read(item)!.Value.Producer),
            ofProducer => Assert.Equal(ofProducer.Order(), ofProducer)));
        Assert.Equal(0, server.Keys);
    }

    private static RedisModel ModelAt(BrokenServer server) => new(() => server.Address);
}
