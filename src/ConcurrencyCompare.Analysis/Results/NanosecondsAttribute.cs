using System.ComponentModel.DataAnnotations;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>A measured time in nanoseconds: above 0 and up to a year, so that ratios and sums of them are numbers, too.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NanosecondsAttribute : RangeAttribute
{
    public NanosecondsAttribute()
        : base(1e-9, 3.2e16) => ErrorMessage = "must be a number above 0, and of nanoseconds";
}
