using System.Globalization;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Descriptions of work as people write them: the same words are options of the command line, members of a
/// file, and the name of the setting.</summary>
internal static class WorkText
{
    /// <summary>There are two letters for "micro": the sign of that name, and the Greek one.</summary>
    private static readonly (string Unit, long Nanoseconds)[] Units =
        [("s", 1_000_000_000), ("ms", 1_000_000), ("us", 1_000), ("\u00b5s", 1_000), ("\u03bcs", 1_000), ("ns", 1)];

    private const decimal Hour = 3_600e9m;
    private const decimal MostCount = 1e15m;

    /// <summary>A description in a line that <see cref="Parse"/> reads again:
    /// <c>produce 2us producers 4 consumers 8</c>.</summary>
    public static string Of(WorkDescription work) =>
        string.Join(' ', WorkMember.Given(work).Select(member => $"{member.Member.Name} {member.Text}"));

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static WorkDescription Parse(string text) => text.Split(' ').Chunk(2).Aggregate(
        new WorkDescription(),
        (work, words) => words is [var name, var value] && WorkMember.Find(name) is { } member
            ? member.Read(value) is { } read
                ? member.With(work, read) : throw new FormatException(member.Complaint(value))
            : throw new FormatException($"'{text}' describes no work."));

    /// <summary>A time in the largest unit that needs no fraction: <c>1500us</c>.</summary>
    public static string TimeText(long nanoseconds)
    {
        if (nanoseconds == 0) return "0";

        var (unit, size) = Units.First(unit => nanoseconds % unit.Nanoseconds == 0);
        return string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / size}{unit}");
    }

    /// <summary>Reads a time such as <c>2us</c>, <c>1.5ms</c> or <c>0</c>.</summary>
    /// <returns>Nanoseconds, a whole number of them; <see langword="null"/> if it is none, or more than an
    /// hour.</returns>
    public static long? TryParseTime(string text)
    {
        if (text == "0") return 0;

        var unit = text.TrimStart("0123456789.".ToCharArray());
        return Units.FirstOrDefault(known => known.Unit == unit) is { Nanoseconds: > 0 } found
            && decimal.TryParse(
                text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count < MostCount
                && count * found.Nanoseconds is <= Hour and var exact && exact == decimal.Truncate(exact)
                ? (long)exact
                : null;
    }

    /// <summary>Reads a rate such as <c>5000/s</c>.</summary>
    public static int? TryParseRate(string text) =>
        text.EndsWith("/s", StringComparison.Ordinal) ? TryParseCount(text[..^2]) : null;

    /// <summary>Reads a whole number above 0.</summary>
    public static int? TryParseCount(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null;
}
