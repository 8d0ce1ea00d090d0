namespace ConcurrencyCompare.Tests;

/// <summary>
/// The example of David Beazley's "Build Your Own Async": a producer that makes an item each second, and its consumer.
/// </summary>
public class TutorialTests
{
    private const int Count = 3;

    private static readonly string[] Transcript =
    [
        "0 s: producing 0",
        "0 s: consuming 0",
        "1 s: producing 1",
        "1 s: consuming 1",
        "2 s: producing 2",
        "2 s: consuming 2",
        "3 s: producer done",
        "3 s: consumer done",
    ];

    private readonly JumpingTimeProvider _time = new();
    private readonly List<string> _log = [];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CallbackScheduler_runs_the_tutorial(bool isProducerFirst)
    {
        var scheduler = new CallbackScheduler(_time);
        var queue = new AsyncQueue<int>(scheduler);

        void Produce(int n)
        {
            if (n < Count)
            {
                Print($"producing {n}");
                Assert.True(queue.TryPut(n));
                scheduler.CallLater(TimeSpan.FromSeconds(1), () => Produce(n + 1));
            }
            else
            {
                Print("producer done");
                queue.Complete();
            }
        }

        void Consume() => queue.Get(
            item =>
            {
                Print($"consuming {item}");
                scheduler.CallSoon(Consume);
            },
            () => Print("consumer done"));

        if (isProducerFirst) scheduler.CallSoon(() => Produce(0));
        scheduler.CallSoon(Consume);
        if (!isProducerFirst) scheduler.CallSoon(() => Produce(0));

        Patience.Run(scheduler);
        Assert.Equal(Transcript, _log);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void IteratorScheduler_runs_the_tutorial(bool isProducerFirst)
    {
        using var scheduler = new IteratorScheduler(_time);
        var queue = new IteratorQueue<int>();

        IEnumerator<YieldInstruction> Produce()
        {
            var put = queue.CreatePut();
            var delay = new DelayInstruction();
            for (var n = 0; n < Count; n++)
            {
                Print($"producing {n}");
                yield return put.With(n);
                yield return delay.Until(_time.AddTime(_time.GetTimestamp(), TimeSpan.FromSeconds(1)));
            }

            Print("producer done");
            queue.Complete();
        }

        IEnumerator<YieldInstruction> Consume()
        {
            var get = queue.CreateGet();
            while (true)
            {
                yield return get;
                if (!get.TryTake(out var item)) break;
                Print($"consuming {item}");
            }

            Print("consumer done");
        }

        if (isProducerFirst) scheduler.Spawn(Produce());
        scheduler.Spawn(Consume());
        if (!isProducerFirst) scheduler.Spawn(Produce());

        Patience.Run(scheduler);
        Assert.Equal(Transcript, _log);
    }

    public static TheoryData<string> Models => [.. ConcurrencyModels.All.Select(model => model.Info.Name)];

    /// <summary>The lines, but not their moments: a thread that waits moves virtual time at once.</summary>
    [Theory, MemberData(nameof(Models))]
    public void Run_runs_the_tutorial(string name)
    {
        // With one item in flight, the producer cannot run ahead of the consumer.
        RunModel(Find(name), window: 1);
        Assert.Equal(Transcript.Select(Line), _log.Select(Line));
    }

    [Theory, MemberData(nameof(Models))]
    public void Run_runs_the_tutorial_at_its_moments(string name)
    {
        Assert.SkipUnless(
            Find(name).Info.RunsOnCallingThread, "With threads, virtual time runs ahead of the consumer.");
        RunModel(Find(name), window: null);
        Assert.Equal(Transcript, _log);
    }

    private void RunModel(IConcurrencyModel model, int? window)
    {
        var producer = new TestProducer<int>(Count, n => n)
        {
            Due = n => n * TimeSpan.TicksPerSecond,
            Producing = n => Print(n < Count ? $"producing {n}" : "producer done"),
        };
        var consumer = new TestConsumer<int>
        {
            Consuming = item => Print($"consuming {item}"),
            Completing = () => Print("consumer done"),
        };

        Patience.Run(model, new Workload<int>([producer], [consumer]) { TimeProvider = _time, Window = window });
    }

    private static IConcurrencyModel Find(string name) =>
        ConcurrencyModels.All.Single(model => model.Info.Name == name);

    private static string Line(string entry) => entry.Split(": ")[1];

    private void Print(string line)
    {
        lock (_log) _log.Add(string.Create(CultureInfo.InvariantCulture, $"{_time.Elapsed.TotalSeconds} s: {line}"));
    }
}
