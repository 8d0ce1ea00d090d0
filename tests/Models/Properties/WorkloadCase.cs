namespace ConcurrencyCompare.Tests.Properties;

/// <summary>A call that a model makes to a producer or consumer.</summary>
internal enum CallKind
{
    DueTimestamp,
    TryProduce,
    Consume,
    OnCompleted,
}

/// <summary>A moment of a run at which something may happen; every one of them comes, if nothing ends the run before.
/// </summary>
/// <param name="Kind">Whom it is about.</param>
/// <param name="Producer">Which producer; of no meaning for consumers.</param>
/// <param name="Index">The producer's item, its end being one more; or the number of the call among those of all
/// consumers, because which of them gets an item is nobody's business.</param>
internal readonly record struct Step(StepKind Kind, int Producer, int Index)
{
    public override string ToString() =>
        Kind switch
        {
            StepKind.BeforeTheRun => "the beginning",
            StepKind.ConsumerCall => string.Create(CultureInfo.InvariantCulture, $"consumer call {Index}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Kind} {Index} of producer {Producer}"),
        };
}

internal enum StepKind
{
    BeforeTheRun,
    DueTimestamp,
    TryProduce,
    ConsumerCall,
}

/// <summary>A workload as data, so that it can be generated, shrunk, printed, and run again.</summary>
/// <param name="Pauses">For each producer the hours before each of its items, and before its end.</param>
/// <param name="Consumers">How many.</param>
/// <param name="Capacity">As in <see cref="Workload{T}"/>.</param>
/// <param name="Window">As in <see cref="Workload{T}"/>.</param>
/// <param name="FailsAt">Where user code throws, if it does.</param>
/// <param name="CancelsAt">Where user code cancels the run, if it does.</param>
internal sealed record WorkloadCase(
    int[][] Pauses, int Consumers, int? Capacity, int? Window, Step? FailsAt = null, Step? CancelsAt = null)
{
    /// <summary>How many items all producers have.</summary>
    public int Items => Pauses.Sum(ItemsOf);

    /// <summary>Every moment between the beginning and the end.</summary>
    public IEnumerable<Step> Steps
    {
        get
        {
            for (var producer = 0; producer < Pauses.Length; producer++)
            {
                for (var index = 0; index < Pauses[producer].Length; index++)
                {
                    yield return new Step(StepKind.DueTimestamp, producer, index);
                    yield return new Step(StepKind.TryProduce, producer, index);
                }
            }

            for (var call = 0; call < Items + Consumers; call++)
                yield return new Step(StepKind.ConsumerCall, -1, call);
        }
    }

    /// <summary>When an item, or the end, is due, in a time that begins at 0.</summary>
    public long DueOf(int producer, int index, TimeProvider time) =>
        time.AddTime(0, TimeSpan.FromHours(Pauses[producer].Take(index + 1).Sum()));

    public static int ItemsOf(int[] pauses) => pauses.Length - 1;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"pauses [{string.Join("; ", Pauses.Select(pauses => string.Join(' ', pauses)))}], consumers {Consumers}, "
        + $"capacity {Capacity}, window {Window}, fails at {FailsAt}, cancels at {CancelsAt}");
}
