using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConcurrencyCompare.Analysis.Checks;

/// <summary>A member of a record in a file, with what the record declares of it by attributes. What is declared of a
/// list or a dictionary holds for each element, but for the number of them.</summary>
/// <remarks><see cref="Declared"/> refuses by it, and <c>docs/results.schema.json</c> is made of it.</remarks>
internal sealed class Member
{
    private static readonly NullabilityInfoContext Nullability = new();

    private readonly RangeAttribute? _range;
    private readonly RegularExpressionAttribute? _pattern;

    private Member(PropertyInfo property)
    {
        Property = property;
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        lock (Nullability) MayBeNull = Nullability.Create(property).ReadState == NullabilityState.Nullable;
        Allowed = property.GetCustomAttribute<AllowedValuesAttribute>()?.Values ?? [];
        LeastLength = property.GetCustomAttribute<MinLengthAttribute>()?.Length ?? 0;
        _pattern = property.GetCustomAttribute<RegularExpressionAttribute>();
        _range = property.GetCustomAttribute<RangeAttribute>();
        if (_range is null) return;

        Least = Convert.ToDouble(_range.Minimum, CultureInfo.InvariantCulture);
        Most = Convert.ToDouble(_range.Maximum, CultureInfo.InvariantCulture);
        IsLeastExcluded = _range.MinimumIsExclusive;
    }

    /// <summary>The member itself.</summary>
    public PropertyInfo Property { get; }

    /// <summary>The name that it has in the file.</summary>
    public string Name { get; }

    /// <summary>Whether it may be <see langword="null"/>, and is not in the file then.</summary>
    public bool MayBeNull { get; }

    /// <summary>The least number of characters or elements.</summary>
    public int LeastLength { get; }

    /// <summary>What a text matches; <see langword="null"/> for any.</summary>
    public string? Pattern => _pattern?.Pattern;

    /// <summary>All texts that it may be; empty for any.</summary>
    public IReadOnlyList<object?> Allowed { get; }

    /// <summary>The least number. Where nothing is declared, a number is 0 or more.</summary>
    public double Least { get; }

    /// <summary>The greatest number; no number is infinite.</summary>
    public double Most { get; } = double.MaxValue;

    /// <summary>Whether numbers have to be above the least.</summary>
    public bool IsLeastExcluded { get; }

    /// <summary>The members of a record that are in the file.</summary>
    public static IReadOnlyList<Member> Of(Type record) =>
    [
        .. record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => !property.IsDefined(typeof(JsonIgnoreAttribute)))
            .Select(property => new Member(property)),
    ];

    /// <summary>What is wrong with a text; <see langword="null"/> if nothing is.</summary>
    public string? Wrong(string text) =>
        text.Length < LeastLength ? "must not be empty"
        : _pattern is not null && (text.Length == 0 || !_pattern.IsValid(text)) ? _pattern.ErrorMessage
        : Allowed.Count > 0 && !Allowed.Contains(text) ? $"must be one of {string.Join(", ", Allowed)}"
        : null;

    /// <summary>What is wrong with a number; <see langword="null"/> if nothing is.</summary>
    public string? Wrong(double number) =>
        (IsLeastExcluded ? number > Least : number >= Least) && number <= Most ? null
        : _range?.ErrorMessage ?? FormattableString.Invariant($"must be {Range()}");

    private FormattableString Range() => (Least, Most) switch
    {
        (double.MinValue, double.MaxValue) => $"finite",
        (0, double.MaxValue) => $"a number from 0",
        (_, double.MaxValue or int.MaxValue) => $"{Least} or more",
        _ when IsLeastExcluded => $"above {Least} and at most {Most}",
        _ => $"{Least} to {Most}",
    };
}
