namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>What happens when all have to share one core?</summary>
/// <remarks>The measurement of <see cref="Oversubscribed"/>, in a process that is pinned:
/// <see cref="Scenario.OnOneCore"/>.</remarks>
public class OneCore : Oversubscribed;
