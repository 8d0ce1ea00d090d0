using System.Globalization;
using BenchmarkDotNet.Running;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Rounds;

/// <summary>One case in one round: what one fresh process will measure.</summary>
internal sealed record PlannedRound(
    Scenario Scenario, IReadOnlyDictionary<string, string> Parameters, string Model, int Round, BenchmarkCase Case)
{
    private const string ModelParameter = "Model";

    /// <summary>The case's place in reports, the same in every round.</summary>
    public int ReportPlace { get; init; }

    /// <summary>About how long its process takes.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>Reads the setting and the model off BenchmarkDotNet's parameters.</summary>
    public static PlannedRound Of(Scenario scenario, int round, BenchmarkCase benchmarkCase)
    {
        var parameters = new Dictionary<string, string>();
        foreach (var item in benchmarkCase.Parameters.Items.Where(item => item.Name != ModelParameter))
        {
            parameters.Add(item.Name.ToLowerInvariant(), TextOf(item.Name, item.Value));
        }

        return new PlannedRound(scenario, parameters, (string)benchmarkCase.Parameters[ModelParameter], round, benchmarkCase);
    }

    /// <summary>The model that is measured where something else is compared; <see langword="null"/> elsewhere.</summary>
    public string? Idea => Parameters.GetValueOrDefault(nameof(Scenarios.Limits.Overhead.Idea).ToLowerInvariant());

    /// <summary>What finds it again in results.</summary>
    public RoundKey Key => new(Scenario.Name, Setting, Model, Round);

    public string Setting => CaseResult.Describe(Parameters);

    // BenchmarkDotNet sorts numbers as numbers only while they have no unit.
    private static string TextOf(string name, object value) => name switch
    {
        nameof(Latency.Rate) => $"{value}/s",
        nameof(LoadSweep.Load) => $"{value}%",
        nameof(BreakEven.Work) => WorkAmount.Format((int)value),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

/// <summary>The names of a case and the number of a round: one measurement of a run.</summary>
internal readonly record struct RoundKey(string Scenario, string Setting, string Model, int Round)
{
    /// <summary>What results say where it is not measured.</summary>
    public MissingRound Missing(string reason) => new(Scenario, Setting, Model, Round, reason);
}
