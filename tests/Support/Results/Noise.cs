namespace ConcurrencyCompare.Tests.Support;

/// <summary>Random times of cases that are measured in rounds.</summary>
internal sealed class Noise(NoiseKind kind, double deviation, int seed)
{
    private const double DriftOfRun = 0.3;

    // Of one case: the logarithm of the ratio of two cases then has the given deviation.
    private readonly double _single = deviation / Math.Sqrt(2);

    public Random Random { get; } = new(seed);

    /// <summary>Logarithms of times, by case and round.</summary>
    /// <param name="cases">How many cases of the same true time.</param>
    /// <param name="rounds">How many rounds, each with the cases in random order.</param>
    public double[][] Draw(int cases, int rounds)
    {
        var times = Enumerable.Range(0, cases).Select(_ => new double[rounds]).ToArray();
        var order = Enumerable.Range(0, cases).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            Random.Shuffle(order);
            for (var position = 0; position < cases; position++)
                times[order[position]][round] = Next() + DriftAt((round + (double)position / cases) / rounds);
        }

        return times;
    }

    // Box and Muller's transform.
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private double DriftAt(double share) => kind == NoiseKind.Drift ? DriftOfRun * share : 0;

    private double Next() => kind switch
    {
        NoiseKind.LogNormal => _single * Skewed(),
        NoiseKind.Bimodal => _single * (Math.Sqrt(0.9) * (Random.Next(2) * 2 - 1) + Math.Sqrt(0.1) * Normal(Random)),
        NoiseKind.Spikes => _single * Normal(Random) + (Random.Next(10) == 0 ? 4 * deviation : 0),
        _ => _single * Normal(Random),
    };

    /// <summary>A log-normal value of shape 0.5, brought to deviation 1.</summary>
    private double Skewed()
    {
        const double Shape = 0.5;
        const double Variance = Shape * Shape;
        return Math.Exp(Shape * Normal(Random)) / Math.Sqrt((Math.Exp(Variance) - 1) * Math.Exp(Variance));
    }
}
