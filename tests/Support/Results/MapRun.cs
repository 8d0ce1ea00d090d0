namespace ConcurrencyCompare.Tests.Support;

/// <summary>A made-up run of a scenario with an amount of work and participants, cell by cell.</summary>
/// <remarks>Threads are of one kind, callbacks and iterators of the other; <c>peer</c> and <c>peer-thread</c> are
/// peers, of either kind.</remarks>
/// <param name="rounds">How many rounds.</param>
internal sealed class MapRun(int rounds = 8)
{
    /// <summary>No two of them in step, so that ratios scatter by 1%.</summary>
    private static readonly double[][] Scatters =
    [
        [1, 1.01, 0.99, 1, 1.01, 0.99, 1.005, 0.995],
        [0.99, 1, 1.01, 1.01, 1, 0.99, 0.995, 1.005],
        [1.01, 1, 0.99, 0.99, 1, 1.01, 1, 1],
        [1, 0.995, 1.005, 0.99, 1.01, 1, 1.01, 0.99],
        [0.995, 1.005, 1, 1.01, 0.99, 1.005, 0.995, 1],
    ];

    private static readonly double[] Wild = [1, 1.6, 0.7, 1.3, 0.6, 1.4, 0.8, 1.2];

    private readonly List<CaseResult> _cases = [];

    /// <summary>The names in the order of the report.</summary>
    public static IReadOnlyList<string> Models { get; } = ["threads", "callbacks", "iterators", "peer", "peer-thread"];

    /// <summary>What the models are made of.</summary>
    public static IReadOnlyList<FairnessEntry> Manifest { get; } =
    [
        .. Models.Select(model => new FairnessEntry(model, "a queue", "", "", "", "")
        {
            RunsOnCallingThread = model is "callbacks" or "iterators" or "peer",
            IsPeer = model.StartsWith("peer", StringComparison.Ordinal),
        }),
    ];

    /// <summary>What may be changed before <see cref="Create"/>.</summary>
    public ScenarioFacts Facts { get; init; } = new("map", "who wins?")
    {
        Parameters =
        [
            new("topology", "producers:consumers", ParameterFacts.AtOnce),
            new("work", "computing per item at each end", ParameterFacts.Work),
        ],
        Use = new(UseFacts.Throughput, UseFacts.HandOver),
    };

    /// <summary>A cell whose models take so many nanoseconds an item.</summary>
    public MapRun With(string row, string amount, params (string Model, double Nanoseconds)[] times)
    {
        foreach (var (model, nanoseconds) in times) WithCase(row, amount, model, Steady(model, nanoseconds));
        return this;
    }

    /// <summary>A model whose times differ so much from round to round that nothing is shown.</summary>
    public MapRun WithWild(string row, string amount, string model, double nanoseconds) =>
        WithCase(
            row, amount, model,
            [.. Enumerable.Range(1, rounds).Select(round => (round, nanoseconds * Wild[round % Wild.Length]))]);

    /// <summary>A model with a time of some rounds.</summary>
    public MapRun WithCase(
        string row, string amount, string model, IReadOnlyList<(int Round, double Nanoseconds)> times)
    {
        string[] values = [row, amount, .. Enumerable.Repeat("same", Math.Max(0, Facts.Parameters.Count - 2))];
        _cases.Add(new CaseResult(
            Facts.Name,
            Facts.Parameters.Zip(values, (parameter, value) => (parameter.Name, value)).ToDictionary(),
            model,
            [.. times.Select(time => new RoundResult(time.Round, _cases.Count + 1, [time.Nanoseconds]))]));
        return this;
    }

    /// <summary>The times of a model in all rounds.</summary>
    public IReadOnlyList<(int Round, double Nanoseconds)> Steady(
        string model, double nanoseconds, int from = 1, int? to = null)
    {
        var scatter = Scatters[Models.ToList().IndexOf(model)];
        return [.. Enumerable.Range(from, (to ?? rounds) - from + 1)
            .Select(round => (round, nanoseconds * scatter[round % scatter.Length]))];
    }

    /// <summary>The run.</summary>
    public RunResults Create()
    {
        var sample = SampleResults.Create();
        return sample with
        {
            Settings = sample.Settings with { Rounds = rounds },
            Scenarios = [Facts],
            Models = [.. Models.Select(model => new NamedText(model, "a model"))],
            Manifest = Manifest,
            Cases = _cases,
        };
    }
}
