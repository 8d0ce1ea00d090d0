using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Curves;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>A question with the verdicts on all its settings.</summary>
/// <param name="Facts">What it asks, and what its numbers are.</param>
/// <param name="Settings">Its settings, in the order of the results; without any where nothing was measured.</param>
internal sealed record JudgedScenario(ScenarioFacts Facts, IReadOnlyList<JudgedSetting> Settings)
{
    /// <summary>The name that results use.</summary>
    public string Name => Facts.Name;

    /// <summary>What models are compared by.</summary>
    public CaseQuantity Quantity => Settings[0].Quantity;

    /// <summary>Whether its models are held against each other, rather than listed.</summary>
    public required bool IsCompared { get; init; }

    /// <summary>What a difference between its models has to exceed because models differ from themselves, 0.08 for 8%;
    /// 0 where no offset is shown, and <see langword="null"/> where nobody looked.</summary>
    public required double? Offset { get; init; }

    /// <summary>Where work makes another model the faster one.</summary>
    public required IReadOnlyList<BreakEvenPoint> Crossings { get; init; }

    /// <summary>How waiting grows with the load.</summary>
    public required IReadOnlyList<Knee> Knees { get; init; }

    /// <summary>The same without its peers, as <see cref="JudgedSetting.OfModels"/> is.</summary>
    public JudgedScenario OfModels
    {
        get
        {
            var settings = Settings.Select(setting => setting.OfModels).ToList();
            var models = settings.SelectMany(setting => setting.Cases).Select(one => one.Model).ToHashSet();
            return this with
            {
                Settings = settings,
                Crossings = [.. Crossings.Where(point => models.Contains(point.Model))],
                Knees = [.. Knees.Where(knee => models.Contains(knee.Model))],
            };
        }
    }

    /// <summary>What only some scenarios measure, as far as this one has it.</summary>
    public IEnumerable<MeasureFacts> Measures =>
        Facts.Measures.Where(measure =>
            Settings.Any(setting => setting.Cases.Any(one => one.Extras.ContainsKey(measure.Name))));

    /// <summary>The model that ratios are against: that of the first setting, which another setting may be
    /// without.</summary>
    public string Reference => Settings[0].Reference;

    /// <summary>Judges a scenario.</summary>
    /// <param name="results">The run.</param>
    /// <param name="facts">The scenario.</param>
    /// <param name="controls">The run's models against themselves.</param>
    public static JudgedScenario Of(RunResults results, ScenarioFacts facts, AaControls controls)
    {
        var order = results.Models.Select((model, place) => (model.Name, place)).ToDictionary();
        var names = results.NoCompetitors.ToHashSet();
        var cases = results.Cases
            .Where(measured =>
                measured.Scenario == facts.Name && measured.Rounds.Count > 0 && !names.Contains(measured.Model))
            .ToList();
        return new JudgedScenario(
            facts,
            [
                .. cases.GroupBy(measured => measured.Setting).Select(group => JudgedSetting.Of(
                    [.. group.OrderBy(measured => order.GetValueOrDefault(measured.Model, int.MaxValue))], results,
                    controls)),
            ])
        {
            IsCompared = !results.Uncompared.Contains(facts.Name) && cases.Count > 0,
            Offset = controls.OffsetOf(facts.Name, cases.Select(measured => measured.Model).Distinct()),
            Crossings = [.. BreakEvenPoint.Of(results, facts)],
            Knees = Knee.Of(results, facts),
        };
    }
}
