using System.Diagnostics.CodeAnalysis;

namespace ConcurrencyCompare.Analysis.Checks;

/// <summary>Single conditions on what was read; who breaks one is named by its place in the file.</summary>
internal static class Check
{
    private const double ShortestTime = 1e-9;
    private const double LongestTime = 3.2e16;

    /// <summary>Requires a condition.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="place">Such as <c>cases[3].rounds[0].nanosecondsPerItem[1]</c>.</param>
    /// <param name="wrong">What is wrong there.</param>
    /// <exception cref="FormatException">It does not hold; the message begins with the place.</exception>
    public static void Require([DoesNotReturnIf(false)] bool holds, string place, string wrong)
    {
        if (!holds) throw new FormatException($"{place}: {wrong}.");
    }

    /// <summary>Requires a finite number that is 0 or more, or nothing.</summary>
    public static void Size(double? number, string place) =>
        Require(number is null or (>= 0 and < double.PositiveInfinity), place, "must be a number from 0");

    /// <summary>Requires nanoseconds above 0 and up to a year, so that ratios and sums of them are numbers as well.</summary>
    public static void Time(double number, string place) =>
        Require(number is >= ShortestTime and <= LongestTime, place, "must be a number above 0, and of nanoseconds");

    /// <summary>Requires the name of a commit, or nothing.</summary>
    public static void Commit(string? commit, string place) => Digits(commit, 40, place);

    /// <summary>Requires so many hexadecimal digits, or nothing.</summary>
    public static void Digits(string? digits, int count, string place) => Require(
        digits is null || (digits.Length == count && digits.All(char.IsAsciiHexDigitLower)), place, $"must be {count} hexadecimal digits");

    /// <summary>Looks at the elements of a list, none of which may be null.</summary>
    public static void Each<T>(IReadOnlyList<T> list, string place, Action<T, string> requireElement)
    {
        for (var i = 0; i < list.Count; i++)
        {
            var element = $"{place}[{i}]";
            Require(list[i] is not null, element, "must not be null");
            requireElement(list[i], element);
        }
    }

    /// <summary>Requires names that are neither empty nor there twice.</summary>
    public static HashSet<string> Names<T>(IReadOnlyList<T> list, string place, Func<T, string> nameOf)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Each(list, place, (named, element) =>
        {
            Require(nameOf(named).Length > 0, element + ".name", "must not be empty");
            Require(names.Add(nameOf(named)), element + ".name", $"'{nameOf(named)}' is there twice");
        });
        return names;
    }

    /// <summary>Requires one of several names.</summary>
    public static void Known(string name, HashSet<string> names, string place, string list) =>
        Require(names.Contains(name), place, $"'{name}' is not among the {list}");
}
