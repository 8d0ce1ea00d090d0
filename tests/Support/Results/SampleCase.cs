namespace ConcurrencyCompare.Tests.Support;

/// <summary>What a made-up case is about, and how its rounds come about.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Parameters">The setting.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Nanoseconds">The true time per item; of the whole schedule where latency is measured.</param>
internal sealed record SampleCase(
    string Scenario, IReadOnlyList<NamedText> Parameters, string Model, double Nanoseconds)
{
    private const int Items = 200_000;
    private const int RecordedItems = 2_000;
    private const double TimeOfScheduledItem = 2_000;

    public string Setting =>
        CaseResult.Describe(Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Text));

    /// <summary>The deviation of the logarithm of a process's time.</summary>
    public double Deviation { get; init; } = 0.03;

    public double? Bytes { get; init; }

    /// <summary>True median and 99th percentile of the latency, in nanoseconds.</summary>
    public (double P50, double P99)? Latency { get; init; }

    /// <summary>The share of the hand-over in the latency; 0 where the parts are not told apart.</summary>
    public double HandOver { get; init; }

    public IReadOnlyList<(string Name, double Value)> Extras { get; init; } = [];

    public int Iterations { get; init; } = 3;

    private bool IsThreaded => Model.StartsWith("threads", StringComparison.Ordinal);

    public RoundResult Measure(int round, int position, double drift, Random random)
    {
        var level = drift * Math.Exp(Deviation * Noise.Normal(random));
        // A schedule takes as long as it says.
        var time = Latency is null ? Nanoseconds * level : Nanoseconds / RecordedItems;
        var iterations = Enumerable.Range(0, Iterations)
            .Select(_ => Math.Round(time * Math.Exp((Latency is null ? 0.01 : 0.0001) * Noise.Normal(random)), 4))
            .ToList();
        var latency = Latency is { } percentiles
            ? Distribution(percentiles.P50 * level, percentiles.P99 * level, random) : null;
        var parts = HandOver > 0 ? latency?.WithoutHistogram : null;
        return new RoundResult(round, position, iterations, Bytes, latency)
        {
            Lateness = parts is null ? null : Part(parts, 1 - HandOver),
            HandOver = parts is null ? null : Part(parts, HandOver),
            Extras = Extras.Count == 0 ? null : Extras.ToDictionary(
                extra => extra.Name,
                // Shares and indices do not pass 1, and schedules are the same in every round.
                extra => extra.Value is <= 1 and > 0.99 || extra.Name == ExtraNames.ItemsPerSecond
                    ? extra.Value
                    : Math.Round(extra.Value * level, 4)),
            IterationCosts = CostsOf(iterations, Latency is null ? null : TimeOfScheduledItem * level, random),
            PeakWorkingSetBytes = (IsThreaded ? 48_000_000 : 45_000_000) + random.Next(0, 1_000_000),
            Processors = 2,
            Health = new RoundHealth(
                Math.Round(0.001 * random.NextDouble(), 4), Math.Round(0.01 * random.NextDouble(), 4),
                random.Next(5, 40)),
        };
    }

    private List<IterationCosts> CostsOf(IReadOnlyList<double> iterations, double? busy, Random random)
    {
        var contentions = IsThreaded ? random.Next(200, 400) : 0;
        var voluntary = IsThreaded ? random.Next(40_000, 60_000) : random.Next(2, 8);
        var involuntary = random.Next(0, 30);
        return
        [
            .. iterations.Select(time => new IterationCosts(
                Items,
                Math.Round(Items * time),
                Math.Round(Items * (busy ?? time) * (IsThreaded ? 1.6 : 0.99)),
                (long)(Items * (Bytes ?? 0.01)),
                Gen0Collections: IsThreaded ? 2 : 0,
                Gen1Collections: IsThreaded ? 1 : 0,
                Gen2Collections: 0,
                contentions,
                voluntary,
                involuntary)),
        ];
    }

    private static Percentiles Part(Percentiles whole, double share) => new(
        whole.Items, Math.Round(whole.Mean * share), Math.Round(whole.P50 * share), Math.Round(whole.Max * share),
        Math.Round(whole.P99!.Value * share));

    private static LatencyDistribution Distribution(double p50, double p99, Random random)
    {
        var spread = Math.Log(p99 / p50) / 2.326;
        var histogram = LatencyDistribution.CreateHistogram();
        for (var item = 0; item < RecordedItems; item++)
        {
            var latency = p50 * Math.Exp(spread * Noise.Normal(random));
            histogram.RecordValue((long)Math.Clamp(latency, 1, LatencyDistribution.HighestNanoseconds));
        }

        return LatencyDistribution.From(histogram);
    }
}
