using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Reports;

/// <summary>A comparison in a sentence that claims no more than its interval.</summary>
internal static class Answer
{
    private const string TooFew = "too few rounds to compare (six give a 95% interval)";

    public static string Of(SettingComparison comparison)
    {
        var place = Capitalized(comparison.Scenario) + (comparison.Setting.Length > 0 ? ", " + comparison.Setting : "");
        if (comparison.IsIdling) return $"{place}, processor time of a core: {string.Join("; ", comparison.Models.Select(Idling))}.";

        var reference = comparison.Models[0].Model;
        var others = comparison.Models.Skip(1).ToList();
        if (others.Count == 0) return $"{place}: only {reference} was measured, so there is nothing to compare.";
        if (others.All(other => other.Speed is not { SupportsClaims: true })) return $"{place}: {TooFew}.";

        var what = comparison.IsLatency ? "median latency" : "time per item";
        return $"{place}, {what} against {reference}: {string.Join("; ", others.Select(Describe))}.";
    }

    private static string Describe(ModelResult other)
    {
        if (other.Speed is not { SupportsClaims: true } speed) return $"{other.Model} {TooFew}";
        if (speed.Covers(1)) return $"no difference shown for {other.Model}";

        var ratio = speed.Center > 1 ? speed : new(1 / speed.Center, 1 / speed.High, 1 / speed.Low, speed.Confidence);
        return $"{other.Model} {Figures.Ratio(ratio)} as {(speed.Center > 1 ? "fast" : "slow")}";
    }

    private static string Idling(ModelResult model) =>
        model.Extras.TryGetValue(ExtraNames.CpuShare, out var share) ? $"{model.Model} {Figures.Share(share)}" : model.Model;

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
