using System.Globalization;

namespace ConcurrencyCompare.Reports.Documents;

/// <summary>Text of others where it may do nothing but be read.</summary>
internal static class OneLine
{
    /// <summary>The space inside a number, its unit and its interval: no line ends there.</summary>
    public const char Glue = '\u00a0';

    /// <summary>The text without breaks and other control characters, and without what turns the direction of the text
    /// that follows; each is a space, as is one at which no line may end.</summary>
    public static string Of(string text) =>
        string.Concat(text.Select(character => IsSafe(character) ? character : ' '));

    private static bool IsSafe(char character) =>
        !char.IsControl(character) && character != Glue
        && char.GetUnicodeCategory(character) is not (
            UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
