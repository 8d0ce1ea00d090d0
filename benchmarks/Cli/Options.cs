using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Benchmarks.Machine;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>Kinds of options, with errors that say what is wrong and what would be right.</summary>
internal static class Options
{
    public static Option<string> Text(string name, string description, Func<ArgumentResult, string>? fallback = null) =>
        new(name) { Description = description, DefaultValueFactory = fallback };

    /// <summary>The path of a folder or a file.</summary>
    public static Option<string> Path(string name, string description)
    {
        var option = Text(name, description);
        option.Validators.Add(result => Paths.Refuse(result, name));
        return option;
    }

    /// <summary>Names with commas between, or the option several times.</summary>
    public static Option<string[]> Names(string name, string description) => new(name)
    {
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        CustomParser = result =>
        [
            .. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)),
        ],
    };

    /// <summary>A word of letters, digits and hyphens.</summary>
    public static Option<string?> Word(string name, string description) => Parsed<string?>(
        name, description, word => word.Length > 0 && word[0] != '-'
            && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') ? (true, word) : default,
        "a word of letters, digits and hyphens");

    public static Option<int?> Count(
        string name, string description, int least, int? fallback = null, int most = int.MaxValue) =>
        new(name)
        {
            Description = description,
            DefaultValueFactory = _ => fallback,
            CustomParser = result =>
            {
                if (int.TryParse(Value(result), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                    && count >= least && count <= most)
                {
                    return count;
                }

                result.AddError(
                    count > most
                        ? $"{name} takes at most {most}, not {count}."
                        : $"{name} takes a whole number from {least}, not '{Value(result)}'.");
                return null;
            },
        };

    /// <summary>Of commands that take their time: looks at everything that may be wrong, and does nothing.</summary>
    public static Option<bool> DryRun() => new("--dry-run")
    {
        Description = "Says what would be done, or what is wrong; nothing is measured or written.",
    };

    public static Option<int?> Capacity(string name, string description) => Parsed<int?>(
        name, description, text => text == Scenarios.Capacity.Unbounded ? (true, null)
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var capacity) && capacity >= 1
                ? (true, capacity) : default,
        $"a whole number from 1, or '{Scenarios.Capacity.Unbounded}'");

    /// <summary>Processors: <c>0-1</c> or <c>0,2</c>.</summary>
    public static Option<CpuList?> Cpus(string name, string description) => Parsed(
        name, description, text => CpuList.TryParse(text) is { } cpus ? (true, cpus) : default,
        "numbers of processors such as 0-1 or 0,2");

    /// <summary>A time such as <c>10m</c>, <c>1.5s</c>, <c>10ms</c>, <c>250us</c> or <c>0</c>.</summary>
    public static Option<TimeSpan?> Time(string name, string description, string examples) => Parsed<TimeSpan?>(
        name, description, text => TryParseTime(text, out var time) ? (true, time) : default,
        $"a time such as {examples}");

    /// <summary>A percentage such as <c>5%</c> or <c>2.5%</c>, as a share.</summary>
    public static Option<double?> Percentage(string name, string description) => Parsed<double?>(
        name, description, text => text is [.. var digits, '%']
            && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is > 0 and <= 100 ? (true, percent / 100) : default,
        "a percentage above 0% and up to 100%, such as 5%");

    private static Option<T?> Parsed<T>(
        string name, string description, Func<string, (bool IsRead, T? Value)> read, string takes) => new(name)
        {
            Description = description,
            CustomParser = result =>
            {
                var (isRead, value) = read(Value(result));
                if (!isRead) result.AddError($"{name} takes {takes}, not '{Value(result)}'.");
                return value;
            },
        };

    private static string Value(ArgumentResult result) => result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";

    private static bool TryParseTime(string text, out TimeSpan time)
    {
        time = TimeSpan.Zero;
        if (text == "0") return true;

        var unit = text.TrimStart("0123456789.".ToCharArray());
        TimeSpan? single = unit switch
        {
            "h" => TimeSpan.FromHours(1),
            "m" or "min" => TimeSpan.FromMinutes(1),
            "s" => TimeSpan.FromSeconds(1),
            "ms" => TimeSpan.FromMilliseconds(1),
            "us" or "µs" => TimeSpan.FromMicroseconds(1),
            _ => null,
        };
        if (single is not { } length
            || !double.TryParse(
                text[..^unit.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || count * length.TotalDays > 1)
        {
            return false;
        }

        time = length * count;
        return true;
    }
}
