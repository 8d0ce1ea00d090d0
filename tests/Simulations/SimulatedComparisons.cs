namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>Many comparisons of two runs with known changes, and what is said about them.</summary>
/// <param name="Comparisons">How many.</param>
/// <param name="FalseComparisons">Those in which a change is claimed that is none, or in the wrong direction.</param>
/// <param name="Unchanged">Cases without a change.</param>
/// <param name="FalseCases">Those of them that are claimed to have one.</param>
/// <param name="Changed">Cases with a change.</param>
/// <param name="Found">Those of them that are claimed.</param>
/// <param name="Covering">Intervals that hold the truth.</param>
/// <param name="Confidence">How many of them claim to.</param>
/// <param name="DriftOfQuiet">What is taken for the machine's drift of a single-threaded model, summed up.</param>
/// <param name="DriftOfThreads">The same of threads.</param>
internal sealed record SimulatedComparisons(
    int Comparisons, int FalseComparisons, int Unchanged, int FalseCases, int Changed, int Found, int Covering,
    double Confidence,
    double DriftOfQuiet, double DriftOfThreads)
{
    private const int Cases = 17;

    private const string Threads = "threads";

    private static readonly string[] Models = ["callbacks", "iterators", Threads];

    private static readonly ControlModel[] Controls =
    [
        new("callbacks-control", "callbacks", ["callbacks", "iterators"]), new("threads-control", Threads, [Threads]),
    ];

    private static readonly RunResults Frame = SampleResults.Create();

    public double FalseShare => (double)FalseComparisons / Comparisons;

    public double FalseCaseShare => (double)FalseCases / Unchanged;

    public double FoundShare => (double)Found / Changed;

    public double Coverage => (double)Covering / (Changed + Unchanged);

    public double MeanDriftOfQuiet => DriftOfQuiet / Comparisons;

    public double MeanDriftOfThreads => DriftOfThreads / Comparisons;

    /// <summary>Simulates comparisons of runs in which the first model takes <see cref="Simulation.Ratio"/> times as
    /// long in the new one.</summary>
    public static SimulatedComparisons Run(Simulation simulation)
    {
        var noise = new Noise(simulation.Kind, simulation.Deviation, seed: 20261124);
        var sum = new SimulatedComparisons(simulation.Comparisons, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (var count = 0; count < simulation.Comparisons; count++)
        {
            var (inBase, inNew) = Draw(noise, simulation);
            Scatter(inBase, simulation);
            Scatter(inNew, simulation);
            Change(inNew, noise.Random, simulation);
            sum = sum.Add(
                RunComparison.Of(RunOf(inBase, simulation), RunOf(inNew, simulation), RunSettings.DefaultThreshold),
                simulation);
        }

        return sum;
    }

    private static void Change(double[][] inNew, Random random, Simulation simulation)
    {
        var changes = Enumerable.Range(0, Cases)
            .Select(place => simulation.CommonShift + ShiftOf(ModelOf(place), simulation) * Noise.Normal(random)
                + (IsChanged(ModelOf(place)) ? Math.Log(simulation.Ratio) : 0))
            .ToList();
        // A control is its model in the first setting.
        changes.AddRange(Controls.Select(control => changes[Array.IndexOf(Models, control.Model)]));
        foreach (var (rounds, change) in inNew.Zip(changes))
        {
            for (var round = 0; round < rounds.Length; round++) rounds[round] += change;
        }
    }

    private static double ShiftOf(string model, Simulation simulation) =>
        model == Threads ? simulation.CaseShiftOfThreads ?? simulation.CaseShift : simulation.CaseShift;

    /// <summary>Threads may scatter more than the others.</summary>
    private static void Scatter(double[][] times, Simulation simulation)
    {
        if (simulation.DeviationOfThreads is not { } deviation) return;

        foreach (var (place, rounds) in times.Index())
        {
            if (place < Cases ? ModelOf(place) != Threads : Controls[place - Cases].Model != Threads) continue;
            for (var round = 0; round < rounds.Length; round++) rounds[round] *= deviation / simulation.Deviation;
        }
    }

    /// <summary>In turns both runs' cases are in the same rounds; apart each run has its own.</summary>
    private static (double[][] Base, double[][] New) Draw(Noise noise, Simulation simulation)
    {
        var cases = Cases + (simulation.HasControls ? Controls.Length : 0);
        if (!simulation.IsInTurns) return (noise.Draw(cases, simulation.Rounds), noise.Draw(cases, simulation.Rounds));

        var both = noise.Draw(2 * cases, simulation.Rounds);
        return (both[..cases], both[cases..]);
    }

    private SimulatedComparisons Add(RunComparison comparison, Simulation simulation)
    {
        // Without a change, ratio 1, no case is a changed one.
        var changed = comparison.Cases.Where(compared => simulation.Ratio != 1 && IsChanged(compared.Case.Model))
            .ToList();
        var unchanged = comparison.Cases.Except(changed).ToList();
        var right = simulation.Ratio > 1 ? Verdict.Slower : Verdict.Faster;
        var falseCases = unchanged.Count(IsClaimed);
        var truth = Math.Exp(-simulation.CommonShift);
        return this with
        {
            FalseComparisons = FalseComparisons
                + (falseCases > 0
                    || changed.Any(compared => IsClaimed(compared) && compared.Pair.Verdict != right) ? 1 : 0),
            Unchanged = Unchanged + unchanged.Count,
            FalseCases = FalseCases + falseCases,
            Changed = Changed + changed.Count,
            Found = Found + changed.Count(compared => compared.Pair.Verdict == right),
            Covering = Covering + unchanged.Count(compared => compared.Pair.Speed.Covers(truth))
                + changed.Count(compared => compared.Pair.Speed.Covers(truth / simulation.Ratio)),
            Confidence = comparison.Cases[0].Pair.Speed.Confidence,
            DriftOfQuiet = DriftOfQuiet + (comparison.Cases[0].Drift?.Share ?? 0),
            DriftOfThreads = DriftOfThreads + (comparison.Cases[2].Drift?.Share ?? 0),
        };
    }

    private static bool IsClaimed(CaseComparison compared) => compared.Pair.Verdict is Verdict.Faster or Verdict.Slower;

    private static bool IsChanged(string model) => model == Models[0];

    private static string ModelOf(int place) => Models[place % Models.Length];

    private static RunResults RunOf(double[][] logarithms, Simulation simulation)
    {
        var cases = logarithms.Take(Cases)
            .Select((rounds, place) => CaseOf(ModelOf(place), place / Models.Length, rounds));
        var controls = logarithms.Skip(Cases)
            .Zip(Controls, (rounds, control) => CaseOf(control.Name, setting: 0, rounds));
        return Frame with
        {
            Settings = Frame.Settings with
            {
                Rounds = simulation.Rounds,
                TurnsId = simulation.IsInTurns ? "turns" : null,
            },
            Controls = Controls,
            Cases = [.. cases, .. controls],
        };
    }

    private static CaseResult CaseOf(string model, int setting, double[] logarithms) => new(
        "throughput",
        new Dictionary<string, string> { ["setting"] = $"{setting}" },
        model,
        [.. logarithms.Select(
            (logarithm, round) => new RoundResult(round + 1, round + 1, [30 * Math.Exp(logarithm)]))]);
}

/// <summary>What is simulated.</summary>
/// <param name="Kind">How rounds differ.</param>
/// <param name="Deviation">By how much: the standard deviation of the logarithm of the ratio of two rounds.</param>
/// <param name="Rounds">How many rounds each run has.</param>
internal sealed record Simulation(NoiseKind Kind, double Deviation, int Rounds)
{
    public bool IsInTurns { get; init; } = true;

    /// <summary>How many times as long the first model takes in the new run.</summary>
    public double Ratio { get; init; } = 1;

    /// <summary>The logarithm of how many times as long everything takes in the new run.</summary>
    public double CommonShift { get; init; }

    /// <summary>The standard deviation of what the machine does to each case between the runs.</summary>
    public double CaseShift { get; init; }

    /// <summary>The same of threads, where it is another one.</summary>
    public double? CaseShiftOfThreads { get; init; }

    /// <summary>By how much rounds of threads differ, where that is more than for the others.</summary>
    public double? DeviationOfThreads { get; init; }

    /// <summary>Whether models are measured twice.</summary>
    public bool HasControls { get; init; } = true;

    public int Comparisons { get; init; } = 1_000;
}
