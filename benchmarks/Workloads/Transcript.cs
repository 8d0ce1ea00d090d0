using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>The tutorial's example: producers that count with a pause between, and everybody says what they
/// do.</summary>
/// <param name="output">Where the lines go; several threads write to it.</param>
internal sealed class Transcript(TextWriter output)
{
    /// <summary>Creates the example; with several producers or consumers, lines say whose they are.</summary>
    public Workload<int> CreateWorkload(
        int producers, int consumers, int count, TimeSpan interval, int? capacity, TimeProvider timeProvider)
    {
        var start = timeProvider.GetTimestamp();
        return new Workload<int>(
            [.. Names("producer", producers)
                .Select(name => new Producer(this, name, count, interval, start, timeProvider))],
            [.. Names("consumer", consumers).Select(name => new Consumer(this, name))])
        {
            Capacity = capacity,
            TimeProvider = timeProvider,
        };
    }

    private static IEnumerable<string> Names(string role, int count) =>
        count == 1 ? [role] : Enumerable.Range(1, count).Select(number => $"{role} {number}");

    // "producing 0" of a single producer, as in the tutorial; "producer 2: producing 0" of several.
    private void Say(string name, string what) => output.WriteLine(name.Contains(' ') ? $"{name}: {what}" : what);

    private void SayDone(string name) => output.WriteLine(name + " done");

    private sealed class Producer(
        Transcript transcript, string name, int count, TimeSpan interval, long start, TimeProvider timeProvider)
        : IPacedProducer<int>
    {
        private int _next;

        public long? DueTimestamp => timeProvider.AddTime(start, interval * _next);

        public bool TryProduce(out int item)
        {
            item = _next++;
            if (item < count) transcript.Say(name, $"producing {item}");
            else transcript.SayDone(name);
            return item < count;
        }
    }

    private sealed class Consumer(Transcript transcript, string name) : IConsumer<int>
    {
        public void Consume(int item) => transcript.Say(name, $"consuming {item}");

        public void OnCompleted() => transcript.SayDone(name);
    }
}
