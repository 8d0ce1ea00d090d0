using System.Globalization;
using System.Text;

namespace ConcurrencyCompare.Reports.Charts.Svg;

/// <summary>How wide a text is at most, without a font at hand.</summary>
/// <remarks>The advance widths of DejaVu Sans, the widest of the usual sans-serif fonts: what fits with it fits with
/// others.
/// </remarks>
internal static class TextWidth
{
    private const string Ellipsis = "…";
    private const double BoldFactor = 1.13;
    private const double OtherLetters = 1;
    private const double BeyondTheBasicPlane = 1.4;

    private static readonly (string Characters, double Width)[] Table =
    [
        ("ijl'|", 0.29), (" \u00a0.,;", 0.32), (":/\\f!", 0.36), ("-()[]ft", 0.4), ("r\"", 0.46), ("csz", 0.56),
        ("ILJkvxy", 0.6),
        ("abdeghnopqu0123456789µTFSE?Z", 0.64), ("ABCKPRXYV", 0.7), ("<>=+~×≥≤#_DGHNOQU·–", 0.84), ("mMw%W&@—", 1.0),
    ];

    private static readonly Dictionary<char, double> Widths = Table
        .SelectMany(entry => entry.Characters.Select(character => (character, entry.Width)))
        .DistinctBy(entry => entry.character)
        .ToDictionary();

    /// <summary>The width of a text, in the unit of its size.</summary>
    public static double Of(string text, double size, bool isBold = false) =>
        text.EnumerateRunes().Sum(WidthOf) * size * (isBold ? BoldFactor : 1);

    /// <summary>The text, or its beginning with an ellipsis where there is no room for all of it.</summary>
    public static string Shorten(string text, double size, double room, bool isBold = false)
    {
        if (Of(text, size, isBold) <= room) return text;

        var kept = new StringBuilder();
        foreach (var element in Elements(text))
        {
            if (Of(kept + element + Ellipsis, size, isBold) > room) break;
            kept.Append(element);
        }

        return kept.ToString().TrimEnd() + Ellipsis;
    }

    /// <summary>The text in lines that fit; a word that does not fit is shortened.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double room, bool isBold = false)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && Of($"{lines[^1]} {word}", size, isBold) <= room) lines[^1] += " " + word;
            else lines.Add(Shorten(word, size, room, isBold));
        }

        return lines;
    }

    /// <summary>Letters as people see them, so that none is cut in two.</summary>
    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext()) yield return elements.GetTextElement();
    }

    private static double WidthOf(Rune rune)
    {
        if (rune.IsBmp && Widths.TryGetValue((char)rune.Value, out var width)) return width;
        return rune.IsBmp ? OtherLetters : BeyondTheBasicPlane;
    }
}
