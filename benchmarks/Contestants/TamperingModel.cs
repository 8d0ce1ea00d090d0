namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>A model that treats a single item wrongly.</summary>
internal sealed class TamperingModel(IConcurrencyModel model, string kind) : FaultInjectedModel(model, kind)
{
    private const string Drop = "drop";
    private const string Repeat = "repeat";
    private const string Reorder = "reorder";

    public static IReadOnlyList<string> Kinds { get; } = [Drop, Repeat, Reorder];

    public override void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default) => Model.Run(
        workload with
        {
            Consumers = [new Tampering<T>(workload.Consumers[0], Fault), .. workload.Consumers.Skip(1)],
        },
        cancellationToken);

    private sealed class Tampering<T>(IConsumer<T> consumer, string kind) : IPacedConsumer<T>
    {
        private const int Victim = 3;

        private readonly IPacedConsumer<T>? _paced = consumer as IPacedConsumer<T>;
        private T _held = default!;
        private int _count;

        public long? ReadyTimestamp => _paced?.ReadyTimestamp;

        public void Consume(T item)
        {
            _count++;
            if (_count == Victim && kind == Reorder) _held = item;
            if (_count == Victim && kind != Repeat) return;

            consumer.Consume(item);
            if (_count == Victim) consumer.Consume(item);
            if (_count == Victim + 1 && kind == Reorder) consumer.Consume(_held);
        }

        public void OnCompleted() => consumer.OnCompleted();
    }
}
