namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>Many runs of three models that end when they are decided, or with their last round.</summary>
/// <param name="Runs">How many runs.</param>
/// <param name="False">Runs that claim a difference beyond the threshold that is none, or in the wrong
/// direction.</param>
/// <param name="FalseSame">Runs that claim no difference where there is one beyond the threshold.</param>
/// <param name="Decided">Runs that ended because they were decided.</param>
/// <param name="Covering">Runs whose interval of the model that differs holds the truth.</param>
/// <param name="Rounds">All rounds together.</param>
internal sealed record SimulatedLooks(int Runs, int False, int FalseSame, int Decided, int Covering, long Rounds)
{
    private const double Threshold = RunSettings.DefaultThreshold;

    private static readonly string[] Names = ["first", "other", "third"];

    public double FalseShare => (double)False / Runs;

    public double DecidedShare => (double)Decided / Runs;

    public double MeanRounds => (double)Rounds / Runs;

    public static SimulatedLooks Run(LooksSimulation simulation)
    {
        var noise = new Noise(simulation.Kind, simulation.Deviation, seed: 20261127);
        var sum = new SimulatedLooks(0, 0, 0, 0, 0, 0);
        for (var run = 0; run < simulation.Runs; run++)
            sum = sum.Add(noise.Draw(Names.Length, simulation.End), simulation);
        return sum;
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{FalseShare:P2} false, {(double)FalseSame / Runs:P2} falsely equal, {DecidedShare:P1} decided, "
            + $"{MeanRounds:0.0} rounds, "
            + $"{(double)Covering / Runs:P1} cover");

    /// <param name="times">The logarithm of each model's time in each round.</param>
    /// <param name="simulation">What is true.</param>
    private SimulatedLooks Add(double[][] times, LooksSimulation simulation)
    {
        var truth = simulation.IsFaster ? simulation.Ratio : 1 / simulation.Ratio;
        for (var round = 0; round < simulation.End; round++) times[1][round] -= Math.Log(truth);

        foreach (var rounds in simulation.Looks.Where(look => look < simulation.End).Append(simulation.End))
        {
            var pairs = PairVerdict.AllOf(
                [.. Names.Select((name, place) => new RoundSeries(
                    name,
                    times[place].Take(rounds).Select((time, round) => (round, 30 * Math.Exp(time))).ToDictionary()))],
                Threshold,
                (_, _) => null,
                simulation.Share);
            var isDecided = SequentialLooks.AreDecided(Names, pairs);
            if (isDecided || rounds == simulation.End) return Add(pairs, truth, rounds, isDecided);
        }

        throw new InvalidOperationException("A run has an end.");
    }

    private SimulatedLooks Add(IReadOnlyList<PairVerdict> pairs, double truth, int rounds, bool isDecided) => new(
        Runs + 1,
        False + (pairs.Any(pair => IsFalse(pair, truth)) ? 1 : 0),
        FalseSame + (pairs.Any(pair => pair.Verdict == Verdict.Same && IsBeyond(TruthOf(pair, truth))) ? 1 : 0),
        Decided + (isDecided ? 1 : 0),
        Covering + (pairs[0].Speed.Covers(TruthOf(pairs[0], truth)) ? 1 : 0),
        Rounds + rounds);

    private static bool IsFalse(PairVerdict pair, double truth)
    {
        var own = TruthOf(pair, truth);
        return pair.Verdict switch
        {
            Verdict.Faster => !(IsBeyond(own) && own > 1),
            Verdict.Slower => !(IsBeyond(own) && own < 1),
            _ => false,
        };
    }

    private static bool IsBeyond(double ratio) => Math.Abs(Math.Log(ratio)) > Math.Log(1 + Threshold) + 1e-9;

    private static double TruthOf(PairVerdict pair, double truth) =>
        pair.First == Names[1] ? truth : pair.Second == Names[1] ? 1 / truth : 1;
}

/// <summary>What is simulated.</summary>
/// <param name="Kind">How rounds differ.</param>
/// <param name="Deviation">By how much: the standard deviation of the logarithm of the ratio of two rounds.</param>
internal sealed record LooksSimulation(NoiseKind Kind, double Deviation)
{
    /// <summary>How many times as long one of the models takes as the two others, or as they take.</summary>
    public double Ratio { get; init; } = 1;

    /// <summary>Whether that one is the faster one: then there is a single winner.</summary>
    public bool IsFaster { get; init; }

    /// <summary>The round with which a run ends that is not decided before.</summary>
    public int End { get; init; } = SequentialLooks.UntilDecided[^1];

    /// <summary>After which rounds somebody looks.</summary>
    public IReadOnlyList<int> Looks { get; init; } = SequentialLooks.UntilDecided;

    /// <summary>The part of the error that each look may make.</summary>
    public double Share { get; init; } = SequentialLooks.Share(SequentialLooks.UntilDecided.Count);

    public int Runs { get; init; } = 2_000;
}
