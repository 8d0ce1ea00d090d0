using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Rounds;

/// <summary>What the user wants measured.</summary>
internal sealed record Selection(
    Profile Profile, int Rounds, IReadOnlyList<Scenario> Scenarios, IReadOnlyList<string> Models)
{
    public bool Includes(PlannedRound round) =>
        Models.Contains(round.Model)
        && (!Profile.IsQuick || round.Scenario.QuickSettings.Contains(round.Setting));
}
