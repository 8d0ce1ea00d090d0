using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Surprises;

/// <summary>What of a run may be asked for surprises: the models that the suite is about, where they are compared and
/// their settings stand for a use.</summary>
internal sealed class AskedRun
{
    private readonly AaControls _controls;
    private readonly Dictionary<string, ScenarioFacts> _scenarios;
    private readonly ILookup<string, bool> _kinds;

    /// <param name="results">The run.</param>
    /// <param name="controls">Its models against themselves.</param>
    public AskedRun(RunResults results, AaControls controls)
    {
        _controls = controls;
        _scenarios = results.Scenarios
            .Where(scenario => scenario.Use is not null && !results.Uncompared.Contains(scenario.Name))
            .ToDictionary(scenario => scenario.Name);
        _kinds = results.Manifest.ToLookup(entry => entry.Model, entry => entry.RunsOnCallingThread);
        var models = results.Contestants.Select(model => model.Name).Except(results.Peers).ToHashSet();
        Cases =
        [
            .. results.Cases.Where(measured =>
                measured.Rounds.Count > 0
                    && models.Contains(measured.Model) && _scenarios.ContainsKey(measured.Scenario)),
        ];
    }

    /// <summary>The cases, in the order of the results.</summary>
    public IReadOnlyList<CaseResult> Cases { get; }

    /// <summary>The models of each setting, each pair once.</summary>
    public IEnumerable<(CaseResult First, CaseResult Second)> Pairs => Cases
        .GroupBy(measured => (measured.Scenario, measured.Setting))
        .SelectMany(
            setting => setting.SelectMany((first, place) => setting.Skip(place + 1).Select(second => (first, second))));

    /// <summary>What readers of a case have to know.</summary>
    public ScenarioFacts FactsOf(CaseResult measured) => _scenarios[measured.Scenario];

    /// <summary>Whether both are known to run on the calling thread alone.</summary>
    public bool AreOnCallingThread(CaseResult first, CaseResult second) =>
        _kinds[first.Model].Contains(true) && _kinds[second.Model].Contains(true);

    /// <summary>The cases of a model in a scenario that differ in nothing but the parameter of a kind, each with its
    /// value.</summary>
    public IEnumerable<IReadOnlyList<(CaseResult Case, string Value)>> AlikeBut(string kind) =>
        from measured in Cases
        let parameter = _scenarios[measured.Scenario].Of(kind)
        where parameter is not null && measured.Parameters.ContainsKey(parameter)
        let others = measured.Parameters.Where(other => other.Key != parameter).ToDictionary()
        group (measured, measured.Parameters[parameter])
            by (measured.Scenario, measured.Model, CaseResult.Describe(others)) into alike
        select (IReadOnlyList<(CaseResult, string)>)[.. alike];

    /// <summary>How many times as fast the first is, from values of the same rounds.</summary>
    /// <param name="first">The one.</param>
    /// <param name="second">The other.</param>
    /// <param name="valueOf">What is compared; less is better.</param>
    /// <param name="times">How often a case's own time is in that.</param>
    /// <returns><see langword="null"/> where a round has no value, or no round holds both.</returns>
    public Difference? Between(CaseResult first, CaseResult second, Func<RoundResult, double?> valueOf, int times = 1)
    {
        if (SeriesOf(first, valueOf) is not { } one || SeriesOf(second, valueOf) is not { } other) return null;

        var offset = new[] { first, second }.Max(
            measured => _controls.OffsetOf(measured.Scenario, first.Model, second.Model));
        return Difference.InsideRounds(one, other) is { } difference
            ? difference with { Offset = offset is null ? null : Math.Pow(1 + offset.Value, times) - 1 }
            : null;
    }

    /// <summary>What models are compared by: median latency, or time per item.</summary>
    public static double? ValueOf(RoundResult round) => round.Latency?.P50 ?? RoundSeries.TimePerItem(round);

    private static RoundSeries? SeriesOf(CaseResult measured, Func<RoundResult, double?> valueOf)
    {
        var values = measured.Rounds.Select(round => (round.Round, Value: valueOf(round))).ToList();
        return values.All(value => value.Value > 0)
            ? new RoundSeries(measured.Model, values.ToDictionary(value => value.Round, value => value.Value!.Value))
            : null;
    }
}
