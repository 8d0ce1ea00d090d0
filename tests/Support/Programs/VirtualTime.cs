namespace ConcurrencyCompare.Tests.Support;

/// <summary>Work on virtual time: it passes, and nothing else happens.</summary>
internal static class VirtualTime
{
    public static void Pass(this JumpingTimeProvider time, TimeSpan by) =>
        time.CreateTimer(static _ => { }, null, by, Timeout.InfiniteTimeSpan).Dispose();
}

/// <summary>A consumer whose work takes exactly as long as it says.</summary>
internal sealed class ServingConsumer(IConsumer<TimedItem> consumer, JumpingTimeProvider time, TimeSpan service)
    : IConsumer<TimedItem>
{
    public void Consume(TimedItem item)
    {
        consumer.Consume(item);
        time.Pass(service);
    }

    public void OnCompleted() => consumer.OnCompleted();
}
