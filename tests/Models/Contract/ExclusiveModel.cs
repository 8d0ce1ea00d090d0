using System.Diagnostics.CodeAnalysis;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>Threads that call producers, or consumers, or all of them, only one at a time.</summary>
/// <param name="producers">What whoever calls a producer holds meanwhile; <see langword="null"/> for nothing.</param>
/// <param name="consumers">The same of consumers.</param>
internal sealed class ExclusiveModel(Lock? producers, Lock? consumers) : IConcurrencyModel
{
    private readonly ThreadModel _threads = new();

    public ModelInfo Info => _threads.Info;

    public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default) => _threads.Run(
        workload with
        {
            Producers = [.. workload.Producers.Select(producer => new Producer<T>(producer, producers ?? new Lock()))],
            Consumers = [.. workload.Consumers.Select(consumer => new Consumer<T>(consumer, consumers ?? new Lock()))],
        },
        cancellationToken);

    private sealed class Producer<T>(IProducer<T> producer, Lock turn) : IProducer<T>
    {
        public bool TryProduce([MaybeNullWhen(false)] out T item)
        {
            lock (turn) return producer.TryProduce(out item);
        }
    }

    private sealed class Consumer<T>(IConsumer<T> consumer, Lock turn) : IConsumer<T>
    {
        public void Consume(T item)
        {
            lock (turn) consumer.Consume(item);
        }

        public void OnCompleted() => consumer.OnCompleted();
    }
}
