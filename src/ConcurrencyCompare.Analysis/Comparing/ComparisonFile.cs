using System.Text.Json;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>Writes a comparison as <c>comparison.json</c>, for programs (see <c>docs/compare.md</c>).</summary>
internal static class ComparisonFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "comparison.json";

    /// <summary>What kind of file it is.</summary>
    public const string FormatName = "concurrency-compare/comparison";

    /// <summary>The version of the format.</summary>
    public const int Version = 1;

    /// <summary>Writes a comparison as a whole or not at all.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <param name="comparison">What to write; the same comparison gives the same bytes.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public static void Write(string directory, RunComparison comparison) =>
        WholeFile.Write(Path.Combine(directory, Name), Render(comparison));

    /// <summary>The text of the file.</summary>
    public static string Render(RunComparison comparison)
    {
        var whole = new
        {
            Format = FormatName,
            Version,
            Kind = NameOf(comparison.Kind),
            comparison.Threshold,
            PairVerdict.FamilyError,
            Base = Describe(comparison.Base),
            New = Describe(comparison.New),
            Differences = comparison.Differences.Select(
                difference => new { difference.What, difference.Base, difference.New }),
            comparison.CommonSpeed,
            Cases = comparison.Cases.Select(Describe),
            LeftOut = comparison.LeftOut.Select(left => new
            {
                left.Case.Scenario,
                left.Case.Setting,
                left.Case.Model,
                Reason = NameOf(left.Reason),
            }),
        };
        return JsonText.Write(whole, isIndented: true) + "\n";
    }

    private static object Describe(RunResults run)
    {
        var health = RunHealth.Of(run);
        return new
        {
            run.Settings.Commit,
            run.Settings.Profile,
            run.Settings.Rounds,
            run.Settings.StartedUtc,
            health.Measured,
            Disturbed = health.StillDisturbed,
            Missing = run.Missing.Count,
        };
    }

    private static object Describe(CaseComparison compared) => new
    {
        compared.Case.Scenario,
        compared.Case.Setting,
        compared.Case.Model,
        Quantity = NameOf(compared.Quantity),
        Base = Describe(compared.Base),
        New = Describe(compared.New),
        Speed = Describe(compared.Pair.Speed),
        compared.Pair.PValue,
        AaOffset = compared.Pair.Offset,
        Drift = compared.Drift is { IsKnown: true } drift ? drift.Share : default(double?),
        Verdict = NameOf(compared.Pair.Verdict),
        RoundsNeeded = compared.RoundsNeeded?.Rounds,
        IsHiddenByDrift = compared.RoundsNeeded is { IsHiddenByDrift: true },
        IsHiddenByOffset = compared.RoundsNeeded is { Rounds: null, IsHiddenByDrift: false },
    };

    private static object Describe(Estimate estimate) =>
        new { estimate.Center, estimate.Low, estimate.High, estimate.Confidence };

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
