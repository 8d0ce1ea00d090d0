using System.Globalization;
using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>The number that a cell shows, so that tables are sorted by what is read in them.</summary>
internal static partial class ShownValue
{
    private static readonly Dictionary<string, double> Factors = new()
    {
        ["ns"] = 1,
        ["µs"] = 1e3,
        ["ms"] = 1e6,
        ["s"] = 1e9,
        ["B"] = 1,
        ["kB"] = 1e3,
        ["MB"] = 1e6,
        ["GB"] = 1e9,
        ["/s"] = 1,
        ["k/s"] = 1e3,
        ["M/s"] = 1e6,
        ["G/s"] = 1e9,
        ["%"] = 1,
        ["x"] = 1,
        [""] = 1,
    };

    /// <summary>The value in the smallest unit of its kind, as script reads it; <see langword="null"/> where the cell shows
    /// none.</summary>
    public static string? Of(string cell)
    {
        var match = Value().Match(cell);
        if (!match.Success || !Factors.TryGetValue(match.Groups["unit"].Value, out var factor)) return null;

        var value = double.Parse(match.Groups["number"].Value, NumberStyles.Number, CultureInfo.InvariantCulture);
        return (value * factor).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The last number before an interval: words such as <c>equal within 5%</c> stand before it. Of ranks the
    /// first.</summary>
    [GeneratedRegex(@"(?:^|[ <])(?<number>\d[\d,]*(?:\.\d+)?)(?: ?(?<unit>[a-zµA-Z/%]{1,3}))?(?:-\d+)?(?: \[[^\]]*\])?$")]
    private static partial Regex Value();
}
