using System.Globalization;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>How many take part, how many items each producer has, and the limits between them.</summary>
internal readonly record struct Shape(
    int Producers, int Consumers, int Items, int? Capacity = null, int? Window = null)
{
    public int AllItems => Producers * Items;

    /// <summary>The most that may be in flight: of a queue, each producer may hold one more, and each consumer
    /// another.</summary>
    public int HeldAtMost =>
        (int)Math.Min(Window ?? int.MaxValue, (Capacity ?? (long)int.MaxValue) + Producers + Consumers);

    /// <summary>What a workload of this shape asks of a model.</summary>
    public WorkloadNeeds Needs =>
        (Producers > 1 ? WorkloadNeeds.SeveralProducers : WorkloadNeeds.None)
        | (Consumers > 1 ? WorkloadNeeds.SeveralConsumers : WorkloadNeeds.None)
        | (Capacity is null ? WorkloadNeeds.None : WorkloadNeeds.Capacity)
        | (Window is null ? WorkloadNeeds.None : WorkloadNeeds.Window);

    public T[] EachProducer<T>(Func<int, T> create) => [.. Enumerable.Range(0, Producers).Select(create)];

    public T[] EachConsumer<T>(Func<int, T> create) => [.. Enumerable.Range(0, Consumers).Select(create)];

    public Workload<T> Workload<T>(
        IReadOnlyList<IProducer<T>> producers, IReadOnlyList<IConsumer<T>> consumers, TimeProvider? time = null) =>
        new(producers, consumers) { Capacity = Capacity, Window = Window, TimeProvider = time ?? TimeProvider.System };

    public override string ToString()
    {
        if (Consumers == 0) return "no workload";
        var items = Producers == 0 ? "" : $" of {Words.Count(Items, "item")}{(Producers > 1 ? " each" : "")}";
        return Words.Count(Producers, "producer") + items + ", " + Words.Count(Consumers, "consumer")
            + Limit("capacity", Capacity) + Limit("window", Window);
    }

    private static string Limit(string name, int? limit) =>
        limit is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {name} {limit:N0}");
}
