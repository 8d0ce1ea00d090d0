namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>What makes cases of two runs the same.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Setting">The setting in words.</param>
/// <param name="Model">The model's name.</param>
internal sealed record CaseKey(string Scenario, string Setting, string Model)
{
    /// <summary>The case in words: <c>callbacks, throughput, topology 1:1, capacity 1024</c>.</summary>
    public string Name => string.Join(", ", new[] { Model, Scenario, Setting }.Where(part => part.Length > 0));
}
