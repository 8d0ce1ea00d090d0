namespace ConcurrencyCompare.Tests.Threads;

/// <summary>What an item costs in memory on the threads that hand it over: nothing, also when they wait for
/// it.</summary>
/// <remarks>Each thread reads its own counter, so that other tests do not count. The first items are left out: they
/// create what is used again.</remarks>
public class ThreadAllocationTests(ITestOutputHelper output)
{
    private const int Items = 20_000;
    private const int FirstItems = Items / 2;

    /// <summary>A wait that created anything would allocate 24 bytes at the least.</summary>
    private const double BytesAtMost = 0.5;

    private static readonly ThreadModel Model = new();

    [Theory]
    [InlineData(1, null)]
    [InlineData(3, null)]
    [InlineData(1024, null)]
    [InlineData(null, 1)]
    [InlineData(null, 8)]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    public void Run_allocates_nothing_for_an_item(int? capacity, int? window)
    {
        var (producer, consumer) = (new Allocating(), new Allocating());
        var workload = new Workload<int>([producer], [consumer]) { Capacity = capacity, Window = window };

        Patience.Run(Model, workload);

        Check(producer, consumer, FirstItems);
    }

    [Fact]
    public void Run_allocates_nothing_for_an_item_that_is_waited_for()
    {
        const int items = 400;
        var producer = new PacedAllocating(items);
        var consumer = new PacedAllocating(items);

        Patience.Run(Model, new Workload<int>([producer], [consumer]) { Capacity = 1 });

        Check(producer, consumer, items / 2);
    }

    private void Check(Allocating producer, Allocating consumer, int items)
    {
        var bytes = (double)(producer.Bytes + consumer.Bytes) / items;
        output.WriteLine($"{bytes:0.00} B an item");
        Assert.InRange(bytes, 0, BytesAtMost);
    }

    /// <summary>Produces or consumes, and reads what its thread allocated from the middle on.</summary>
    private class Allocating(int items = Items) : IProducer<int>, IConsumer<int>
    {
        private long _before;
        private int _next;

        public long Bytes { get; private set; } = long.MaxValue;

        public bool TryProduce(out int item)
        {
            item = _next;
            return Count();
        }

        public void Consume(int item) => Count();

        public void OnCompleted()
        {
        }

        private bool Count()
        {
            var index = _next++;
            if (index == items / 2) _before = GC.GetAllocatedBytesForCurrentThread();
            if (index == items - 1) Bytes = GC.GetAllocatedBytesForCurrentThread() - _before;
            return index < items;
        }
    }

    private sealed class PacedAllocating(int items) : Allocating(items), IPacedProducer<int>, IPacedConsumer<int>
    {
        private readonly long _start = TimeProvider.System.GetTimestamp();
        private int _moments;

        public long? DueTimestamp => NextMoment();

        public long? ReadyTimestamp => NextMoment();

        private long NextMoment() => TimeProvider.System.AddTime(_start, TimeSpan.FromMicroseconds(100 * ++_moments));
    }
}
