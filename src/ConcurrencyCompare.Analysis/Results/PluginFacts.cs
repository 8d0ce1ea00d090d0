using System.ComponentModel.DataAnnotations;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>A plug-in whose models or works were measured: which build of it.</summary>
/// <param name="File">The name of the project or assembly that was given, without its folder.</param>
/// <param name="Version">The assembly's version.</param>
/// <param name="Module">The name that the compiler gave to all that it compiled, 32 hexadecimal digits.</param>
/// <param name="Names">The models and works that it brings.</param>
internal sealed record PluginFacts(
    [property: MinLength(1)] string File,
    [property: MinLength(1)] string Version,
    [property: HexDigits(32)] string Module,
    [property: MinLength(1)] IReadOnlyList<string> Names)
{
    /// <summary>The commit that it was built from, 40 hexadecimal digits; <see langword="null"/> where neither a
    /// repository nor the build says.</summary>
    [HexDigits(40)]
    public string? Commit { get; init; }

    /// <summary>Whether something was in the repository that is in no commit; <see langword="null"/> where nobody
    /// knows.</summary>
    public bool? IsModified { get; init; }
}
