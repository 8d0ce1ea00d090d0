using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>Rule 7: a model that says so does everything on the thread that calls it.</summary>
internal static class ThreadingChecks
{
    public static void CallsEverythingOnTheCallingThread(IConcurrencyModel model, Shape shape)
    {
        var time = new JumpingTimeProvider();
        var producers = shape.EachProducer(_ => new TestProducer<int>(50, index => index)
        {
            Due = index => index * TimeSpan.TicksPerSecond / 2,
        });
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>());

        Thread? caller = null;
        Patience.Run(() =>
        {
            caller = Thread.CurrentThread;
            model.Run(shape.Workload(producers, consumers, time));
        });

        Assert.All(producers, producer => Assert.Equal([caller!], producer.Calls.Threads));
        Assert.All(consumers, consumer => Assert.Equal([caller!], consumer.Calls.Threads));
    }
}
