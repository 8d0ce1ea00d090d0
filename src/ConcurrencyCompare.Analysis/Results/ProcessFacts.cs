namespace ConcurrencyCompare.Analysis.Results;

/// <summary>What a measured process said about itself.</summary>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="GarbageCollector">Workstation or server, concurrent or not.</param>
/// <param name="TieredCompilation">Whether methods are compiled again when they are used often.</param>
/// <param name="TieredPgo">Whether that is guided by what they did before.</param>
internal sealed record ProcessFacts(string Runtime, string GarbageCollector, bool TieredCompilation, bool TieredPgo);
