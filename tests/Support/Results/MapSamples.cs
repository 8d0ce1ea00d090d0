using System.Globalization;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Tests.Support;

/// <summary>Made-up runs with maps of who wins where.</summary>
internal static class MapSamples
{
    private static readonly (string Text, double Nanoseconds)[] Works =
        [("0 ns", 0), ("100 ns", 100), ("300 ns", 300), ("1 us", 1e3), ("10 us", 1e4), ("100 us", 1e5)];

    private static readonly (string Text, double Nanoseconds)[] Waits = [("0 ns", 0), ("1 ms", 1e6), ("10 ms", 1e7)];

    private static readonly ScenarioFacts WorkFacts = SampleFacts.Of("break-even") with
    {
        Parameters =
        [
            new("topology", "producers:consumers", ParameterFacts.AtOnce),
            new("work", "computing per item at each end", ParameterFacts.Work),
        ],
        Use = new(UseFacts.Throughput, UseFacts.HandOver),
        Measures = [],
    };

    private static readonly ScenarioFacts WaitFacts = SampleFacts.Of("blocking") with
    {
        Parameters =
        [
            new("concurrent", "how many wait at once", ParameterFacts.AtOnce),
            new("wait", "waiting per item at the consumer", ParameterFacts.Wait),
        ],
    };

    /// <summary>Both maps, as two cores give them: threads win where an item is worth more than a hand-over.</summary>
    /// <param name="rounds">1 or more.</param>
    public static RunResults Both(int rounds = 8)
    {
        var work = new MapRun(rounds) { Facts = WorkFacts };
        foreach (var (row, handOver) in new[] { ("1:1", 150.0), ("2:2", 190), ("4:4", 200), ("16:16", 260) })
        {
            // More amounts near the crossing in one row.
            foreach (var (amount, nanoseconds) in Works.Where(one => row == "2:2" || one.Text != "300 ns"))
            {
                (string, double)[] single =
                    [("callbacks", 12 + 2 * nanoseconds), ("iterators", (nanoseconds == 0 ? 14 : 12) + 2 * nanoseconds)];
                if ((row, amount) == ("4:4", "100 ns")) work.WithWild(row, amount, "threads", 210).With(row, amount, single);
                else work.With(row, amount, [("threads", handOver + nanoseconds), .. single]);
            }
        }

        var wait = new MapRun(rounds) { Facts = WaitFacts };
        foreach (var row in new[] { "1", "10", "100", "1000" })
        {
            foreach (var (amount, nanoseconds) in Waits.Where(one => (row, one.Text) != ("1", "10 ms")))
            {
                var count = double.Parse(row, CultureInfo.InvariantCulture);
                var share = (nanoseconds + 1_000) / count;
                wait.With(row, amount,
                    ("threads", (nanoseconds == 0 ? 400 : share) + (count >= 100 ? 2 * count : 0)),
                    ("callbacks", nanoseconds == 0 ? 20 : share), ("iterators", nanoseconds == 0 ? 28 : share));
            }
        }

        return Joined(work.Create(), wait.Create());
    }

    /// <summary>A cell of every state; peers take part.</summary>
    public static RunResults EveryState() => new MapRun { Facts = WorkFacts }
        .With("1:1", "0 ns", ("threads", 300), ("callbacks", 10), ("iterators", 15))
        .With("1:1", "1 us", ("threads", 300), ("callbacks", 100), ("iterators", 100))
        .With("1:1", "10 us", ("threads", 100), ("callbacks", 100), ("iterators", 100))
        .With("4:4", "0 ns", ("threads", 300), ("callbacks", 20), ("iterators", 30), ("peer", 10), ("peer-thread", 200))
        .With("4:4", "10 us", ("threads", 100), ("callbacks", 200), ("iterators", 205), ("peer-thread", 100))
        .WithWild("4:4", "1 us", "threads", 100).With("4:4", "1 us", ("callbacks", 100))
        .With("16:16", "0 ns", ("threads", 300), ("callbacks", 10), ("iterators", 10), ("peer", 10))
        .With("16:16", "10 us", ("threads", 100), ("callbacks", 200), ("iterators", 205))
        .Create();

    private static RunResults Joined(RunResults first, RunResults second)
    {
        var sample = SampleResults.Full;
        string[] replaced = ["break-even", "blocking"];
        return sample with
        {
            Settings = sample.Settings with { Rounds = first.Settings.Rounds },
            Scenarios =
            [
                .. sample.Scenarios.Where(facts => !replaced.Contains(facts.Name)), .. first.Scenarios, .. second.Scenarios,
            ],
            Cases = [.. sample.Cases.Where(one => !replaced.Contains(one.Scenario)), .. first.Cases, .. second.Cases],
            Missing = [.. sample.Missing.Where(one => !replaced.Contains(one.Scenario))],
        };
    }
}
