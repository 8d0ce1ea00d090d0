using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports;

/// <summary>A comparison in a sentence that claims no more than its verdicts.</summary>
internal static class Answer
{
    public static string Of(SettingComparison comparison, VerdictWords words)
    {
        var place = Capitalized(comparison.Scenario) + (comparison.Setting.Length > 0 ? ", " + comparison.Setting : "");
        var (measure, text) = Parts(comparison, words);
        return measure.Length == 0 ? $"{place}: {text}" : $"{place}, {measure}: {text}";
    }

    /// <summary>The same where its scenario and setting stand beside it.</summary>
    public static string WithoutPlace(SettingComparison comparison, VerdictWords words)
    {
        var (measure, text) = Parts(comparison, words);
        return Capitalized(measure.Length == 0 ? text : $"{measure}: {text}");
    }

    private static (string Measure, string Text) Parts(SettingComparison comparison, VerdictWords words)
    {
        if (comparison.IsIdling)
            return ("processor time of a core", string.Join("; ", comparison.Models.Select(Idling)) + ".");

        var reference = comparison.Reference;
        if (comparison.Models.Count == 1) return ("", $"only {reference} was measured, so there is nothing to compare.");
        if (comparison.Pairs.All(pair => !pair.Speed.SupportsClaims))
            return ("", $"{VerdictWords.TooFew} to compare (six give a 95% interval).");

        var what = comparison.IsLatency ? "median latency" : "time per item";
        var pairs = comparison.ShownPairs.Select(pair =>
            (pair.Second == reference ? words.AgainstReference(pair) : words.Pair(pair)) + Apart(comparison, pair));
        return ($"{what} against {reference}", string.Join("; ", pairs) + ".");
    }

    private static string Apart(SettingComparison comparison, PairVerdict pair) =>
        comparison.Apart.TryGetValue((pair.First, pair.Second), out var apart) ? $" ({Figures.TimeDifference(apart)})" : "";

    private static string Idling(ModelResult model) =>
        model.Extras.TryGetValue(ExtraNames.CpuShare, out var share) ? $"{model.Model} {Figures.Share(share)}" : model.Model;

    /// <summary>A name as the beginning of a sentence.</summary>
    public static string Capitalized(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
