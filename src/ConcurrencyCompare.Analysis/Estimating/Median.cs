namespace ConcurrencyCompare.Analysis.Estimating;

/// <summary>The middle of values.</summary>
internal static class Median
{
    /// <param name="values">At least one; in any order.</param>
    public static double Of(IEnumerable<double> values) => OfSorted([.. values.Order()]);

    /// <param name="sorted">At least one, ascending.</param>
    public static double OfSorted(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
