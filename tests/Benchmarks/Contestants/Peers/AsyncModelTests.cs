using System.Diagnostics.CodeAnalysis;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;

namespace ConcurrencyCompare.Tests.Contestants.Peers;

/// <summary>Async methods as fibers: what they cost, and how they end.</summary>
public class AsyncModelTests
{
    [Theory]
    [InlineData(1, 1, 1, null)]
    [InlineData(1, 1, 1024, null)]
    [InlineData(4, 4, 1, null)]
    [InlineData(4, 1, 3, 2)]
    [InlineData(1, 4, 16, 1)]
    public void Run_allocates_nothing_for_an_item(int producers, int consumers, int? capacity, int? window)
    {
        long BytesOf(int items)
        {
            var workload = new Workload<int>(
                [.. Enumerable.Range(0, producers).Select(_ => new Counted(items))],
                [.. Enumerable.Range(0, consumers).Select(_ => new Ignoring())])
            {
                Capacity = capacity,
                Window = window,
            };
            var before = GC.GetAllocatedBytesForCurrentThread();
            new AsyncModel().Run(workload, TestContext.Current.CancellationToken);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        BytesOf(10_000);
        var (few, many) = (BytesOf(1_000), BytesOf(11_000));

        // Less than a byte an item: a few dozen bytes come from the runtime itself, at any moment.
        Assert.InRange(many - few, long.MinValue, 10_000 * producers / 2);
    }

    [Fact]
    public void Fiber_runs_nothing_before_its_first_step_and_throws_out_of_a_step()
    {
        var steps = new List<string>();
        Action? resume = null;
        async Fiber Walk()
        {
            steps.Add("began");
            await new Wait(continuation => resume = continuation);
            steps.Add("went on");
            throw new InvalidTimeZoneException();
        }

        var fiber = Walk();
        Assert.Empty(steps);

        fiber.Next();
        Assert.Equal(["began"], steps);
        Assert.Same(fiber.Next, resume);
        Assert.Throws<InvalidTimeZoneException>(resume!);
        Assert.Equal(["began", "went on"], steps);
    }

    private sealed class Wait(Action<Action> keep) : System.Runtime.CompilerServices.INotifyCompletion
    {
        public bool IsCompleted => false;

        public Wait GetAwaiter() => this;

        public void OnCompleted(Action continuation) => keep(continuation);

        public void GetResult()
        {
            // There is none.
        }
    }

    private sealed class Counted(int left) : IProducer<int>
    {
        public bool TryProduce([MaybeNullWhen(false)] out int item)
        {
            item = left;
            return left-- > 0;
        }
    }

    private sealed class Ignoring : IConsumer<int>
    {
        public void Consume(int item)
        {
            // Nothing that allocates.
        }

        public void OnCompleted()
        {
            // Nothing.
        }
    }
}
