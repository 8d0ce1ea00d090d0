using System.Globalization;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>Settings, scenarios and models as people read them.</summary>
internal static class SettingWords
{
    /// <summary>A value of a parameter, with separators of thousands: <c>1,000,000</c>, <c>10,000/s</c>, <c>1
    /// µs</c>.</summary>
    public static string Value(string value)
    {
        var digits = value.TakeWhile(char.IsAsciiDigit).Count();
        var number = digits is > 3 and < 19
            ? Figures.Number(long.Parse(value[..digits], CultureInfo.InvariantCulture))
            : value[..digits];
        return number + value[digits..] switch
        {
            " us" => $"{OneLine.Glue}µs",
            " ns" or " ms" => OneLine.Glue + value[(digits + 1)..],
            var rest => rest,
        };
    }

    /// <summary>The values of a setting.</summary>
    public static IReadOnlyList<string> Values(IReadOnlyDictionary<string, string> parameters) =>
        [.. parameters.Values.Select(Value)];

    /// <summary>A setting: <c>topology 1:1, capacity 1,024</c>; empty where there is only one.</summary>
    public static string Of(IReadOnlyDictionary<string, string> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{parameter.Key} {Value(parameter.Value)}"));

    /// <summary>The same of a setting that is known as a text of names and values.</summary>
    public static string Of(string setting) =>
        string.Join(", ", setting.Split(", ").Select(part => string.Join(' ', part.Split(' ').Select(Value))
            .Replace(" us", $"{OneLine.Glue}µs", StringComparison.Ordinal)));

    /// <summary>What is not empty, with commas between.</summary>
    public static string Joined(params IEnumerable<string> parts) =>
        string.Join(", ", parts.Where(part => part.Length > 0));

    /// <summary>Several things in a sentence: <c>threads, callbacks and iterators</c>.</summary>
    public static string And(IReadOnlyList<string> parts) => InSentence(parts, "and");

    /// <summary>One of several things: <c>callbacks or iterators</c>.</summary>
    public static string Or(IReadOnlyList<string> parts) => InSentence(parts, "or");

    private static string InSentence(IReadOnlyList<string> parts, string last) => parts.Count < 2
        ? string.Concat(parts) : $"{string.Join(", ", parts.SkipLast(1))} {last} {parts[^1]}";

    /// <summary>A number of things: <c>1 round</c>, <c>12,000 rounds</c>, <c>2 processes</c>.</summary>
    public static string Count(long count, string what) => $"{Figures.Number(count)} {Some(count, what)}";

    /// <summary>Things, as many as there are: <c>round</c> or <c>rounds</c>.</summary>
    public static string Some(long count, string what) =>
        count == 1 ? what : what + (what.EndsWith('s') ? "es" : "s");

    /// <summary>A text as the beginning of a sentence.</summary>
    public static string Capitalized(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A text as a sentence.</summary>
    public static string Sentence(string text) => Capitalized(text) + (text.EndsWith('.') ? "" : ".");

    /// <summary>A verb with a model, whose name may be a plural.</summary>
    public static string Verb(string model, string singular, string plural) =>
        $"{model} {(model.EndsWith('s') ? plural : singular)}";
}
