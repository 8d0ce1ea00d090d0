using System.Globalization;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>An amount of work per item as settings write it: <c>0 ns</c>, <c>100 ns</c>, <c>10 us</c>.</summary>
internal static class WorkAmount
{
    /// <summary>Writes an amount in the largest unit that needs no fraction.</summary>
    /// <param name="nanoseconds">The amount, 0 or more.</param>
    public static string Format(int nanoseconds) => nanoseconds switch
    {
        > 0 when nanoseconds % 1_000_000 == 0 => Text(nanoseconds / 1_000_000, "ms"),
        > 0 when nanoseconds % 1_000 == 0 => Text(nanoseconds / 1_000, "us"),
        _ => Text(nanoseconds, "ns"),
    };

    /// <summary>Reads an amount.</summary>
    /// <param name="text">A whole number, a space, and <c>ns</c>, <c>us</c> or <c>ms</c>.</param>
    /// <returns>Nanoseconds.</returns>
    /// <exception cref="FormatException">It is none.</exception>
    public static double Parse(string text) =>
        TryParse(text) ?? throw new FormatException($"'{text}' is no amount of work such as '10 us'.");

    /// <summary>Reads an amount, as <see cref="Parse"/> does.</summary>
    /// <returns>Nanoseconds; <see langword="null"/> if it is none.</returns>
    public static double? TryParse(string text)
    {
        var factor = text.Split(' ') is [_, var unit]
            ? unit switch { "ns" => 1, "us" => 1e3, "ms" => 1e6, _ => 0 }
            : 0;
        return factor > 0
            && int.TryParse(text.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number * factor
            : null;
    }

    private static string Text(int number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {unit}");
}
