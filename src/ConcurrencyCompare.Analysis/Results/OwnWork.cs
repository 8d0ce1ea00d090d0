using System.ComponentModel.DataAnnotations;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>What a run of somebody's own work asked.</summary>
/// <param name="Scenario">The scenario whose settings they are.</param>
/// <param name="Setting">The setting that stands for the work.</param>
/// <param name="Work">The work.</param>
/// <param name="Neighbours">What else was measured, to say what would change the answer.</param>
/// <param name="Looks">After which rounds the run looks whether its answer is decided, ascending; the last look is its
/// end, wherever that comes. All of them together keep the share of false claims.</param>
internal sealed record OwnWork(
    string Scenario,
    string Setting,
    WorkDescription Work,
    IReadOnlyList<NeighbourWork> Neighbours,
    [property: MinLength(1), Range(1, RunSettings.MostRounds)] IReadOnlyList<int> Looks);

/// <summary>Nearly the same work.</summary>
/// <param name="Setting">Its setting.</param>
/// <param name="Change">What is different, one of the constants here.</param>
/// <param name="Work">The work.</param>
internal sealed record NeighbourWork(string Setting, string Change, WorkDescription Work)
{
    /// <summary>Half the computing and half the waiting.</summary>
    public const string HalfTheWork = "halfTheWork";

    /// <summary>Twice the computing and twice the waiting.</summary>
    public const string TwiceTheWork = "twiceTheWork";

    /// <summary>Half as many items in a second.</summary>
    public const string HalfTheRate = "halfTheRate";

    /// <summary>Twice as many items in a second.</summary>
    public const string TwiceTheRate = "twiceTheRate";

    /// <summary>Half the producers and half the consumers.</summary>
    public const string HalfTheParticipants = "halfTheParticipants";

    /// <summary>Twice the producers and twice the consumers.</summary>
    public const string TwiceTheParticipants = "twiceTheParticipants";
}
