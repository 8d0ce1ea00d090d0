using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>Rules 7 and 9: a model that says so does everything on the thread that calls it; all do it in its
/// context.</summary>
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

    /// <summary>The caller's value is seen, or what another call made of it; the caller sees its own.</summary>
    public static void CallsEverythingInTheCallersContext(IConcurrencyModel model, Shape shape)
    {
        var ambient = new AsyncLocal<string>();
        var strangers = 0;
        void LookAndChange()
        {
            if (ambient.Value is not ("the caller's" or "changed")) Interlocked.Increment(ref strangers);
            ambient.Value = "changed";
        }

        var producers = shape.EachProducer(
            _ => new TestProducer<int>(10, index => index) { Producing = _ => LookAndChange() });
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>
        {
            Ready = _ =>
            {
                LookAndChange();
                return null;
            },
            Consuming = _ => LookAndChange(),
            Completing = LookAndChange,
        });

        var afterwards = "";
        Patience.Run(() =>
        {
            ambient.Value = "the caller's";
            model.Run(shape.Workload(producers, consumers));
            afterwards = ambient.Value;
        });

        Assert.Equal(0, strangers);
        Assert.Equal("the caller's", afterwards);
    }
}
