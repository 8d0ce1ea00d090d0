using System.Collections;
using System.Collections.Concurrent;

namespace ConcurrencyCompare.Analysis.Checks;

/// <summary>Looks for values that a record's own members forbid, in it and in all that it holds.</summary>
internal static class Declared
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Member>> Records = new();

    /// <summary>Requires what is declared.</summary>
    /// <param name="record">What was read.</param>
    /// <param name="place">Where it is, such as <c>cases[3]</c>; empty for the whole file.</param>
    /// <exception cref="FormatException">A value is forbidden; the message begins with its place.</exception>
    public static void Require(object record, string place)
    {
        foreach (var member in Records.GetOrAdd(record.GetType(), Member.Of))
        {
            var inside = place.Length == 0 ? member.Name : $"{place}.{member.Name}";
            var value = member.Property.GetValue(record);
            if (value is not null) Require(value, member, inside);
            else Check.Require(member.MayBeNull, inside, "must not be null");
        }
    }

    private static void Require(object? value, Member member, string place)
    {
        Check.Require(value is not null, place, "must not be null");
        switch (value)
        {
            case string text:
                Refuse(member.Wrong(text), place);
                break;
            case int or long or double:
                Refuse(member.Wrong(Convert.ToDouble(value, null)), place);
                break;
            case IDictionary named:
                foreach (DictionaryEntry entry in named) Require(entry.Value, member, $"{place}.{entry.Key}");
                break;
            case IEnumerable list:
                var count = 0;
                foreach (var element in list) Require(element, member, $"{place}[{count++}]");
                Check.Require(count >= member.LeastLength, place, "must not be empty");
                break;
            case not (bool or DateTimeOffset):
                Require(value, place);
                break;
        }
    }

    private static void Refuse(string? wrong, string place)
    {
        if (wrong is not null) throw new FormatException($"{place}: {wrong}.");
    }
}
