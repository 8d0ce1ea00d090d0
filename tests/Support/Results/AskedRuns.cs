namespace ConcurrencyCompare.Tests.Support;

/// <summary>Made-up runs that can answer every question about surprises, of models and settings that are all alike but
/// for what is said.</summary>
/// <param name="rounds">How many rounds.</param>
/// <param name="seed">The noise.</param>
internal sealed class AskedRuns(int rounds, int seed)
{
    private const double Nanoseconds = 100;
    private const double LatencyNanoseconds = 50_000;

    private static readonly string[] Names = ["threads", "callbacks", "iterators"];
    private static readonly string[] Topologies = ["1:1", "1:4", "4:1", "4:4"];
    private static readonly string[] Bounds = ["1", "1024", "unbounded"];

    private readonly List<CaseResult> _cases = [];

    /// <summary>How rounds differ.</summary>
    public NoiseKind Kind { get; init; } = NoiseKind.Normal;

    /// <summary>By how much: the standard deviation of the logarithm of the ratio of two rounds.</summary>
    public double Deviation { get; init; } = 0.02;

    /// <summary>So many times as long a case takes, by scenario, setting and model.</summary>
    public Func<string, string, string, double> Time { get; init; } = static (_, _, _) => 1;

    /// <summary>So many times its median is its 99th percentile, by model.</summary>
    public Func<string, double> Tail { get; init; } = static _ => 3;

    /// <summary>So many processors it keeps busy, by model.</summary>
    public Func<string, double> Processors { get; init; } = static _ => 1;

    /// <summary>The run.</summary>
    public RunResults Create()
    {
        var noise = new Noise(Kind, Deviation, seed);
        foreach (var (topology, bound) in Topologies.SelectMany(topology => Bounds.Select(bound => (topology, bound))))
        {
            AddTo("throughput", [("topology", topology), ("capacity", bound)], noise);
        }

        foreach (var scenario in new[] { "oversubscribed", "one-core" })
        {
            AddTo(scenario, [("topology", "4:4")], noise);
            AddTo(scenario, [("topology", "16:16")], noise);
        }

        AddTo("latency", [("rate", "1000/s")], noise, hasLatency: true);
        AddTo("latency", [("rate", "10000/s")], noise, hasLatency: true);
        return new RunResults
        {
            Settings = new RunSettings("full", rounds, seed, default),
            Environment = SampleHealth.Environment,
            Scenarios = [.. _cases.Select(measured => measured.Scenario).Distinct().Select(SampleFacts.Of)],
            Models = [.. Names.Select(name => new NamedText(name, "a model"))],
            Manifest =
                [.. Names.Select(
                    name => new FairnessEntry(name, "", "", "", "", "") { RunsOnCallingThread = name != "threads" })],
            Cases = _cases,
            Missing = [],
        };
    }

    private void AddTo(string scenario, (string Name, string Value)[] parameters, Noise noise, bool hasLatency = false)
    {
        var setting = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        // A median, a tail and processor time of their own for each model: worse than any real process.
        var draws = noise.Draw(3 * Names.Length, rounds);
        for (var place = 0; place < Names.Length; place++)
        {
            var (model, own) = (Names[place], 3 * place);
            var factor = Time(scenario, CaseResult.Describe(setting), model);
            _cases.Add(new CaseResult(scenario, setting, model, [.. Enumerable.Range(0, rounds).Select(round =>
            {
                var time = factor * Math.Exp(draws[own][round]);
                return RoundOf(
                    round + 1, time, Tail(model) * factor * Math.Exp(draws[own + 1][round]),
                    Processors(model) * factor * Math.Exp(draws[own + 2][round]), hasLatency);
            })]));
        }
    }

    private static RoundResult RoundOf(int round, double time, double tail, double processorTime, bool hasLatency)
    {
        var median = LatencyNanoseconds * time;
        var last = Math.Max(median, LatencyNanoseconds * tail);
        return new RoundResult(
            round, round, [hasLatency ? 1e6 : Nanoseconds * time], null,
            hasLatency ? new LatencyDistribution(10_000, median, median, last, "", P99: last) : null)
        {
            IterationCosts =
                [new IterationCosts(1_000, 1_000 * Nanoseconds, 1_000 * Nanoseconds * processorTime, 0, 0, 0, 0, 0)],
        };
    }
}
