using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>How times of many items are spread, in nanoseconds.</summary>
/// <remarks>
/// A percentile with fewer than ten items beyond it says more of single items than of all, so there is none then. Here
/// is decided which there are, for every file, table and picture: whatever was written, what is not supported is not
/// read.
/// </remarks>
/// <param name="Items">How many items, 20 or more: fewer have no median.</param>
/// <param name="Mean">The mean.</param>
/// <param name="P50">Half of the items took no longer.</param>
/// <param name="Max">The longest.</param>
/// <param name="P99">99% of the items took no longer; <see langword="null"/> below 1,000 items.</param>
/// <param name="P999">99.9% of the items took no longer; <see langword="null"/> below 10,000 items.</param>
/// <param name="P9999">99.99% of the items took no longer; <see langword="null"/> below 100,000 items.</param>
internal record Percentiles(
    [property: Range(Percentiles.LeastItems, double.MaxValue)] long Items,
    [property: Nanoseconds] double Mean,
    [property: Nanoseconds] double P50,
    [property: Nanoseconds] double Max,
    double? P99 = null,
    double? P999 = null,
    double? P9999 = null)
{
    /// <summary>So many items have to lie beyond a percentile.</summary>
    public const int LeastBeyond = 10;

    /// <summary>Fewer items have no median.</summary>
    public const int LeastItems = 2 * LeastBeyond;

    /// <summary>99% of the items took no longer; <see langword="null"/> below 1,000 items.</summary>
    [Nanoseconds]
    public double? P99 { get => IsSupported(99, Items) ? field : null; } = P99;

    /// <summary>99.9% of the items took no longer; <see langword="null"/> below 10,000 items.</summary>
    [Nanoseconds]
    public double? P999 { get => IsSupported(99.9m, Items) ? field : null; } = P999;

    /// <summary>99.99% of the items took no longer; <see langword="null"/> below 100,000 items.</summary>
    [Nanoseconds]
    public double? P9999 { get => IsSupported(99.99m, Items) ? field : null; } = P9999;

    /// <summary>All that there are, from the median to the rarest: the percentile, and its value.</summary>
    [JsonIgnore]
    public IEnumerable<(decimal Percentile, double Value)> All
    {
        get
        {
            yield return (50, P50);
            if (P99 is { } p99) yield return (99, p99);
            if (P999 is { } p999) yield return (99.9m, p999);
            if (P9999 is { } p9999) yield return (99.99m, p9999);
        }
    }

    /// <summary>Whether enough items lie beyond a percentile to speak of it.</summary>
    /// <param name="percentile">0 to 100; exact, as 99.9 is no number of base two.</param>
    /// <param name="items">How many items there are.</param>
    public static bool IsSupported(decimal percentile, long items) => items * (100 - percentile) / 100 >= LeastBeyond;
}
