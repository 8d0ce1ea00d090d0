using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

/// <summary>Many settings of three models and a control, as a run measures them, and what is said about them.</summary>
/// <param name="Settings">How many settings.</param>
/// <param name="FalseSettings">Settings in which a difference is claimed that is none, or in the wrong direction.</param>
/// <param name="Differences">True differences.</param>
/// <param name="Found">Those of them that are claimed.</param>
/// <param name="FalseSame">True differences that are claimed to be none.</param>
/// <param name="Same">Pairs without a difference that are shown to have none.</param>
/// <param name="Intervals">All intervals.</param>
/// <param name="Covering">Those of them that hold the truth.</param>
/// <param name="Confidence">How many of them claim to.</param>
internal sealed record SimulatedSettings(
    int Settings, int FalseSettings, int Differences, int Found, int FalseSame, int Same, int Intervals, int Covering,
    double Confidence)
{
    private const double Threshold = RunSettings.DefaultThreshold;

    private static readonly string[] Names = ["first", "second", "third"];

    public double FalseShare => (double)FalseSettings / Settings;

    public double FoundShare => (double)Found / Differences;

    public double Coverage => (double)Covering / Intervals;

    /// <summary>Simulates settings whose second model takes <paramref name="ratio"/> times as long as the others.</summary>
    public static SimulatedSettings Run(
        NoiseKind kind, double deviation, int rounds, double ratio = 1, bool hasControl = true, int settings = 4_000)
    {
        var noise = new Noise(kind, deviation, seed: 20261123);
        var sum = new SimulatedSettings(settings, 0, 0, 0, 0, 0, 0, 0, 0);
        for (var setting = 0; setting < settings; setting++)
        {
            var times = noise.Draw(Names.Length + 1, rounds);
            for (var round = 0; round < rounds; round++) times[1][round] += Math.Log(ratio);
            var series = times.Select((logarithms, place) => Series(Names.ElementAtOrDefault(place) ?? "control", logarithms)).ToList();
            var floor = hasControl ? NoiseFloor.DeviationOf(series[^1].LogSpeedOver(series[0])) : (double?)null;
            sum = sum.Add(PairVerdict.AllOf(series[..^1], Threshold, (_, _) => floor), ratio);
        }

        return sum;
    }

    private SimulatedSettings Add(IReadOnlyList<PairVerdict> pairs, double ratio)
    {
        var differing = pairs.Where(pair => ratio != 1 && Truth(pair, ratio) != 1).ToList();
        var equal = pairs.Except(differing).ToList();
        return this with
        {
            FalseSettings = FalseSettings + (equal.Any(IsClaimed) || differing.Any(pair => IsClaimed(pair) && !IsRight(pair, ratio)) ? 1 : 0),
            Differences = Differences + differing.Count,
            Found = Found + differing.Count(pair => IsRight(pair, ratio)),
            FalseSame = FalseSame + differing.Count(pair => pair.Verdict == Verdict.Same),
            Same = Same + equal.Count(pair => pair.Verdict == Verdict.Same),
            Intervals = Intervals + pairs.Count,
            Covering = Covering + pairs.Count(pair => pair.Speed.Covers(Truth(pair, ratio))),
            Confidence = pairs[0].Speed.Confidence,
        };
    }

    private static bool IsClaimed(PairVerdict pair) => pair.Verdict is Verdict.Faster or Verdict.Slower;

    private static bool IsRight(PairVerdict pair, double ratio) =>
        pair.Verdict == (Truth(pair, ratio) > 1 ? Verdict.Faster : Verdict.Slower);

    private static double Truth(PairVerdict pair, double ratio) =>
        pair.Second == Names[1] ? ratio : pair.First == Names[1] ? 1 / ratio : 1;

    private static RoundSeries Series(string name, double[] logarithms) => new(
        name, logarithms.Select((logarithm, round) => (round + 1, 30 * Math.Exp(logarithm))).ToDictionary());
}
