namespace ConcurrencyCompare.Tests.Soak;

/// <summary>A hundred million items through each model, in a heap that does not grow.</summary>
/// <remarks>Runs only when asked for; callbacks and iterators take seconds, threads about a minute:
/// <code>
/// dotnet tests/bin/Release/net10.0/ConcurrencyCompare.Tests.dll -explicit only -class "*SoakTests" -showLiveOutput
/// </code></remarks>
public class SoakTests(ITestOutputHelper output)
{
    private const int Items = 100_000_000;
    private const int ItemsPerSample = Items / 10;
    private const int Capacity = 1_024;
    private const long AllowedGrowth = 1_000_000;

    public static TheoryData<string> Models => [.. ConcurrencyModels.All.Select(model => model.Info.Name)];

    [Theory(Explicit = true), MemberData(nameof(Models))]
    public void Run_keeps_its_memory_over_a_hundred_million_items(string name)
    {
        var model = ConcurrencyModels.All.Single(model => model.Info.Name == name);
        var consumer = new SamplingConsumer();
        var start = TimeProvider.System.GetTimestamp();
        model.Run(new Workload<int>([new CountingProducer()], [consumer]) { Capacity = Capacity });
        var elapsed = TimeProvider.System.GetElapsedTime(start);

        var samples = consumer.Samples.Select(bytes => bytes.ToString("N0", CultureInfo.InvariantCulture));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {Items / elapsed.TotalSeconds:N0} items/s; heap after each tenth: {string.Join("; ", samples)}"));

        Assert.Equal(Items, consumer.Consumed);
        Assert.Equal(10, consumer.Samples.Count);
        // The first tenth may grow buffers, and have code compiled.
        var most = consumer.Samples[0] + AllowedGrowth;
        Assert.All(consumer.Samples, bytes => Assert.InRange(bytes, 0, most));
    }

    private sealed class CountingProducer : IProducer<int>
    {
        private int _produced;

        public bool TryProduce(out int item)
        {
            item = _produced;
            return _produced++ < Items;
        }
    }

    /// <summary>Checks each item, and measures the heap with as many of them queued as there just are.</summary>
    private sealed class SamplingConsumer : IConsumer<int>
    {
        public int Consumed { get; private set; }

        public List<long> Samples { get; } = new(capacity: 10);

        public void Consume(int item)
        {
            if (item != Consumed++) throw new InvalidOperationException("An item is missing, or out of order.");
            if (Consumed % ItemsPerSample == 0) Samples.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        public void OnCompleted()
        {
        }
    }
}
