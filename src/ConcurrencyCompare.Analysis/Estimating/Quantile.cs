namespace ConcurrencyCompare.Analysis.Estimating;

/// <summary>The value below which a share of all values lies.</summary>
/// <remarks>The eighth of the definitions that Hyndman and Fan compare, the one they recommend ("Sample Quantiles in
/// Statistical Packages", The American Statistician 50, 1996): about as often too large as too small, whatever the
/// values come from. Few values have no rare ones: the 10th percentile of five is the least of them.</remarks>
internal static class Quantile
{
    /// <summary>The quantile of a share.</summary>
    /// <param name="sorted">At least one value, ascending.</param>
    /// <param name="share">0 to 1: 0.1 for the 10th percentile.</param>
    public static double Of(IReadOnlyList<double> sorted, double share)
    {
        var place = Math.Clamp((sorted.Count + 1 / 3.0) * share + 1 / 3.0, 1, sorted.Count) - 1;
        var below = (int)place;
        return double.Lerp(sorted[below], sorted[Math.Min(below + 1, sorted.Count - 1)], place - below);
    }
}
