namespace ConcurrencyCompare.Tests;

public class AllocationTests
{
    [Fact]
    public void AssertNone_catches_an_object_of_every_call() =>
        Assert.ThrowsAny<Exception>(() => Allocation.AssertNone(100, () => GC.KeepAlive(new object())));

    [Fact]
    public void AssertNone_catches_a_list_that_grows_by_a_reference_at_each_call()
    {
        foreach (var calls in Enumerable.Range(100, 100))
        {
            var list = new List<object?>();
            Assert.ThrowsAny<Exception>(() => Allocation.AssertNone(calls, () => list.Add(null)));
        }
    }

    [Fact]
    public void AssertNone_bears_what_the_runtime_allocates_once()
    {
        var calls = 0;
        Allocation.AssertNone(100, () =>
        {
            if (++calls == 150) GC.KeepAlive(new byte[64]);
        });
    }
}
