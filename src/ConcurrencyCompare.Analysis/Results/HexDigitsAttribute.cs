using System.ComponentModel.DataAnnotations;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>So many hexadecimal digits, small letters: the name of a commit, or a hash.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HexDigitsAttribute : RegularExpressionAttribute
{
    public HexDigitsAttribute(int count)
        : base(FormattableString.Invariant($"^[0-9a-f]{{{count}}}$"))
    {
        Count = count;
        ErrorMessage = FormattableString.Invariant($"must be {count} hexadecimal digits");
    }

    /// <summary>How many.</summary>
    public int Count { get; }
}
