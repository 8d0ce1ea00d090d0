namespace ConcurrencyCompare.Tests.Contract;

/// <summary>How many take part, and the limits between them.</summary>
internal readonly record struct Shape(int Producers, int Consumers, int? Capacity = null, int? Window = null)
{
    public T[] EachProducer<T>(Func<int, T> create) => [.. Enumerable.Range(0, Producers).Select(create)];

    public T[] EachConsumer<T>(Func<int, T> create) => [.. Enumerable.Range(0, Consumers).Select(create)];

    public Workload<T> Workload<T>(
        IReadOnlyList<IProducer<T>> producers, IReadOnlyList<IConsumer<T>> consumers, TimeProvider? time = null) =>
        new(producers, consumers) { Capacity = Capacity, Window = Window, TimeProvider = time ?? TimeProvider.System };
}
