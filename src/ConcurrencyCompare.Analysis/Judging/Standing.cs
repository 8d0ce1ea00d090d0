using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>Who is ahead in several settings, and how far behind the others are.</summary>
/// <param name="Settings">The settings whose rounds are enough for a verdict; at least one.</param>
internal sealed record Standing(IReadOnlyList<JudgedSetting> Settings)
{
    /// <summary>The models that are fastest alone somewhere, each with how often: first the one with the
    /// most.</summary>
    public IReadOnlyList<(string Model, int Settings)> Winners { get; } =
    [
        .. Settings
            .Select(setting => setting.Winner)
            .OfType<string>()
            .CountBy(model => model)
            .OrderByDescending(count => count.Value)
            .ThenBy(count => count.Key, StringComparer.Ordinal)
            .Select(count => (count.Key, count.Value)),
    ];

    /// <summary>The models in the order of the report.</summary>
    public IEnumerable<string> Models =>
        Settings.SelectMany(setting => setting.Cases.Select(one => one.Model)).Distinct();

    /// <summary>The models that none is shown to beat, in any setting that has them.</summary>
    public IReadOnlyList<string> Unbeaten =>
        [.. Models.Where(model => In(model).All(setting => setting.Leaders.Contains(model)))];

    /// <summary>What settings say together.</summary>
    /// <returns><see langword="null"/> where no setting has rounds enough.</returns>
    public static Standing? Of(IEnumerable<JudgedSetting> settings) =>
        settings.Where(setting => setting.IsJudged).ToList() is { Count: > 0 } judged ? new Standing(judged) : null;

    /// <summary>The settings in which a model is shown slower than the fastest of some others, with the verdict: the
    /// least first.</summary>
    /// <param name="model">The model.</param>
    /// <param name="others">The models that it is held against.</param>
    public IReadOnlyList<Lag> LagsOf(string model, IReadOnlyList<string> others) =>
    [
        .. from setting in Settings
           let worst = others.Select(other => setting.PairOf(other, model))
               .Where(pair => pair is { Verdict: Verdict.Faster })
               .MaxBy(pair => pair!.Speed.Center)
           where worst is not null
           orderby worst.Speed.Center
           select new Lag(setting, worst),
    ];

    private IEnumerable<JudgedSetting> In(string model) => Settings.Where(setting => setting.Find(model) is not null);
}

/// <summary>A setting in which a model is behind.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Pair">The verdict on the faster model and this one: how many times as long this one takes.</param>
internal sealed record Lag(JudgedSetting Setting, PairVerdict Pair);
