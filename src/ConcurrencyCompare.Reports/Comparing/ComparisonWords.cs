using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Comparing;

/// <summary>The cases of a comparison in words that claim no more than was shown.</summary>
/// <param name="comparison">The comparison.</param>
internal sealed class ComparisonWords(RunComparison comparison)
{
    /// <summary>More would hide the answer; the table has all.</summary>
    private const int MostNamed = 5;

    private readonly VerdictWords _words = new(comparison.Threshold);

    /// <summary>The answer: what became slower, what faster, and how much is left.</summary>
    public IEnumerable<string> Headlines
    {
        get
        {
            var rest = Rest();
            var slower = With(Verdict.Slower);
            yield return slower.Count > 0
                ? Claim(slower, "slower")
                : $"No slowdown in {Cases(comparison.Cases.Count)}{(rest.Length > 0 ? $": {rest}" : "")}.";
            if (With(Verdict.Faster) is { Count: > 0 } faster) yield return Claim(faster, "faster");
            if (slower.Count > 0 && rest.Length > 0) yield return $"{rest}.";
            if (comparison.LeftOut.Count > 0) yield return $"Not compared: {LeftOut()}.";
        }
    }

    /// <summary>The verdict on a case, and what it would take where there is none.</summary>
    public string VerdictOn(CaseComparison compared) => compared.RoundsNeeded switch
    {
        null => _words.Word(compared.Pair),
        _ when !compared.Pair.Speed.SupportsClaims =>
            $"{VerdictWords.TooFew}: at least {compared.RoundsNeeded.Value.Rounds} are needed",
        { IsHiddenByDrift: true } when compared.Drift is { IsKnown: true } drift =>
            $"undecided, and more rounds will not help: the machine moved such cases by ± {Figures.Share(drift.Share)}",
        { IsHiddenByDrift: true } =>
            "undecided, and more rounds will not help: too few other cases show the machine's drift",
        { Rounds: null } =>
            $"undecided, and more rounds will not help: A/A offset up to {Figures.Share(compared.Pair.Offset!.Value)}",
        { Rounds: > RoundsNeeded.Most } => $"undecided: more than {RoundsNeeded.Most} rounds would be needed",
        { Rounds: { } rounds } => $"undecided: about {rounds} rounds would decide",
    };

    /// <summary>A case's value in one of the runs.</summary>
    public static Figure Value(CaseQuantity quantity, Estimate value) =>
        quantity == CaseQuantity.ProcessorTime ? Figures.Share(value) : Figures.Time(value);

    /// <summary>Why a case is not compared.</summary>
    public static string Of(LeftOutReason reason) => reason switch
    {
        LeftOutReason.OnlyInBase => "only in base",
        LeftOutReason.OnlyInNew => "only in new",
        LeftOutReason.InNeither => "measured in neither",
        LeftOutReason.NoRoundInCommon => "no round in common",
        LeftOutReason.OtherQuantity => "measured in another way",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>A case as people read it.</summary>
    public static string NameOf(CaseKey key) =>
        SettingWords.Joined(key.Model, key.Scenario, SettingWords.Of(key.Setting));

    private static string Cases(int count) => SettingWords.Count(count, "case");

    private static string ClaimOn(CaseComparison compared) =>
        $"{NameOf(compared.Case)} ({Figures.Ratio(compared.Pair.Reversed.Speed)} as long)";

    private string Claim(List<CaseComparison> claimed, string word)
    {
        var named = claimed.OrderByDescending(compared => Math.Abs(Math.Log(compared.Pair.Speed.Center)))
            .Take(MostNamed).Select(ClaimOn);
        var more = claimed.Count > MostNamed ? $"; {claimed.Count - MostNamed} more" : "";
        return $"{claimed.Count} of {Cases(comparison.Cases.Count)} {word}: {string.Join("; ", named)}{more}.";
    }

    private string Rest()
    {
        var undecided = With(Verdict.Undecided);
        var tooFew = undecided.Count(compared => !compared.Pair.Speed.SupportsClaims);
        (int Count, string Text)[] parts =
        [
            (With(Verdict.Same).Count, _words.Equal),
            (undecided.Count - tooFew, "undecided"),
            (tooFew, $"with {VerdictWords.TooFew}"),
        ];
        return string.Join(", ", parts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Text}"));
    }

    private string LeftOut() => string.Join(", ", comparison.LeftOut
        .GroupBy(left => left.Reason)
        .OrderBy(cases => cases.Key)
        .Select(cases => $"{Cases(cases.Count())} {Of(cases.Key)}"));

    private List<CaseComparison> With(Verdict verdict) =>
        [.. comparison.Cases.Where(compared => compared.Pair.Verdict == verdict)];
}
