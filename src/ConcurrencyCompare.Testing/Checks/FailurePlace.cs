namespace ConcurrencyCompare.Testing.Checks;

/// <summary>Where a producer or consumer may fail.</summary>
internal enum FailurePlace
{
    DueTimestamp,
    TryProduce,
    ReadyTimestamp,
    Consume,
    OnCompleted,
}
