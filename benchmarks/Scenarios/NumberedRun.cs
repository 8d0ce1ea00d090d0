using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>Numbered items from producers to consumers, with a proof at the end that each came once and in
/// order.</summary>
/// <param name="topology">How many of each.</param>
/// <param name="items">How many items in all; what does not divide among the producers is left out.</param>
internal sealed class NumberedRun(Topology topology, int items)
{
    private ItemTotals _expected = NumberedItems.Totals(topology.Producers, items / topology.Producers);

    public int? Capacity { get; init; }

    public int? Window { get; init; }

    /// <summary>What is put around each producer; nothing if it is not set.</summary>
    public Func<CountingProducer, IProducer<int>> ProducerAround { get; init; } = static producer => producer;

    /// <summary>What is put around each consumer; nothing if it is not set.</summary>
    public Func<CheckedConsumer, IConsumer<int>> ConsumerAround { get; init; } = static consumer => consumer;

    /// <summary>Runs a model, as often as one likes.</summary>
    /// <returns>The consumers of this run.</returns>
    /// <exception cref="BrokenContractException">Not every item came once and in order.</exception>
    public IReadOnlyList<CheckedConsumer> Run(string model) =>
        Run(workload => Invocation.Run(model, workload), Doubles.TimesOf(model));

    /// <summary>Runs what is no model, in the same way.</summary>
    /// <param name="run">What runs a workload to its end.</param>
    /// <param name="times">So many times the items.</param>
    public IReadOnlyList<CheckedConsumer> Run(Action<Workload<int>> run, int times = 1)
    {
        var itemsPerProducer = items / topology.Producers * times;
        if (_expected.Count != itemsPerProducer * topology.Producers)
            _expected = NumberedItems.Totals(topology.Producers, itemsPerProducer);
        var producers = new IProducer<int>[topology.Producers];
        for (var i = 0; i < producers.Length; i++)
            producers[i] = ProducerAround(new CountingProducer(i, itemsPerProducer));
        var consumers = new CheckedConsumer[topology.Consumers];
        for (var i = 0; i < consumers.Length; i++) consumers[i] = new CheckedConsumer(producers.Length);

        run(new Workload<int>(producers, Array.ConvertAll(consumers, consumer => ConsumerAround(consumer)))
        {
            Capacity = Capacity,
            Window = Window,
        });
        CheckedConsumer.Verify(consumers, _expected);
        return consumers;
    }
}
