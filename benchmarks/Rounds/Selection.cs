using ConcurrencyCompare.Benchmarks.Probes;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Rounds;

/// <summary>What the user wants measured.</summary>
/// <param name="Profile">How much.</param>
/// <param name="Rounds">How often, 1 or more.</param>
/// <param name="Scenarios">Which questions.</param>
/// <param name="Models">The names of the models.</param>
/// <param name="Seed">The order inside the rounds follows from it.</param>
internal sealed record Selection(
    Profile Profile, int Rounds, IReadOnlyList<Scenario> Scenarios, IReadOnlyList<string> Models, int Seed)
{
    /// <summary>The processors that the measured processes may use; <see langword="null"/> for all.</summary>
    public CpuList? Cpus { get; init; }

    public bool Includes(PlannedRound round) =>
        (Models.Contains(round.Model) || round.Scenario.Yardsticks.Any(yardstick => yardstick.Name == round.Model))
        && (round.Idea is null || Models.Contains(round.Idea))
        && (!Profile.IsQuick || round.Scenario.IsInQuick(round));
}
