namespace ConcurrencyCompare.Tests.Simulations;

/// <summary>Many settings of three models, with A/A controls, and what is said about them.</summary>
/// <param name="Settings">How many settings.</param>
/// <param name="FalseSettings">Settings in which a difference beyond the threshold is claimed that is none, or in the
/// wrong direction.</param>
/// <param name="Differences">True differences beyond the threshold.</param>
/// <param name="Found">Those of them that are claimed.</param>
/// <param name="FoundWithoutControls">Those that would be without any control, where the simulation asks.</param>
/// <param name="FoundByTest">Those that Student's test with Holm's procedure alone would find, where the simulation
/// asks.</param>
/// <param name="FalseSame">True differences that are claimed to be none.</param>
/// <param name="Same">Pairs without a difference that are shown to have none.</param>
/// <param name="Equal">Pairs without a difference.</param>
/// <param name="Covering">Intervals that hold the truth.</param>
/// <param name="Confidence">How many of them claim to.</param>
internal sealed record SimulatedSettings(
    int Settings, int FalseSettings, int Differences, int Found, int FoundWithoutControls, int FoundByTest,
    int FalseSame, int Same,
    int Equal, int Covering, double Confidence)
{
    private const double Threshold = RunSettings.DefaultThreshold;

    private static readonly string[] Names = ["first", "second", "third"];

    public double FalseShare => (double)FalseSettings / Settings;

    public double FoundShare => (double)Found / Differences;

    public double FoundWithoutControlsShare => (double)FoundWithoutControls / Differences;

    public double FoundByTestShare => (double)FoundByTest / Differences;

    public double SameShare => (double)Same / Equal;

    public double Coverage => (double)Covering / (Names.Length * Settings);

    public static SimulatedSettings Run(SettingsSimulation simulation)
    {
        var noise = new Noise(simulation.Kind, simulation.Deviation, seed: 20261123);
        var sum = new SimulatedSettings(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        for (var setting = 0; setting < simulation.Settings; setting++)
        {
            // The three models, and each control with what it is held against: the first time that is the first model.
            var times = noise.Draw(Names.Length + 2 * simulation.Controls, simulation.Rounds);
            for (var round = 0; round < simulation.Rounds; round++)
                times[1][round] += Math.Log(simulation.Ratio) + simulation.Offset;
            var controls = Enumerable.Range(0, simulation.Controls)
                .Select(control => Control(
                    control == 0 ? times[0] : times[Names.Length + 2 * control], times[Names.Length + 2 * control + 1],
                    simulation.Offset))
                .ToList();
            var series = Names.Select((name, place) => Series(name, times[place])).ToList();
            var shown = controls.Count > 0 ? AaOffset.Of(scenario: null, controls).Shown : default(double?);
            var pairs = PairVerdict.AllOf(series, Threshold, (_, _) => shown);
            var alone = shown is null || !simulation.JudgesWithoutControls
                ? pairs : PairVerdict.AllOf(series, Threshold, (_, _) => null);
            sum = sum.Add(pairs, alone, simulation.Ratio);
        }

        return sum;
    }

    private SimulatedSettings Add(IReadOnlyList<PairVerdict> pairs, IReadOnlyList<PairVerdict> alone, double ratio)
    {
        var differing = pairs.Where(pair => IsBeyond(pair, ratio)).ToList();
        return this with
        {
            Settings = Settings + 1,
            FalseSettings = FalseSettings + (pairs.Any(pair => IsClaimed(pair) && !IsRight(pair, ratio)) ? 1 : 0),
            Differences = Differences + differing.Count,
            Found = Found + differing.Count(pair => IsRight(pair, ratio)),
            FoundWithoutControls = FoundWithoutControls + alone.Count(pair => IsRight(pair, ratio)),
            FoundByTest = FoundByTest + alone.Count(pair => IsBeyond(pair, ratio)
                && pair.PValue <= PairVerdict.FamilyError && pair.Speed.Center > 1 == Truth(pair, ratio) > 1),
            FalseSame = FalseSame + pairs.Count(pair => pair.Verdict == Verdict.Same && Truth(pair, ratio) != 1),
            Same = Same + pairs.Count(pair => pair.Verdict == Verdict.Same && Truth(pair, ratio) == 1),
            Equal = Equal + pairs.Count(pair => Truth(pair, ratio) == 1),
            Covering = Covering + pairs.Count(pair => pair.Speed.Covers(Truth(pair, ratio))),
            Confidence = pairs[0].Speed.Confidence,
        };
    }

    private static bool IsClaimed(PairVerdict pair) => pair.Verdict is Verdict.Faster or Verdict.Slower;

    private static bool IsBeyond(PairVerdict pair, double ratio) =>
        Math.Abs(Math.Log(Truth(pair, ratio))) > Math.Log(1 + Threshold) + 1e-9;

    private static bool IsRight(PairVerdict pair, double ratio) =>
        IsBeyond(pair, ratio) && pair.Verdict == (Truth(pair, ratio) > 1 ? Verdict.Faster : Verdict.Slower);

    private static double Truth(PairVerdict pair, double ratio) =>
        pair.Second == Names[1] ? ratio : pair.First == Names[1] ? 1 / ratio : 1;

    private static SelfComparison Control(double[] first, double[] again, double offset) => new(
        "", "", Names[0], Names, IsLatency: false,
        first.Zip(again, (one, other) => one - other - offset).Select((logarithm, round) => (round, logarithm))
            .ToDictionary());

    private static RoundSeries Series(string name, double[] logarithms) => new(
        name, logarithms.Select((logarithm, round) => (round + 1, 30 * Math.Exp(logarithm))).ToDictionary());
}

/// <summary>What is simulated.</summary>
/// <param name="Kind">How rounds differ.</param>
/// <param name="Deviation">By how much: the standard deviation of the logarithm of the ratio of two rounds.</param>
/// <param name="Rounds">How many rounds there are.</param>
internal sealed record SettingsSimulation(NoiseKind Kind, double Deviation, int Rounds)
{
    /// <summary>How many times as long the second model takes as the others.</summary>
    public double Ratio { get; init; } = 1;

    /// <summary>The logarithm of how many times as long the second model and every control take, whoever they
    /// are.</summary>
    public double Offset { get; init; }

    /// <summary>In how many settings of the kind a model is measured twice.</summary>
    public int Controls { get; init; } = 3;

    /// <summary>Whether all is judged a second time, as if there were no controls.</summary>
    public bool JudgesWithoutControls { get; init; }

    public int Settings { get; init; } = 4_000;
}
