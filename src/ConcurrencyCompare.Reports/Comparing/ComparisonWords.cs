using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Verdicts;

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
                : $"No slowdown shown in {Cases(comparison.Cases.Count)}{(rest.Length > 0 ? $"; {rest}" : "")}.";
            if (With(Verdict.Faster) is { Count: > 0 } faster) yield return Claim(faster, "faster");
            if (slower.Count > 0 && rest.Length > 0) yield return $"{rest}.";
            if (comparison.LeftOut.Count > 0) yield return $"Not compared: {LeftOut()}.";
        }
    }

    /// <summary>The verdict on a case, and what it would take where there is none.</summary>
    public string VerdictOn(CaseComparison compared) => compared.RoundsNeeded switch
    {
        null => _words.Word(compared.Pair),
        _ when !compared.Pair.Speed.SupportsClaims => $"{VerdictWords.TooFew}: measure at least {compared.RoundsNeeded.Value.Rounds}",
        { IsHiddenByDrift: true } when compared.Drift is { IsKnown: true } drift =>
            $"undecided, more rounds will not decide: the machine moved such cases by ± {Figures.Share(drift.Share)}",
        { IsHiddenByDrift: true } => "undecided, more rounds will not decide: too few other cases tell the machine's drift",
        { Rounds: null } =>
            $"undecided, more rounds will not decide: A/A offset up to {Figures.Share(compared.Pair.Offset!.Value)}",
        { Rounds: > RoundsNeeded.Most } => $"undecided: it takes more than {RoundsNeeded.Most} rounds",
        { Rounds: { } rounds } => $"undecided: about {rounds} rounds would decide",
    };

    /// <summary>How many times as fast the new run has a case.</summary>
    public static string Ratio(Estimate speed) => speed.IsSingle ? Figures.Ratio(speed.Center) : Figures.Ratio(speed);

    /// <summary>A case's value in one of the runs.</summary>
    public static string Value(CaseQuantity quantity, Estimate value) => quantity switch
    {
        CaseQuantity.ProcessorTime => Figures.Share(value),
        CaseQuantity.Speed => Ratio(value),
        _ => Figures.Time(value),
    };

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

    private static string Cases(int count) => count == 1 ? "1 case" : $"{count} cases";

    private static string ClaimOn(CaseComparison compared)
    {
        var isSlower = compared.Pair.Verdict == Verdict.Slower;
        var change = isSlower ? compared.Pair.Reversed.Speed : compared.Pair.Speed;
        return $"{compared.Case.Name}: {Figures.Ratio(change)} as {(isSlower ? "slow" : "fast")}";
    }

    private string Claim(List<CaseComparison> claimed, string word)
    {
        var named = claimed.OrderByDescending(compared => Math.Abs(Math.Log(compared.Pair.Speed.Center))).Take(MostNamed).Select(ClaimOn);
        var more = claimed.Count > MostNamed ? $"; and {claimed.Count - MostNamed} more" : "";
        return $"{claimed.Count} of {Cases(comparison.Cases.Count)} {word}: {string.Join("; ", named)}{more}.";
    }

    private string Rest()
    {
        var undecided = With(Verdict.Undecided);
        var tooFew = undecided.Count(compared => !compared.Pair.Speed.SupportsClaims);
        (int Count, string Text)[] parts =
        [
            (With(Verdict.Same).Count, $"shown {_words.Equal}"),
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
