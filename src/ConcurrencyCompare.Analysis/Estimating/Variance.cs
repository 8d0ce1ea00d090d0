namespace ConcurrencyCompare.Analysis.Estimating;

/// <summary>How far values scatter around their mean.</summary>
internal static class Variance
{
    /// <param name="values">Two or more; in any order.</param>
    public static double Of(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }
}
