namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>In the measured process: what models were given to run, and how many items came out.</summary>
/// <remarks>Every run tells it, warm or cold, which takes a few nanoseconds: so what a scenario says about itself can
/// be held against what happened, and a scenario that is wrong about itself publishes nothing
/// (<c>Run/Declaration.cs</c>).</remarks>
internal static class Observed
{
    private static readonly Lock Noting = new();
    private static List<WorkloadShape> _shapes = [];
    private static WorkloadShape? _last;
    private static long _items;

    /// <summary>The shapes of the workloads that models were given, each once.</summary>
    public static IReadOnlyList<WorkloadShape> Shapes
    {
        get
        {
            lock (Noting) return [.. _shapes];
        }
    }

    /// <summary>A model is going to run a workload.</summary>
    public static void Run<T>(Workload<T> workload)
    {
        if (_last?.IsThatOf(workload) != true) Note(WorkloadShape.Of(workload));
    }

    /// <summary>So many items were counted where they end: by those who took them, not by those who sent
    /// them.</summary>
    /// <remarks>Called inside the measured invocation, by the thread that measures.</remarks>
    public static void Consumed(long items) => _items += items;

    /// <summary>How many items were counted since it was asked last.</summary>
    public static long TakeItems()
    {
        var items = _items;
        _items = 0;
        return items;
    }

    /// <summary>What was seen until now was warm-up.</summary>
    public static void Forget()
    {
        lock (Noting) (_shapes, _last, _items) = ([], null, 0);
    }

    private static void Note(WorkloadShape shape)
    {
        lock (Noting)
        {
            if (!_shapes.Contains(shape)) _shapes.Add(shape);
            _last = shape;
        }
    }
}
