using ConcurrencyCompare.Analysis.Estimating;

namespace ConcurrencyCompare.Tests.Scheduling;

/// <summary>Participants of the models on one thread have turns, and all of a kind come on alike.</summary>
public class FairTurnsTests
{
    private const int Turn = 32;

    private static readonly (int Producers, int Consumers)[] Topologies =
        [(1, 1), (4, 4), (16, 16), (3, 5), (5, 3), (1, 4), (4, 1), (2, 16), (16, 2), (7, 11), (100, 3), (3, 100)];

    private static readonly int?[] Limits = [1, 2, 31, 64, 100, 1024, null];

    public static TheoryData<string, int, int> Cases()
    {
        var cases = new TheoryData<string, int, int>();
        foreach (var model in ConcurrencyModels.All.Where(model => model.Info.RunsOnCallingThread))
        {
            foreach (var (producers, consumers) in Topologies) cases.Add(model.Info.Name, producers, consumers);
        }

        return cases;
    }

    /// <summary>At whatever moment one looks, nobody has had more than two turns before another of its kind.</summary>
    [Theory, MemberData(nameof(Cases))]
    public void Run_lets_all_of_a_kind_come_on_alike(string model, int producers, int consumers)
    {
        foreach (var capacity in Limits)
        {
            var race = new Race(producers, consumers);
            race.Run(model, capacity, window: null);
            race.AssertFair(leastIndex: 0.99, $"capacity {capacity}");
            Assert.True(race.LargestLead <= 2 * Turn, $"capacity {capacity}: {race.LargestLead} items ahead.");
        }
    }

    /// <summary>A hundred producers have 0.98 where there is not a place for each of them in turn; all others
    /// 1.</summary>
    [Theory, MemberData(nameof(Cases))]
    public void Run_lets_all_of_a_kind_come_on_alike_within_a_window(string model, int producers, int consumers)
    {
        foreach (var window in Limits)
        {
            var race = new Race(producers, consumers);
            race.Run(model, capacity: null, window);
            race.AssertFair(leastIndex: producers == 100 ? 0.97 : 0.99, $"window {window}");
        }
    }

    /// <summary>The last participants have the turns of those that have ended.</summary>
    [Theory]
    [InlineData("callbacks", 1)]
    [InlineData("callbacks", null)]
    [InlineData("iterators", 1)]
    [InlineData("iterators", null)]
    public void Run_lets_producers_with_unlike_numbers_of_items_come_on_alike_while_all_have_some(
        string model, int? capacity)
    {
        int[] counts = [10_000, 20_000, 30_000, 40_000];
        TestProducer<int>[] producers = [.. counts.Select(count => new TestProducer<int>(count, item => item))];
        var consumers = new double[3];
        var producedAtFirstEnd = Array.Empty<double>();
        var workload = new Workload<int>(
            [.. producers.Select(producer => new Observed(producer, () => producedAtFirstEnd =
                producedAtFirstEnd is [] ? [.. producers.Select(each => (double)each.Produced)] : producedAtFirstEnd))],
            [.. consumers.Select((_, i) => new Counter(() => consumers[i]++))])
        {
            Capacity = capacity,
        };
        Patience.Run(() => Find(model).Run(workload));

        Assert.All(
            producedAtFirstEnd, produced => Assert.InRange(produced, counts[0] - 2 * Turn, counts[0] + 2 * Turn));
        Assert.Equal(counts.Length, producedAtFirstEnd.Length);
        Assert.Equal(counts.Sum(), consumers.Sum());
        Assert.InRange(Fairness.Jain(consumers), 0.99, 1);
    }

    private static IConcurrencyModel Find(string model) => ConcurrencyModels.All.Single(one => one.Info.Name == model);

    /// <summary>Producers that never end, in a run that is stopped when one of them has given its items.</summary>
    private sealed class Race(int producers, int consumers)
    {
        private readonly double[] _produced = new double[producers];
        private readonly double[] _consumed = new double[consumers];
        private readonly int _goal = 100_000 / producers;
        private (double[]? Kind, int Index) _last;
        private int _turn;
        private int _longestTurn;

        /// <summary>How many items one had before another of its kind, at most and at any moment.</summary>
        public double LargestLead { get; private set; }

        public void Run(string model, int? capacity, int? window)
        {
            using var enough = new CancellationTokenSource();
            var workload = new Workload<int>(
                [.. _produced.Select((_, i) => new TestProducer<int>(int.MaxValue, item => item)
                {
                    Producing = item =>
                    {
                        if (item == _goal) enough.Cancel();
                        else Count(_produced, i);
                    },
                })],
                [.. _consumed.Select((_, i) => new Counter(() => Count(_consumed, i)))])
            {
                Capacity = capacity,
                Window = window,
            };
            Assert.Throws<OperationCanceledException>(
                () => Patience.Run(() => Find(model).Run(workload, enough.Token)));
        }

        public void AssertFair(double leastIndex, string limit)
        {
            Assert.Equal(_goal, _produced.Max());
            Assert.True(_longestTurn is > 0 and <= Turn, $"{limit}: a turn of {_longestTurn}.");
            Assert.True(Fairness.Jain(_produced) >= leastIndex, $"{limit}: {string.Join(' ', _produced)}");
            Assert.True(Fairness.Jain(_consumed) >= leastIndex, $"{limit}: {string.Join(' ', _consumed)}");
        }

        private void Count(double[] kind, int index)
        {
            kind[index]++;
            _turn = _last == (kind, index) ? _turn + 1 : 1;
            _last = (kind, index);
            _longestTurn = Math.Max(_longestTurn, _turn);
            if (_turn == 1) LargestLead = Math.Max(LargestLead, kind.Max() - kind.Min());
        }
    }

    private sealed class Observed(IProducer<int> producer, Action onEnd) : IProducer<int>
    {
        public bool TryProduce(out int item)
        {
            if (producer.TryProduce(out item)) return true;
            onEnd();
            return false;
        }
    }

    private sealed class Counter(Action count) : IConsumer<int>
    {
        public void Consume(int item) => count();

        public void OnCompleted()
        {
        }
    }
}
