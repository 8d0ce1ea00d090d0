namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>What makes cases of two runs the same.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Setting">The setting in words.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Reference">The model that it is held against inside each run, where ratios between models are compared;
/// otherwise <see langword="null"/>.</param>
internal sealed record CaseKey(string Scenario, string Setting, string Model, string? Reference = null)
{
    /// <summary>The case in words: <c>callbacks, throughput, topology 1:1, capacity 1024</c>.</summary>
    public string Name
    {
        get
        {
            var model = Reference is null ? Model : $"{Model} against {Reference}";
            return string.Join(", ", new[] { model, Scenario, Setting }.Where(part => part.Length > 0));
        }
    }
}
