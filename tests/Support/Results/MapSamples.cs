namespace ConcurrencyCompare.Tests.Support;

/// <summary>Made-up runs with maps of who wins where.</summary>
internal static class MapSamples
{
    /// <summary>A cell of every state; peers take part.</summary>
    public static RunResults EveryState() => new MapRun()
        .With("1:1", "0 ns", ("threads", 300), ("callbacks", 10), ("iterators", 15))
        .With("1:1", "1 us", ("threads", 300), ("callbacks", 100), ("iterators", 100))
        .With("1:1", "10 us", ("threads", 100), ("callbacks", 100), ("iterators", 100))
        .With("4:4", "0 ns", ("threads", 300), ("callbacks", 20), ("iterators", 30), ("peer", 10), ("peer-thread", 200))
        .With("4:4", "10 us", ("threads", 100), ("callbacks", 200), ("iterators", 205), ("peer-thread", 100))
        .WithWild("4:4", "1 us", "threads", 100).With("4:4", "1 us", ("callbacks", 100))
        .With("16:16", "0 ns", ("threads", 300), ("callbacks", 10), ("iterators", 10), ("peer", 10))
        .With("16:16", "10 us", ("threads", 100), ("callbacks", 200), ("iterators", 205))
        .Create();
}
