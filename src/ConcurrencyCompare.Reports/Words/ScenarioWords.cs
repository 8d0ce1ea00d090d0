using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>The answer of a scenario over all its settings.</summary>
/// <param name="words">How verdicts are said.</param>
internal sealed class ScenarioWords(VerdictWords words)
{
    private readonly StandingWords _standing = new(words);

    /// <summary>What is said instead of a comparison after a single round.</summary>
    public const string OneRound =
        "One round gives no interval, so nothing is compared: the numbers only show that everything runs.";

    /// <summary>What models are compared by.</summary>
    public static string QuantityOf(CaseQuantity quantity) => quantity switch
    {
        CaseQuantity.MedianLatency => "median latency",
        CaseQuantity.ProcessorTime => "processor time, of a core",
        _ => "time per item",
    };

    /// <summary>The answer; <see langword="null"/> where nothing is compared.</summary>
    public Line? Of(JudgedScenario scenario)
    {
        if (!scenario.IsCompared) return null;

        var isTime = scenario.Quantity != CaseQuantity.ProcessorTime;
        var models = scenario.OfModels;
        string[] curves = [.. models.Crossings.Select(CurveWords.Of), .. CurveWords.Of(models.Knees)];
        string[] sentences =
        [
            .. curves.Length > 0 ? [string.Join("; ", curves) + StandingWords.PeersAhead(scenario.Settings)] : isTime
                ? new[] { _standing.Of(scenario.Settings, hasPlaces: true) }
                : [],
            .. AnswersOf(models),
            .. models.Settings.SelectMany(setting => setting.Missing).Select(Missing),
        ];
        return new Line(
            string.Join(' ',
                sentences.Select((sentence, place) => place == 0 ? Ended(sentence) : SettingWords.Sentence(sentence))),
            SettingWords.Capitalized(scenario.Name)
                + (scenario.Quantity == CaseQuantity.MedianLatency && curves.Length == 0 ? " (median latency)" : ""));
    }

    /// <summary>The verdicts on a setting, in a sentence.</summary>
    public string Of(JudgedSetting setting) => string.Join(' ', [
        SettingWords.Sentence(_standing.Of([setting])),
        .. setting.OfModels.Missing.Select(
            missing => $"{SettingWords.Capitalized(KindOf(missing))}: {missing.Model}. "
                + SettingWords.Sentence(missing.Reason)),
    ]);

    /// <summary>Why something is not there.</summary>
    public static string Missing(MissingRound missing)
    {
        var setting = missing.Setting.Length > 0 ? " with " + SettingWords.Of(missing.Setting) : "";
        return $"{SettingWords.Capitalized(KindOf(missing))}: {missing.Model}{setting}. "
            + SettingWords.Sentence(missing.Reason);
    }

    /// <summary>What to call what is not there.</summary>
    public static string KindOf(MissingRound missing) => missing.IsNotApplicable ? "not applicable" : "not measured";

    /// <summary>What this run did not ask, and the profile that asks it; nothing of somebody's own work, which asks
    /// something else.</summary>
    public static IReadOnlyList<Line> OnlyInFull(JudgedRun run)
    {
        var unasked = run.Results.Unasked.Where(facts => facts.Use is not null).ToList();
        return unasked.Count == 0 || run.Results.OwnWork is not null
            ? []
            : [
                .. unasked.Select(facts => new Line(SettingWords.Capitalized(facts.Text), facts.Name)),
                new Line("--profile full asks these, and more settings of what was asked."),
            ];
    }

    /// <summary>What was not measured for the same reason.</summary>
    public static Line Missing(IGrouping<string, MissingRound> missing)
    {
        var first = missing.First();
        var cases = missing.DistinctBy(one => (one.Scenario, one.Setting, one.Model)).Count();
        // Several peers may have the same reason, and each of them has to be found here.
        var models = SettingWords.And([.. missing.Select(one => one.Model).Distinct()]);
        var place = cases == 1
            ? SettingWords.Joined(first.Scenario, SettingWords.Of(first.Setting))
            : SettingWords.And([.. missing.Select(one => one.Scenario).Distinct()]);
        // Of what was given up midway, some rounds are there.
        string[] counts =
        [
            .. cases == 1 ? Array.Empty<string>() : [SettingWords.Count(cases, "case")],
            .. first.IsNotApplicable ? Array.Empty<string>() : [SettingWords.Count(missing.Count(), "round")],
        ];
        return $"{models} in {place}{(counts.Length == 0 ? "" : $" ({string.Join(", ", counts)})")}. "
            + SettingWords.Sentence(missing.Key);
    }

    /// <summary>What answers a scenario beside its time: each in the last of the settings that have it for most
    /// models.</summary>
    private static IEnumerable<string> AnswersOf(JudgedScenario scenario)
    {
        foreach (var measure in scenario.Measures.Where(measure => measure.IsAnswer))
        {
            var setting = scenario.Settings.Reverse()
                .MaxBy(setting => setting.Cases.Count(one => one.Extra(measure.Name) is not null))!;
            var values = setting.Cases
                .Where(one => one.Extra(measure.Name) is not null)
                .OrderBy(one => one.Extra(measure.Name)!.Value.Center * (measure.MoreIsBetter == true ? -1 : 1))
                .Select(one => $"{one.Model} {MeasureWords.Show(measure, one.Extra(measure.Name)!.Value)}");
            var place = setting.Parameters.Count > 0 ? " at " + SettingWords.Of(setting.Parameters) : "";
            yield return $"{measure.Title}{place}: {string.Join(", ", values)}";
        }
    }

    private static string Ended(string sentence) => sentence.EndsWith('.') ? sentence : sentence + ".";
}
