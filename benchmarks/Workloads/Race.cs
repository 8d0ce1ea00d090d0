namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>How far every producer of a run is when the first of them has finished: whether they come on
/// alike.</summary>
/// <remarks>A look at that moment costs nothing per item, and so cannot change what is measured; producers that take
/// turns are all nearly there, and one that kept the others waiting is there alone.</remarks>
internal sealed class Race
{
    private readonly List<CountingProducer> _producers = [];
    private int _finished;

    /// <summary>The items that each producer had given at that moment; empty before it.</summary>
    public IReadOnlyList<double> AtFirstFinish { get; private set; } = [];

    /// <summary>Lets a producer take part; all have to before the run starts.</summary>
    public IProducer<int> Join(CountingProducer producer)
    {
        _producers.Add(producer);
        return new Runner(producer, this);
    }

    private void Finish()
    {
        if (Interlocked.Exchange(ref _finished, 1) == 0)
            AtFirstFinish = [.. _producers.Select(producer => (double)producer.Produced)];
    }

    private sealed class Runner(CountingProducer producer, Race race) : IProducer<int>
    {
        public bool TryProduce(out int item)
        {
            if (producer.TryProduce(out item)) return true;

            race.Finish();
            return false;
        }
    }
}
