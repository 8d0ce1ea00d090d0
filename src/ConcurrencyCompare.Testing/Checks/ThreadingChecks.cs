using ConcurrencyCompare.Testing.Probes;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>Rules 7 and 9: a model that says so does everything on the thread that calls it; all do it in its
/// context.</summary>
internal static class ThreadingChecks
{
    public static void CallsEverythingOnTheCallingThread(PatientModel model, Shape shape)
    {
        var time = new JumpingTimeProvider();
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index)
        {
            Due = index => model.HasWaitingProducers ? index * TimeSpan.TicksPerSecond / 2 : null,
        });
        var consumers = shape.EachConsumer(_ => new TestConsumer<int>());

        Thread? caller = null;
        model.Run(
            shape.Workload(producers, consumers, time), () => caller = Thread.CurrentThread, static () => { });

        var logs = producers.Select(made => made.Calls).Concat(consumers.Select(taken => taken.Calls)).ToList();
        Expect.That(
            logs.SelectMany(log => log.Threads).All(thread => thread == caller),
            "every call on the thread that called Run", "there was one on another thread");
        Expect.That(logs.All(log => log.Count > 0), "everybody to be called", "somebody never was");
    }

    /// <summary>The caller's value is seen, or what another call made of it; the caller sees its own.</summary>
    public static void CallsEverythingInTheCallersContext(PatientModel model, Shape shape)
    {
        var ambient = new AsyncLocal<string>();
        var strangers = 0;
        void LookAndChange()
        {
            if (ambient.Value is not ("the caller's" or "changed")) Interlocked.Increment(ref strangers);
            ambient.Value = "changed";
        }

        var producers = shape.EachProducer(
            _ => new TestProducer<int>(shape.Items, index => index) { Producing = _ => LookAndChange() });
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
        model.Run(
            shape.Workload(producers, consumers),
            () => ambient.Value = "the caller's",
            () => afterwards = ambient.Value);

        Expect.Equal(0, strangers, "call", "that does not see the caller's value of an AsyncLocal");
        Expect.That(
            afterwards == "the caller's",
            "the caller's value of an AsyncLocal after Run", "it was what a call made of it");
    }
}
