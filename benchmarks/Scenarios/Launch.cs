using BenchmarkDotNet.Running;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>One case in one round: what one fresh process will measure.</summary>
internal sealed record Launch(
    Scenario Scenario, IReadOnlyDictionary<string, string> Parameters, string Model, int Round, BenchmarkCase Case)
{
    private const string ModelParameter = "Model";

    /// <summary>The case's place in reports, the same in every round.</summary>
    public int ReportPlace { get; init; }

    /// <summary>About how long its process takes.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>Reads the setting and the model off BenchmarkDotNet's parameters.</summary>
    public static Launch Of(Scenario scenario, int round, BenchmarkCase benchmarkCase)
    {
        var parameters = new Dictionary<string, string>();
        foreach (var item in benchmarkCase.Parameters.Items.Where(item => item.Name != ModelParameter))
        {
            var name = item.Name.ToLowerInvariant();
            parameters.Add(name, scenario.TextOf(name, item.Value));
        }

        return new Launch(scenario, parameters, (string)benchmarkCase.Parameters[ModelParameter], round, benchmarkCase);
    }

    /// <summary>The model that is measured where something else is compared; <see langword="null"/>
    /// elsewhere.</summary>
    public string? Idea => Parameters.GetValueOrDefault("idea");

    /// <summary>What finds it again in results.</summary>
    public LaunchKey Key => new(Scenario.Name, Setting, Model, Round);

    public string Setting => CaseResult.Describe(Parameters);
}
