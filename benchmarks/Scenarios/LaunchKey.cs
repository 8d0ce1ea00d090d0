using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>The names of a case and the number of a round: one measurement of a run.</summary>
internal readonly record struct LaunchKey(string Scenario, string Setting, string Model, int Round)
{
    /// <summary>What results say where it is not measured.</summary>
    public MissingRound Missing(string reason) => new(Scenario, Setting, Model, Round, reason);

    /// <summary>Every measurement that counts.</summary>
    public static IEnumerable<KeyValuePair<LaunchKey, RoundResult>> Measured(IReadOnlyList<CaseResult> cases) =>
        from measured in cases
        from result in measured.Rounds
        select KeyValuePair.Create(
            new LaunchKey(measured.Scenario, measured.Setting, measured.Model, result.Round), result);
}
