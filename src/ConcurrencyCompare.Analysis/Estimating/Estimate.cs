namespace ConcurrencyCompare.Analysis.Estimating;

/// <summary>A value with the interval that the rounds support.</summary>
/// <param name="Center">The Hodges-Lehmann estimate: the median of the means of all pairs of rounds.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
/// <param name="Confidence">How often such an interval covers the truth, 0 to 1; 0 for a single round.</param>
internal readonly record struct Estimate(double Center, double Low, double High, double Confidence)
{
    /// <summary>The confidence that is asked for.</summary>
    public const double DefaultConfidence = 0.95;

    /// <summary>Whether nothing but one value is known, and so no interval.</summary>
    public bool IsSingle => Confidence == 0;

    /// <summary>Whether there were rounds enough for the confidence that is asked for: six or more.</summary>
    public bool SupportsClaims => Confidence >= DefaultConfidence;

    /// <summary>Whether the interval holds a value.</summary>
    public bool Covers(double value) => Low <= value && value <= High;

    /// <summary>The estimate of something divided by the value: <c>2 [1, 4]</c> becomes <c>0.5 [0.25, 1]</c>.</summary>
    public Estimate Reciprocal(double numerator = 1) =>
        new(numerator / Center, numerator / High, numerator / Low, Confidence);

    /// <summary>The value without an interval, where its rounds do not support one.</summary>
    internal Estimate Supported => SupportsClaims ? this : new Estimate(Center, Center, Center, 0);

    /// <summary>The estimate of what the value is the natural logarithm of.</summary>
    internal Estimate Exponential => new(Math.Exp(Center), Math.Exp(Low), Math.Exp(High), Confidence);

    /// <summary>Estimates the centre of values that are independent and about symmetric.</summary>
    /// <param name="values">One value a round; at least one.</param>
    /// <param name="confidence">The confidence to reach. Few rounds cannot reach it: five give 94% at best. Then the
    /// interval runs from the least to the greatest value, and says its own confidence.</param>
    /// <exception cref="ArgumentException"><paramref name="values"/> is empty.</exception>
    public static Estimate Of(IReadOnlyList<double> values, double confidence = DefaultConfidence)
    {
        if (values.Count == 0) throw new ArgumentException("An estimate needs at least one value.", nameof(values));
        if (values.Count == 1) return new Estimate(values[0], values[0], values[0], 0);

        // The interval that belongs to the Hodges-Lehmann estimate: order statistics of the Walsh averages, by the
        // distribution of Wilcoxon's signed ranks (Hollander, Wolfe and Chicken, "Nonparametric Statistical
        // Methods", 3rd edition, section 3.3).
        var averages = WalshAverages(values);
        var (cut, reached) = RankDistribution.CutOfSignedRanks(values.Count, confidence);
        return new Estimate(Median.OfSorted(averages), averages[cut], averages[^(cut + 1)], reached);
    }

    /// <summary>Estimates the centre of a value of each round.</summary>
    /// <returns><see langword="null"/> where a round has none, or there is no round.</returns>
    internal static Estimate? OfAll<T>(
        IReadOnlyList<T> rounds, Func<T, double?> valueOf, double confidence = DefaultConfidence)
    {
        var values = rounds.Select(valueOf).OfType<double>().ToList();
        return values.Count == rounds.Count && values.Count > 0 ? Of(values, confidence) : null;
    }

    /// <summary>Estimates by how much one of two independent samples lies above the other, both of about the same
    /// shape.</summary>
    /// <param name="first">At least one value.</param>
    /// <param name="second">At least one value, which has nothing to do with any of the first.</param>
    /// <param name="confidence">As for <see cref="Of"/>; two samples of four reach 95%.</param>
    /// <returns>The centre is the median of the differences of all pairs.</returns>
    /// <exception cref="ArgumentException">A sample is empty.</exception>
    public static Estimate OfShift(
        IReadOnlyList<double> first, IReadOnlyList<double> second, double confidence = DefaultConfidence)
    {
        if (first.Count == 0) throw new ArgumentException("A shift needs at least one value.", nameof(first));
        if (second.Count == 0) throw new ArgumentException("A shift needs at least one value.", nameof(second));

        // Order statistics of the differences, by the distribution of Wilcoxon's rank sum (the same, section 4.3).
        var differences = new double[first.Count * second.Count];
        var place = 0;
        foreach (var one in first)
        {
            foreach (var other in second) differences[place++] = one - other;
        }

        Array.Sort(differences);
        var (cut, reached) = RankDistribution.CutOfRankSums(first.Count, second.Count, confidence);
        return new Estimate(Median.OfSorted(differences), differences[cut], differences[^(cut + 1)], reached);
    }

    /// <summary>Estimates the ratio of two series, from the ratios inside each round.</summary>
    /// <param name="numerators">One positive value a round.</param>
    /// <param name="denominators">The values of the same rounds, in the same order.</param>
    /// <param name="confidence">As for <see cref="Of"/>.</param>
    /// <exception cref="ArgumentException">The series differ in length, or are empty.</exception>
    public static Estimate OfRatio(
        IReadOnlyList<double> numerators, IReadOnlyList<double> denominators, double confidence = DefaultConfidence)
    {
        if (numerators.Count != denominators.Count)
            throw new ArgumentException("Ratios need as many denominators as numerators.", nameof(denominators));

        return OfLogarithms([.. numerators.Zip(denominators, (above, below) => Math.Log(above / below))], confidence);
    }

    /// <summary>Estimates a ratio from the logarithms of the ratios inside each round.</summary>
    /// <remarks>In logarithms twice as fast and twice as slow are equally far from the same.</remarks>
    /// <param name="logarithms">One a round; at least one.</param>
    /// <param name="confidence">As for <see cref="Of"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="logarithms"/> is empty.</exception>
    public static Estimate OfLogarithms(IReadOnlyList<double> logarithms, double confidence = DefaultConfidence) =>
        Of(logarithms, confidence).Exponential;

    private static double[] WalshAverages(IReadOnlyList<double> values)
    {
        var averages = new double[values.Count * (values.Count + 1) / 2];
        var place = 0;
        for (var i = 0; i < values.Count; i++)
        {
            for (var j = i; j < values.Count; j++) averages[place++] = (values[i] + values[j]) / 2;
        }

        Array.Sort(averages);
        return averages;
    }
}
