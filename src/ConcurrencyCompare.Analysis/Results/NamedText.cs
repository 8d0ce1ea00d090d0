using System.ComponentModel.DataAnnotations;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>A name with what it stands for, in a line.</summary>
/// <param name="Name">The name that cases use.</param>
/// <param name="Text">What it stands for.</param>
internal sealed record NamedText([property: MinLength(1)] string Name, string Text);
