using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports;

/// <summary>The verdicts of all settings of a scenario in a sentence that claims no more than they do.</summary>
/// <param name="results">The run.</param>
/// <param name="words">How single verdicts are said.</param>
internal sealed class HeadlineWords(RunResults results, VerdictWords words)
{
    private readonly HashSet<string> _contestants = [.. results.Contestants.Select(model => model.Name)];

    /// <summary>The answer of a scenario.</summary>
    /// <param name="settings">Its settings, at least one.</param>
    /// <returns><see langword="null"/> where nothing is compared.</returns>
    public Headline? Of(IReadOnlyList<SettingComparison> settings)
    {
        var scenario = settings[0].Scenario;
        if (settings[0].IsIdling)
            return new Headline(scenario, string.Join(' ', settings.Select(setting => Answer.Of(setting, words))));
        if (!settings[0].IsCompared) return null;

        var curves = CurveWords.Of(results, scenario).ToList();
        string[] sentences =
        [
            .. curves.Count > 0 ? curves : Comparison(settings),
            .. ExtraColumns.Sentences(settings),
            .. NotMeasured(settings),
        ];
        return sentences.Length == 0 ? null : new Headline(scenario, string.Join(' ', sentences));
    }

    private IEnumerable<string> Comparison(IReadOnlyList<SettingComparison> settings)
    {
        var pairs = settings
            .SelectMany(setting => PairsOf(setting).Select(pair => (setting.Setting, Pair: pair)))
            .GroupBy(said => (said.Pair.First, said.Pair.Second))
            .Select(group => Clause([.. group]))
            .ToList();
        if (pairs.Count == 0) return [];

        var what = settings[0].IsLatency ? "median latency" : "time per item";
        return [$"{Answer.Capitalized(settings[0].Scenario)}, {what}: {string.Join("; ", pairs)}."];
    }

    /// <summary>Models against each other; where they are held against something else, each against that.</summary>
    private IEnumerable<PairVerdict> PairsOf(SettingComparison setting) =>
        _contestants.Contains(setting.Reference)
            ? setting.Pairs.Where(pair => _contestants.Contains(pair.First) && _contestants.Contains(pair.Second))
            : setting.Pairs.Where(pair => pair.Second == setting.Reference);

    private string Clause(List<(string Setting, PairVerdict Pair)> said)
    {
        if (said.Count == 1) return words.Pair(said[0].Pair);
        // Of the two it is named first that more settings show faster.
        if (Count(Verdict.Slower) > Count(Verdict.Faster)) said = [.. said.Select(one => (one.Setting, one.Pair.Reversed))];

        var (first, second) = (said[0].Pair.First, said[0].Pair.Second);
        var tooFew = said.Count(one => !one.Pair.Speed.SupportsClaims);
        var undecided = Count(Verdict.Undecided) - tooFew;
        var different = Count(Verdict.Faster);
        (string Long, string Short, int Settings, string More)[] parts =
        [
            ($"{first} faster than {second}", "", different, Range(said, Verdict.Faster)),
            ("", "slower", Count(Verdict.Slower), Range(said, Verdict.Slower)),
            ($"{second} and {first} shown {words.Equal}", $"shown {words.Equal}", Count(Verdict.Same), ""),
            ($"no difference shown between {second} and {first}", "no difference shown", undecided, ""),
            ($"{VerdictWords.TooFew} for {second} and {first}", VerdictWords.TooFew, tooFew, ""),
        ];
        // The first part names the two.
        return string.Join(", ", parts
            .Where(part => part.Settings > 0)
            .Select((part, place) => $"{(place == 0 ? part.Long : part.Short)} in {Share(part.Settings, said.Count)}{part.More}"));

        int Count(Verdict verdict) => said.Count(one => one.Pair.Verdict == verdict);
    }

    private static string Share(int part, int all) =>
        part < all ? $"{part} of {all} settings" : all == 2 ? "both settings" : $"all {all} settings";

    private static string Range(IEnumerable<(string Setting, PairVerdict Pair)> said, Verdict verdict)
    {
        var sorted = said.Where(one => one.Pair.Verdict == verdict).OrderBy(one => one.Pair.Speed.Center).ToList();
        if (sorted.Count == 0) return "";

        var (least, most) = (sorted[0], sorted[^1]);
        return sorted.Count == 1
            ? $" ({least.Setting}: {Figures.Ratio(least.Pair.Speed)} as fast)"
            : $" ({Figures.Ratio(least.Pair.Speed)} as fast at {least.Setting}, to {Figures.Ratio(most.Pair.Speed)} at {most.Setting})";
    }

    private IEnumerable<string> NotMeasured(IReadOnlyList<SettingComparison> settings)
    {
        var measured = settings
            .SelectMany(setting => setting.Models.Select(model => (setting.Setting, model.Model)))
            .ToHashSet();
        return results.Missing
            .Where(missing => missing.Scenario == settings[0].Scenario && !measured.Contains((missing.Setting, missing.Model)))
            .Where(missing => settings.Any(setting => setting.Setting == missing.Setting))
            .DistinctBy(missing => (missing.Setting, missing.Model))
            .Select(missing => $"{Answer.Capitalized(missing.Model)} not measured at {missing.Setting}: {missing.Reason}.");
    }
}
