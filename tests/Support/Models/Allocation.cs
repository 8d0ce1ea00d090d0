namespace ConcurrencyCompare.Tests.Support;

/// <summary>What code allocates on the calling thread.</summary>
internal static class Allocation
{
    /// <summary>Less than any object, and than the growth of an array by a reference for each call.</summary>
    private const int BytesOfNoCall = 8;

    /// <summary>Asserts that code which is called again and again allocates nothing.</summary>
    /// <remarks>Not that it is 0 B together: a few dozen bytes come from the runtime itself, at any moment, as when it
    /// compiles a method anew.</remarks>
    /// <param name="calls">How often it is called to warm up, and then again; hundreds.</param>
    /// <param name="call">The code.</param>
    public static void AssertNone(int calls, Action call)
    {
        for (var i = 0; i < calls; i++) call();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < calls; i++) call();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BytesOfNoCall * calls - 1);
    }
}
