using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports.Advice;

/// <summary>A setting that tells something about which model to choose.</summary>
/// <param name="Comparison">Its verdicts.</param>
/// <param name="Answers">The answers that it fits.</param>
/// <param name="Missing">The models that it lacks.</param>
internal sealed record Evidence(
    SettingComparison Comparison, IReadOnlyDictionary<AnswerKind, Choice> Answers, IReadOnlyList<MissingRound> Missing)
{
    /// <summary>Whatever of a run tells something about which model to choose.</summary>
    public static IReadOnlyList<Evidence> AllOf(RunResults results, IReadOnlyList<SettingComparison> settings) =>
    [
        .. settings
            .Where(setting => setting.IsCompared)
            .Select(setting => (Setting: setting, Answers: EvidenceMap.AnswersOf(setting, results.Environment.LogicalCores)))
            .Where(pair => pair.Answers is not null)
            .Select(pair => new Evidence(pair.Setting, pair.Answers!, MissingIn(results, pair.Setting))),
    ];

    /// <summary>The models that are shown fastest somewhere, each with its settings: first the one with the most.</summary>
    public static IReadOnlyList<(string Model, List<Evidence> Settings)> FastestIn(IReadOnlyList<Evidence> evidence) =>
    [
        .. evidence
            .Where(one => one.Fastest is not null)
            .GroupBy(one => one.Fastest!)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.ToList())),
    ];

    public string Scenario => Comparison.Scenario;

    public string SettingText => Comparison.Setting;

    public string Place => SettingText.Length == 0 ? Scenario : $"{Scenario}, {SettingText}";

    /// <summary>Whether its rounds are enough for a verdict.</summary>
    public bool IsJudged => Comparison.Pairs.Any(pair => pair.Speed.SupportsClaims);

    /// <summary>The model that is shown faster than each other one; <see langword="null"/> if there is none.</summary>
    public string? Fastest => Comparison.Models.Count < 2
        ? null
        : Comparison.Models.FirstOrDefault(model => model.Rank is { Best: 1, Worst: 1 })?.Model;

    /// <summary>The models that another is shown faster than.</summary>
    public IEnumerable<string> Beaten => Comparison.Models.Where(model => model.Rank.Best > 1).Select(model => model.Model);

    /// <summary>The lead of a fastest model over the one that comes nearest to it.</summary>
    public PairVerdict SmallestLead(string fastest) => Comparison.Pairs
        .Where(pair => pair.First == fastest || pair.Second == fastest)
        .Select(pair => pair.First == fastest ? pair : pair.Reversed)
        .MinBy(pair => pair.Speed.Low)!;

    /// <summary>What the verdicts say, and why a model is not among them.</summary>
    public string Sentence(VerdictWords words) => string.Join(
        " ",
        [Answer.WithoutPlace(Comparison, words), .. Missing.Select(missing => $"Not measured: {missing.Model}, {missing.Reason}.")]);

    private static List<MissingRound> MissingIn(RunResults results, SettingComparison setting) =>
    [
        .. results.Missing
            .Where(missing => missing.Scenario == setting.Scenario && missing.Setting == setting.Setting)
            .Where(missing => setting.Models.All(model => model.Model != missing.Model))
            .DistinctBy(missing => missing.Model),
    ];
}
