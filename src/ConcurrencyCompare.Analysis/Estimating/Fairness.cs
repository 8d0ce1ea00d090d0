namespace ConcurrencyCompare.Analysis.Estimating;

/// <summary>How evenly something is shared.</summary>
internal static class Fairness
{
    /// <summary>Jain's index: 1 when all have the same, 1/n when one of n has everything.</summary>
    /// <remarks>Jain, Chiu and Hawe, "A Quantitative Measure of Fairness and Discrimination for Resource Allocation in
    /// Shared Computer Systems", DEC Research Report TR-301, 1984.</remarks>
    /// <param name="shares">What each has, 0 or more; at least one.</param>
    /// <returns>1/n to 1; 1 where nobody has anything.</returns>
    /// <exception cref="ArgumentException"><paramref name="shares"/> is empty, or holds a negative share.</exception>
    public static double Jain(IReadOnlyList<double> shares)
    {
        if (shares.Count == 0 || shares.Any(share => share < 0))
            throw new ArgumentException("Fairness needs at least one share, and none below 0.", nameof(shares));

        var sum = shares.Sum();
        return sum == 0 ? 1 : sum * sum / (shares.Count * shares.Sum(share => share * share));
    }
}
