namespace ConcurrencyCompare.Tests;

public class WorkloadTests
{
    private static readonly IConsumer<int>[] Consumers = [new TestConsumer<int>()];

    [Fact]
    public void Workload_is_unbounded_and_in_real_time_unless_told()
    {
        var workload = new Workload<int>([], Consumers);
        Assert.Null(workload.Capacity);
        Assert.Null(workload.Window);
        Assert.Same(TimeProvider.System, workload.TimeProvider);
    }

    [Fact]
    public void Workload_refuses_to_be_without_consumers() =>
        Assert.Throws<ArgumentException>("consumers", () => new Workload<int>([], []));

    [Fact]
    public void Workload_refuses_null()
    {
        Assert.Throws<ArgumentNullException>("producers", () => new Workload<int>(null!, Consumers));
        Assert.Throws<ArgumentNullException>("consumers", () => new Workload<int>([], null!));
    }

    [Fact]
    public void Workload_refuses_null_elements_and_no_time()
    {
        Assert.Throws<ArgumentException>("producers", () => new Workload<int>([null!], Consumers));
        Assert.Throws<ArgumentException>("consumers", () => new Workload<int>([], [.. Consumers, null!]));
        Assert.Throws<ArgumentNullException>(
            "value", () => new Workload<int>([], Consumers) { TimeProvider = null! });
    }

    [Fact]
    public void Workload_keeps_copies_of_the_lists()
    {
        var producers = new List<IProducer<int>> { new TestProducer<int>(1, index => index) };
        var consumers = new List<IConsumer<int>> { new TestConsumer<int>() };
        var workload = new Workload<int>(producers, consumers);

        producers.Clear();
        consumers.Clear();

        Assert.Single(workload.Producers);
        Assert.Single(workload.Consumers);
        Assert.IsNotType<IProducer<int>[]>(workload.Producers);
    }

    [Fact]
    public void Workload_with_changes_is_a_copy_that_is_checked_as_well()
    {
        var workload = new Workload<int>([], Consumers) { Capacity = 3, Window = 2 };
        var producer = new TestProducer<int>(1, index => index);

        var changed = workload with { Producers = [producer], Capacity = null };

        Assert.Empty(workload.Producers);
        Assert.Equal([producer], changed.Producers);
        Assert.Equal((null, 2, 3), (changed.Capacity, changed.Window, workload.Capacity));
        Assert.Equal(Consumers, changed.Consumers);
        Assert.Throws<ArgumentException>("consumers", () => workload with { Consumers = [] });
        Assert.Throws<ArgumentException>("producers", () => workload with { Producers = [null!] });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Workload_refuses_limits_below_one(int limit)
    {
        Assert.Throws<ArgumentOutOfRangeException>(
            "Capacity", () => new Workload<int>([], Consumers) { Capacity = limit });
        Assert.Throws<ArgumentOutOfRangeException>(
            "Window", () => new Workload<int>([], Consumers) { Window = limit });
    }
}
