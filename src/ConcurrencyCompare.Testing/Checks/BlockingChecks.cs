using ConcurrencyCompare.Testing.Probes;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>Rule 4, where calls may overlap: a call that blocks holds up nobody else.</summary>
internal static class BlockingChecks
{
    /// <summary>The last producer blocks until an item of the others is consumed.</summary>
    public static void CallsAConsumer(PatientModel model, Shape shape)
    {
        using var consumed = new ManualResetEventSlim();
        var producers = shape.EachProducer(producer => new TestProducer<int>(shape.Items, index => index)
        {
            Producing = _ =>
            {
                if (producer == shape.Producers - 1)
                    model.Await(consumed, "a consumer to be called while a producer blocks");
            },
        });
        var consumers = shape.EachConsumer(_ => new TestConsumer<int> { Consuming = _ => consumed.Set() });

        Run(model, shape, producers, consumers);
    }

    /// <summary>Each producer blocks until all of them are called.</summary>
    public static void CallsTheOtherProducers(PatientModel model, Shape shape)
    {
        using var together = new Barrier(shape.Producers);
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index)
        {
            Producing = index =>
            {
                if (index == 0) model.Meet(together);
            },
        });

        Run(model, shape, producers, shape.EachConsumer(_ => new TestConsumer<int>()));
    }

    /// <summary>Each consumer blocks until all of them are called.</summary>
    /// <param name="model">What is checked.</param>
    /// <param name="shape">One of many items: a model may give a consumer some of them at a time.</param>
    public static void CallsTheOtherConsumers(PatientModel model, Shape shape)
    {
        using var together = new Barrier(shape.Consumers);
        var producers = shape.EachProducer(_ => new TestProducer<int>(shape.Items, index => index));
        var consumers = shape.EachConsumer(_ =>
        {
            var isFirst = true;
            return new TestConsumer<int>
            {
                Consuming = _ =>
                {
                    if (isFirst) model.Meet(together);
                    isFirst = false;
                },
            };
        });

        Run(model, shape, producers, consumers);
    }

    private static void Run(
        PatientModel model, Shape shape, TestProducer<int>[] producers, TestConsumer<int>[] consumers)
    {
        model.Run(shape.Workload(producers, consumers));
        Expect.Equal(shape.AllItems, consumers.Sum(taken => taken.Items.Count), "item", "to be consumed");
    }
}
