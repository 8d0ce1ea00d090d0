namespace ConcurrencyCompare.Tests.Threads;

/// <summary>What only several threads can do to each other.</summary>
public class ThreadModelTests
{
    private static readonly ThreadModel Model = new();

    [Fact]
    public void Info_says_that_it_runs_on_threads_of_its_own() => Assert.False(Model.Info.RunsOnCallingThread);

    /// <summary>One consumer is out of items while the other still has one in its hands, which then fails.</summary>
    [Fact]
    public void Run_tells_nobody_that_is_done_when_the_last_item_fails()
    {
        for (var run = 0; run < 20; run++)
        {
            var failure = new InvalidTimeZoneException();
            var producer = new TestProducer<int>(1, index => index);
            var consumers = Consumers(4, _ =>
            {
                // All have to come to their end meanwhile; there is nothing to wait for, because none may be told.
                while (!producer.HasFinished) Thread.Yield();
                for (var i = 0; i < 100; i++) Thread.Yield();
                throw failure;
            });

            var workload = new Workload<int>([producer], consumers);
            Assert.Same(failure, Record.Exception(() => Patience.Run(Model, workload)));
            Assert.All(consumers, consumer => Assert.Equal(0, consumer.Completions));
        }
    }

    [Fact]
    public void Run_tells_nobody_that_is_done_when_it_is_cancelled_in_the_last_item()
    {
        for (var run = 0; run < 50; run++)
        {
            using var cancel = new CancellationTokenSource();
            var producer = new TestProducer<int>(1, index => index);
            var consumers = Consumers(4, _ =>
            {
                while (!producer.HasFinished) Thread.Yield();
                cancel.Cancel();
            });

            var workload = new Workload<int>([producer], consumers);
            Assert.Throws<OperationCanceledException>(() => Patience.Run(Model, workload, cancel.Token));
            Assert.All(consumers, consumer => Assert.Equal(0, consumer.Completions));
        }
    }

    [Fact]
    public void Run_tells_each_consumer_on_its_own_thread()
    {
        using var together = new Barrier(3);
        var consumers = Consumers(3, _ => together.Meet());

        Patience.Run(Model, new Workload<int>([new TestProducer<int>(3, index => index)], consumers));

        Assert.All(consumers, consumer => Assert.Single(consumer.Calls.Threads));
        Assert.Equal(3, consumers.SelectMany(consumer => consumer.Calls.Threads).Distinct().Count());
        Assert.All(consumers, consumer => Assert.Equal(1, consumer.Completions));
    }

    /// <summary>A limit is a number, and costs nothing when it is large.</summary>
    [Theory]
    [InlineData(int.MaxValue, null)]
    [InlineData(null, int.MaxValue)]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(int.MaxValue - 1, 1)]
    public void Run_takes_the_largest_limits_at_once(int? capacity, int? window)
    {
        var consumer = new TestConsumer<int>();
        var workload = new Workload<int>([new TestProducer<int>(100, index => index)], [consumer])
        {
            Capacity = capacity,
            Window = window,
        };

        Patience.Run(Model, workload);

        Assert.Equal(Enumerable.Range(0, 100), consumer.Items);
    }

    /// <summary>The rule for all models, here as threads keep it: the caller's context, and changes stay
    /// inside.</summary>
    [Fact]
    public void Run_calls_in_the_context_of_its_caller()
    {
        var local = new AsyncLocal<string>();
        var seen = new string?[2];
        var producer = new TestProducer<int>(1, index => index)
        {
            Producing = index =>
            {
                if (index == 0) seen[0] = local.Value;
                local.Value = "the producer's";
            },
        };
        var consumers = Consumers(1, _ => seen[1] = local.Value);

        Patience.Run(() =>
        {
            local.Value = "the caller's";
            Model.Run(new Workload<int>([producer], consumers));
            Assert.Equal("the caller's", local.Value);
        });

        Assert.Equal(["the caller's", "the caller's"], seen);
    }

    private static TestConsumer<int>[] Consumers(int count, Action<int> consuming) =>
        [.. Enumerable.Range(0, count).Select(_ => new TestConsumer<int> { Consuming = consuming })];
}
