using System.Globalization;

namespace ConcurrencyCompare.Reports;

/// <summary>Text of others where it may do nothing but be read.</summary>
public static class OneLine
{
    /// <summary>The text without breaks and other control characters, and without what turns the direction of the text that
    /// follows; each is a space.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return string.Concat(text.Select(character => IsSafe(character) ? character : ' '));
    }

    private static bool IsSafe(char character) =>
        !char.IsControl(character)
        && char.GetUnicodeCategory(character) is not (
            UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
