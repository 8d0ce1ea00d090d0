using ConcurrencyCompare.Analysis.Curves;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Checks;

/// <summary>Looks for what no run can have written: results that were damaged, or mended by hand.</summary>
/// <remarks>What is of the wrong type or not there does not get this far: reading refuses it.</remarks>
internal sealed class ResultsCheck
{
    private const int MostRounds = 1_000;

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
    public static void Require(RunResults results) => new ResultsCheck(results).Require();

    private void Require()
    {
        Require(_results.Settings);
        Check.Each(_results.Scenarios, "scenarios", Require);
        Check.Names(_results.Unasked, "unasked", scenario => scenario.Name);
        Check.Each(_results.Unasked, "unasked", Require);
        Check.Require(_results.Environment.LogicalCores >= 1, "environment.logicalCores", "must be 1 or more");
        Check.Size(_results.Environment.CpuQuota, "environment.cpuQuota");
        if (_results.Health is { } health) Require(health);
        Check.Each(_results.Uncompared, "uncompared", (name, place) => Check.Known(name, _scenarios, place, "scenarios"));
        Check.Each(_results.Manifest, "manifest", (entry, place) => Check.Known(entry.Model, _models, place + ".model", "models"));
        Check.Each(_results.Controls, "controls", Require);
        Check.Each(_results.Doubled, "doubled", (doubled, place) =>
        {
            Check.Known(doubled.Model, _models, place + ".model", "models");
            Check.Require(_models.Add(doubled.Name), place + ".name", $"'{doubled.Name}' is there twice");
        });
        Check.Each(_results.Known, "known", (known, place) =>
        {
            Check.Time(known.Value, place + ".value");
            Check.Size(known.Tolerance, place + ".tolerance");
            Check.Require(known.Quantity != KnownAnswer.Ratio || known.Against is not null, place + ".against", "must be there for a ratio");
        });
        Check.Each(_results.SameWork, "sameWork", (_, _) => { });
        Check.Each(_results.Cases, "cases", Require);
        RequireNoneTwice();
        RequireOneKindEach();
        Check.Each(_results.Missing, "missing", Require);
    }

    private static void Require(RunSettings settings)
    {
        Check.Require(
            settings.Rounds is >= 1 and <= MostRounds, "settings.rounds", $"must be 1 to {MostRounds}, not {settings.Rounds}");
        if (settings.NanosecondsPerStep is { } step) Check.Time(step, "settings.nanosecondsPerStep");
        Check.Require(settings.Threshold is > 0 and <= 1, "settings.threshold", "must be above 0 and at most 1");
        Check.Commit(settings.Commit, "settings.commit");
        Check.Digits(settings.Code, 32, "settings.code");
        Check.Require(settings.Interleaving is not "", "settings.interleaving", "must not be empty");
        Check.Each(settings.BenchmarkDotNetOptions ?? [], "settings.benchmarkDotNetOptions", (_, _) => { });
    }

    private static void Require(ScenarioFacts scenario, string place)
    {
        Check.Names(scenario.Parameters, place + ".parameters", parameter => parameter.Name);
        Check.Names(scenario.Measures, place + ".measures", measure => measure.Name);
    }

    private static void Require(MachineHealth health)
    {
        Check.Size(health.PhysicalCores, "health.physicalCores");
        Check.Size(health.OnlineProcessors, "health.onlineProcessors");
        Check.Size(health.MemoryBytes, "health.memoryBytes");
        Check.Size(health.MemoryLimitBytes, "health.memoryLimitBytes");
        Check.Size(health.AvailableMemoryBytes, "health.availableMemoryBytes");
        Check.Size(health.SwappedBytes, "health.swappedBytes");
        Check.Size(health.MostThreads, "health.mostThreads");
        Check.Size(health.LoadAverage, "health.loadAverage");
        Check.Size(health.Foreign, "health.foreign");
        Check.Size(health.BusyProcesses, "health.busyProcesses");
        Check.Size(health.ClockStepNanoseconds, "health.clockStepNanoseconds");
        Check.Size(health.ClockReadNanoseconds, "health.clockReadNanoseconds");
        Check.Size(health.SleepLatenessNanoseconds, "health.sleepLatenessNanoseconds");
    }

    private void Require(ControlModel control, string place)
    {
        Check.Known(control.Model, _models, place + ".model", "models");
        Check.Each(control.Covers, place + ".covers", (_, _) => { });
        Check.Require(control.Name.Length > 0, place + ".name", "must not be empty");
        Check.Require(_models.Add(control.Name), place + ".name", $"'{control.Name}' is there twice");
    }

    private void Require(CaseResult measured, string place)
    {
        Check.Known(measured.Scenario, _scenarios, place + ".scenario", "scenarios");
        Check.Known(measured.Model, _models, place + ".model", "models");
        Require(_results.Scenarios.First(scenario => scenario.Name == measured.Scenario), measured.Parameters, place + ".parameters");
        var rounds = new HashSet<int>();
        Check.Each(measured.Rounds, place + ".rounds", (round, element) =>
        {
            RoundCheck.Require(round, _rounds, element);
            Check.Require(rounds.Add(round.Round), element + ".round", $"round {round.Round} is there twice");
        });
    }

    private static void Require(ScenarioFacts scenario, IReadOnlyDictionary<string, string> parameters, string place)
    {
        foreach (var (name, value) in parameters) Check.Require(value is not null, $"{place}.{name}", "must not be null");

        foreach (var (name, value) in parameters)
        {
            var isNumber = scenario.Parameters.FirstOrDefault(parameter => parameter.Name == name)?.Kind switch
            {
                ParameterFacts.Work or ParameterFacts.Wait => WorkAmount.TryParse(value) is not null,
                ParameterFacts.Load => Knee.TryParse(value) is not null,
                _ => true,
            };
            Check.Require(isNumber, $"{place}.{name}", $"'{value}' is no amount such as '10 us' or '10%'");
        }
    }

    private void RequireNoneTwice()
    {
        var seen = new HashSet<(string, string, string)>();
        Check.Each(_results.Cases, "cases", (measured, place) => Check.Require(
            seen.Add((measured.Scenario, measured.Setting, measured.Model)), place,
            $"{measured.Model} is there twice in {measured.Scenario}, {measured.Setting}"));
    }

    /// <summary>The cases of a scenario have the same parameters, and times of items are not held against latencies.</summary>
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
