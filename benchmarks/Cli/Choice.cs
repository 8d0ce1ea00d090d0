using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>Picks by name, and says what there is when a name is wrong.</summary>
internal static class Choice
{
    /// <summary>The item of that name, in any case.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static T One<T>(string kind, string name, IEnumerable<T> all, Func<T, string> nameOf)
    {
        var choices = all.ToList();
        foreach (var item in choices)
        {
            if (nameOf(item).Equals(name, StringComparison.OrdinalIgnoreCase)) return item;
        }

        throw new UsageException(Unknown(kind, name, choices.Select(nameOf)));
    }

    /// <summary>The items of those names, each once and in the order of all.</summary>
    /// <param name="kind">What they are called.</param>
    /// <param name="names">Names of items and of groups, in any case.</param>
    /// <param name="all">The items that there are.</param>
    /// <param name="nameOf">The name of an item.</param>
    /// <param name="groups">The names under which several are chosen, and theirs.</param>
    /// <exception cref="UsageException">A name is wrong.</exception>
    public static IReadOnlyList<T> Many<T>(
        string kind,
        IReadOnlyList<string> names,
        IReadOnlyList<T> all,
        Func<T, string> nameOf,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? groups = null)
    {
        var known = all.Select(nameOf).Concat(groups?.Keys ?? []).ToList();
        var chosen = names.Select(name => One(kind, name, known, item => item))
            .SelectMany(name => groups?.GetValueOrDefault(name) ?? [name])
            .ToHashSet();
        return [.. all.Where(item => chosen.Contains(nameOf(item)))];
    }

    public static string Unknown(string kind, string name, IEnumerable<string> names)
    {
        var known = names.ToList();
        var suggestion = Closest(name, known) is { } closest ? $" Did you mean '{closest}'?" : "";
        return $"unknown {kind} '{name}'.{suggestion} There are: {string.Join(", ", known)}.";
    }

    /// <summary>The name that a typing error could have come from, if there is one.</summary>
    public static string? Closest(string name, IEnumerable<string> names)
    {
        var (closest, distance) = names
            .Select(known => (Known: known, Distance: EditDistance(name.ToLowerInvariant(), known.ToLowerInvariant())))
            .DefaultIfEmpty((Known: "", Distance: int.MaxValue))
            .MinBy(pair => pair.Distance);
        return distance <= Math.Max(1, name.Length / 3) ? closest : null;
    }

    // Levenshtein's distance, a row at a time: https://en.wikipedia.org/wiki/Levenshtein_distance
    private static int EditDistance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var replaced = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
