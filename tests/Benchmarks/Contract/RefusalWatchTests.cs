namespace ConcurrencyCompare.Tests.Contract;

public class RefusalWatchTests
{
    /// <summary>A producer that waits in vain for a consumer whose wait was refused fails as well, or does not: the
    /// refusal is seen.</summary>
    [Fact]
    public void Refusal_is_seen_beside_failures_that_come_of_it()
    {
        var refusal = new NotSupportedException("by nature");
        foreach (var thrown in (Exception[])[refusal, new AggregateException(refusal, new InvalidTimeZoneException())])
        {
            var watch = new RefusalWatch(new ThrowingModel(thrown));
            Assert.Same(thrown, Record.Exception(() => watch.Run<int>(null!)));
            Assert.Equal("by nature", watch.Refusal);
        }

        var failing = new RefusalWatch(new ThrowingModel(new InvalidTimeZoneException()));
        Assert.Throws<InvalidTimeZoneException>(() => failing.Run<int>(null!));
        Assert.Null(failing.Refusal);
    }

    private sealed class ThrowingModel(Exception thrown) : IConcurrencyModel
    {
        public ModelInfo Info => TestedModels.All[0].Info;

        public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default) => throw thrown;
    }
}
