using ConcurrencyCompare.Analysis.Estimating;
using Perfolizer.Mathematics.Distributions.ContinuousDistributions;

namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>A mean that is to be 0 where there is no difference, and how sure it is: what Student's t test
/// takes.</summary>
/// <remarks>
/// Not the signed-rank test of the interval: six rounds give that one no p-value below 1/32, so it could never allow
/// for several pairs. Tails heavier than the normal distribution's make the t test more careful, not less.
/// </remarks>
/// <param name="Mean">The mean of logarithms of ratios, or the difference of two means of logarithms.</param>
/// <param name="Error">Its standard error.</param>
/// <param name="Freedom">The degrees of freedom behind the error.</param>
internal readonly record struct MeanShift(double Mean, double Error, double Freedom)
{
    /// <summary>Of logarithms of ratios, one a round.</summary>
    /// <param name="logarithms">Two or more.</param>
    public static MeanShift Of(IReadOnlyList<double> logarithms) => new(
        logarithms.Average(), Math.Sqrt(Variance.Of(logarithms) / logarithms.Count), logarithms.Count - 1);

    /// <summary>Of two independent samples, by Welch: neither has to scatter as the other does.</summary>
    /// <param name="first">Logarithms, two or more.</param>
    /// <param name="second">The same of the other sample.</param>
    public static MeanShift Of(IReadOnlyList<double> first, IReadOnlyList<double> second) =>
        new MeanShift(first.Average() - second.Average(), Math.Sqrt(Variance.Of(first) / first.Count), first.Count - 1)
            .WithMore(Math.Sqrt(Variance.Of(second) / second.Count), second.Count - 1);

    /// <summary>With another error that has nothing to do with this one; the degrees of freedom are those of Welch and
    /// Satterthwaite.</summary>
    /// <param name="error">A standard deviation.</param>
    /// <param name="freedom">The degrees of freedom behind it.</param>
    public MeanShift WithMore(double error, double freedom)
    {
        var (own, more) = (Error * Error, error * error);
        return more == 0 ? this
            : own == 0 ? new MeanShift(Mean, error, freedom)
            : new MeanShift(
                Mean, Math.Sqrt(own + more),
                (own + more) * (own + more) / (own * own / Freedom + more * more / freedom));
    }

    /// <summary>How likely a mean so far from 0 is, in either direction, where the true one lies at most so far from
    /// it.</summary>
    /// <remarks>The worst of those is the margin itself: what is likelier there on its own side than on both sides of 0
    /// is counted, too. Without a margin this is the two-sided t test of no difference.</remarks>
    /// <param name="margin">0 or more.</param>
    public double PValueBeyond(double margin)
    {
        var distance = Math.Abs(Mean);
        if (Error == 0) return distance > margin ? 0 : 1;

        var student = new StudentDistribution(Freedom);
        return student.Cdf((margin - distance) / Error) + student.Cdf(-(margin + distance) / Error);
    }

    /// <summary>Whether the two-sided interval of a confidence lies within a margin around 0.</summary>
    public bool LiesWithin(double margin, double confidence)
    {
        var distance = margin - Math.Abs(Mean);
        if (distance < 0) return false;
        return Error == 0 || 2 * new StudentDistribution(Freedom).Cdf(-distance / Error) <= 1 - confidence;
    }
}
