using ConcurrencyCompare.Tests.Support;

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
