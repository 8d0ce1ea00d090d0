namespace ConcurrencyCompare.Reports;

/// <summary>What a scenario answers over all its settings, in a sentence or two.</summary>
/// <param name="Scenario">The scenario's name; empty for what holds for the whole run.</param>
/// <param name="Text">The sentences.</param>
public sealed record Headline(string Scenario, string Text);
