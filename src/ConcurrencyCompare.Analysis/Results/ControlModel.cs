using System.ComponentModel.DataAnnotations;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>A model under a second name: the A/A control.</summary>
/// <param name="Name">The second name, as its cases have it.</param>
/// <param name="Model">The model's own name.</param>
/// <param name="Covers">The models whose noise it stands for: those that run as it does, single-threaded or
/// threaded.</param>
internal sealed record ControlModel([property: MinLength(1)] string Name, string Model, IReadOnlyList<string> Covers);
