using System.Diagnostics.CodeAnalysis;

namespace ConcurrencyCompare.Analysis.Checks;

/// <summary>Single conditions on what was read; who breaks one is named by its place in the file.</summary>
internal static class Check
{
    /// <summary>Requires a condition.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="place">Such as <c>cases[3].rounds[0].nanosecondsPerItem[1]</c>.</param>
    /// <param name="wrong">What is wrong there.</param>
    /// <exception cref="FormatException">It does not hold; the message begins with the place.</exception>
    public static void Require([DoesNotReturnIf(false)] bool holds, string place, string wrong)
    {
        if (!holds) throw new FormatException($"{place}: {wrong}.");
    }

    /// <summary>Looks at the elements of a list.</summary>
    public static void Each<T>(IReadOnlyList<T> list, string place, Action<T, string> requireElement)
    {
        for (var i = 0; i < list.Count; i++) requireElement(list[i], $"{place}[{i}]");
    }

    /// <summary>Requires names of which none is there twice.</summary>
    public static HashSet<string> Names<T>(IReadOnlyList<T> list, string place, Func<T, string> nameOf)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Each(list, place, (named, element) =>
            Require(names.Add(nameOf(named)), element + ".name", $"'{nameOf(named)}' is there twice"));
        return names;
    }

    /// <summary>Requires one of several names.</summary>
    public static void Known(string name, HashSet<string> names, string place, string list) =>
        Require(names.Contains(name), place, $"'{name}' is not among the {list}");
}
