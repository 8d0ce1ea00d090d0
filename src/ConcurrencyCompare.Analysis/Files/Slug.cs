using System.Text;

namespace ConcurrencyCompare.Analysis.Files;

/// <summary>Names for files, folders and elements, made of any text.</summary>
internal static class Slug
{
    /// <summary>The letters and digits of a text, in small letters, with a hyphen where anything else stands between
    /// them.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="longest">How long the name may be; what is beyond is cut off.</param>
    /// <returns>Only a-z, 0-9, and single hyphens inside; empty where the text has no letter or digit of
    /// these.</returns>
    public static string Of(string text, int longest)
    {
        var name = new StringBuilder();
        foreach (var character in text)
        {
            if (name.Length >= longest) break;
            if (char.IsAsciiLetterOrDigit(character)) name.Append(char.ToLowerInvariant(character));
            else if (name is not ([] or [.., '-'])) name.Append('-');
        }

        return name.ToString().TrimEnd('-');
    }
}
