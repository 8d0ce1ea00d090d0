using System.ComponentModel.DataAnnotations;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>A measurement that was asked for and is not there.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Setting">The setting in words.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Round">The round's number, from 1.</param>
/// <param name="Reason">Why, in a line.</param>
internal sealed record MissingRound(
    string Scenario, string Setting, string Model, [property: Range(1, RunSettings.MostRounds)] int Round,
    string Reason)
{
    /// <summary>Whether the model cannot do it by nature, on any machine: then nothing is lacking.</summary>
    public bool IsNotApplicable { get; init; }
}
