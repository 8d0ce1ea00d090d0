namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>A model whose runs take longer by a known share of their own time.</summary>
internal sealed class SlowedModel(IConcurrencyModel model, int percent)
    : FaultInjectedModel(model, $"{percent}% slower")
{
    public override void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        Model.Run(workload, cancellationToken);
        var end = time.GetTimestamp();
        var longer = end + ((end - start) * percent / 100);
        while (time.GetTimestamp() < longer)
        {
            // Busy, as a slower model would be.
        }
    }
}
