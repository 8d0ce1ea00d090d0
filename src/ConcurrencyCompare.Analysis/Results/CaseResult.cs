using System.Text.Json.Serialization;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>One model in one setting of one scenario.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Parameters">The setting: names and values, in the scenario's order; the model is not among
/// them.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Rounds">What was measured, in the order of the rounds.</param>
internal sealed record CaseResult(
    string Scenario,
    IReadOnlyDictionary<string, string> Parameters,
    string Model,
    IReadOnlyList<RoundResult> Rounds)
{
    /// <summary>The setting in words: <c>topology 1:1, capacity 1024</c>.</summary>
    [JsonIgnore]
    public string Setting => Describe(Parameters);

    /// <summary>What names the case.</summary>
    [JsonIgnore]
    public CaseName Name => new(Scenario, Setting, Model);

    /// <summary>Parameters in words.</summary>
    public static string Describe(IReadOnlyDictionary<string, string> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{parameter.Key} {parameter.Value}"));
}
