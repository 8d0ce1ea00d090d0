using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Checks;

/// <summary>Looks for what no run can have written: results that were damaged, or mended by hand.</summary>
/// <remarks>What is of the wrong type or not there does not get this far: reading refuses it.</remarks>
internal sealed class ResultsCheck
{
    private readonly RunResults _results;
    private readonly int _rounds;
    private readonly HashSet<string> _scenarios;

    /// <summary>And controls.</summary>
    private readonly HashSet<string> _models;

    private ResultsCheck(RunResults results)
    {
        _results = results;
        _rounds = results.Settings.Rounds;
        _scenarios = Check.Names(results.Scenarios, "scenarios", scenario => scenario.Name);
        _models = Check.Names(results.Models, "models", model => model.Name);
    }

    /// <summary>Makes sure that results are whole, and that every number may be counted with.</summary>
    /// <exception cref="FormatException">They are not; the message begins with the place, such as
    /// <c>cases[3].rounds[0].nanosecondsPerItem[1]</c>.</exception>
    public static void Require(RunResults results)
    {
        Declared.Require(results, "");
        new ResultsCheck(results).Require();
    }

    private void Require()
    {
        Check.Each(_results.Scenarios, "scenarios", Require);
        Check.Names(_results.Unasked, "unasked", scenario => scenario.Name);
        Check.Each(_results.Unasked, "unasked", Require);
        Check.Each(
            _results.Uncompared, "uncompared", (name, place) => Check.Known(name, _scenarios, place, "scenarios"));
        Check.Each(
            _results.Manifest, "manifest",
            (entry, place) => Check.Known(entry.Model, _models, place + ".model", "models"));
        Check.Each(_results.Controls, "controls", (control, place) => Require(control.Name, control.Model, place));
        Check.Each(_results.Doubled, "doubled", (doubled, place) => Require(doubled.Name, doubled.Model, place));
        Check.Each(_results.Known, "known", (known, place) => Check.Require(
            known.Quantity != KnownAnswer.Ratio || known.Against is not null, place + ".against",
            "must be there for a ratio"));
        if (_results.OwnWork is { } own) Require(own);
        Check.Each(_results.Cases, "cases", Require);
        RequireNoneTwice();
        RequireOneKindEach();
        Check.Each(_results.Missing, "missing", Require);
    }

    private static void Require(ScenarioFacts scenario, string place)
    {
        Check.Names(scenario.Parameters, place + ".parameters", parameter => parameter.Name);
        Check.Names(scenario.Measures, place + ".measures", measure => measure.Name);
    }

    /// <summary>Requires another name for a model that is there.</summary>
    private void Require(string name, string model, string place)
    {
        Check.Known(model, _models, place + ".model", "models");
        Check.Require(_models.Add(name), place + ".name", $"'{name}' is there twice");
    }

    private void Require(CaseResult measured, string place)
    {
        Check.Known(measured.Scenario, _scenarios, place + ".scenario", "scenarios");
        Check.Known(measured.Model, _models, place + ".model", "models");
        Require(
            _results.Scenarios.First(scenario => scenario.Name == measured.Scenario), measured.Parameters,
            place + ".parameters");
        var rounds = new HashSet<int>();
        Check.Each(measured.Rounds, place + ".rounds", (round, element) =>
        {
            RoundCheck.Agree(round, _rounds, element);
            Check.Require(rounds.Add(round.Round), element + ".round", $"round {round.Round} is there twice");
        });
    }

    private static void Require(ScenarioFacts scenario, IReadOnlyDictionary<string, string> parameters, string place)
    {
        foreach (var (name, value) in parameters)
        {
            var isNumber = scenario.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Kind switch
            {
                ParameterFacts.Work or ParameterFacts.Wait => WorkAmount.TryParse(value) is not null,
                ParameterFacts.Load => ParameterFacts.PercentIn(value) is not null,
                _ => true,
            };
            Check.Require(isNumber, $"{place}.{name}", $"'{value}' is no amount such as '10 us' or '10%'");
        }
    }

    private void Require(OwnWork own)
    {
        Check.Known(own.Scenario, _scenarios, "ownWork.scenario", "scenarios");
        for (var i = 1; i < own.Looks.Count; i++)
            Check.Require(own.Looks[i] > own.Looks[i - 1], $"ownWork.looks[{i}]", "must be above the one before");
    }

    private void RequireNoneTwice()
    {
        var seen = new HashSet<(string, string, string)>();
        Check.Each(_results.Cases, "cases", (measured, place) => Check.Require(
            seen.Add((measured.Scenario, measured.Setting, measured.Model)), place,
            $"{measured.Model} is there twice in {measured.Scenario}, {measured.Setting}"));
    }

    /// <summary>The cases of a scenario have the same parameters, and times of items are not held against
    /// latencies.</summary>
    private void RequireOneKindEach()
    {
        var names = new Dictionary<string, string>();
        var kinds = new Dictionary<string, bool>();
        Check.Each(_results.Cases, "cases", (measured, place) =>
        {
            var own = string.Join(", ", measured.Parameters.Keys);
            names.TryAdd(measured.Scenario, own);
            Check.Require(
                names[measured.Scenario] == own, place + ".parameters",
                $"must be those of the scenario's other cases ({names[measured.Scenario]})");
            Check.Each(measured.Rounds, place + ".rounds", (round, element) =>
            {
                var hasLatency = round.Latency is not null;
                kinds.TryAdd(measured.Scenario, hasLatency);
                Check.Require(
                    kinds[measured.Scenario] == hasLatency, element + ".latency",
                    $"is {(hasLatency ? "there" : "missing")}, unlike in other rounds of {measured.Scenario}");
            });
        });
    }

    private void Require(MissingRound missing, string place)
    {
        Check.Known(missing.Scenario, _scenarios, place + ".scenario", "scenarios");
        RoundCheck.Number(missing.Round, _rounds, place + ".round");
    }
}
