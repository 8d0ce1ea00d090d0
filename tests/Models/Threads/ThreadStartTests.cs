namespace ConcurrencyCompare.Tests.Threads;

/// <summary>A system that has no threads to give, or a run that ends before all have started.</summary>
public class ThreadStartTests
{
    private const int Many = 1_000;

    private readonly TestConsumer<int> _consumer = new();
    private readonly List<Thread> _started = [];
    private readonly List<string?> _names = [];
    private readonly List<bool> _areInBackground = [];
    private int _attempts;

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(Many + 1)]
    public void Run_ends_at_the_first_thread_that_cannot_start(int number)
    {
        var failure = new InvalidTimeZoneException("No more threads.");
        var model = ModelThatStarts(thread =>
        {
            if (_attempts == number) throw failure;
            thread.Start();
        });

        Assert.Same(failure, Record.Exception(() => Patience.Run(model, WorkloadOf(Waiting(Many)))));

        Assert.Equal(number, _attempts);
        Assert.Equal(0, _consumer.Completions);
        Assert.All(_started, thread => Assert.False(thread.IsAlive));
    }

    [Fact]
    public void Run_starts_no_thread_after_a_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        var model = ModelThatStarts(thread =>
        {
            thread.Start();
            if (_attempts == 3) cancel.Cancel();
        });

        var thrown = Assert.Throws<OperationCanceledException>(
            () => Patience.Run(model, WorkloadOf(Waiting(Many)), cancel.Token));

        Assert.Equal(cancel.Token, thrown.CancellationToken);
        Assert.Equal(3, _attempts);
        Assert.All(_started, thread => Assert.False(thread.IsAlive));
    }

    [Fact]
    public void Run_starts_no_thread_after_a_failure()
    {
        var failure = new InvalidTimeZoneException();
        var failing = new TestProducer<int>(1, index => index) { Producing = _ => throw failure };
        var model = ModelThatStarts(thread =>
        {
            thread.Start();
            if (_attempts == 1) Assert.True(thread.Join(Patience.Limit));
        });

        var workload = WorkloadOf([failing, .. Waiting(Many)]);
        Assert.Same(failure, Record.Exception(() => Patience.Run(model, workload)));
        Assert.Equal(1, _attempts);
    }

    /// <summary>A process that ends does not wait for them, and a debugger tells them apart.</summary>
    [Fact]
    public void Run_starts_threads_in_the_background_and_names_them()
    {
        Patience.Run(ModelThatStarts(thread => thread.Start()), WorkloadOf([new TestProducer<int>(1, index => index)]));

        Assert.Equal(["producer", "consumer"], _names);
        Assert.DoesNotContain(false, _areInBackground);
    }

    private static TestProducer<int>[] Waiting(int count)
    {
        var far = FarFuture.Of(TimeProvider.System);
        return [.. Enumerable.Range(0, count).Select(_ => new TestProducer<int>(1, index => index) { Due = _ => far })];
    }

    private Workload<int> WorkloadOf(IReadOnlyList<TestProducer<int>> producers) => new(producers, [_consumer]);

    private ThreadModel ModelThatStarts(Action<Thread> start) => new(thread =>
    {
        _attempts++;
        _started.Add(thread);
        _names.Add(thread.Name);
        _areInBackground.Add(thread.IsBackground);
        start(thread);
    });
}
