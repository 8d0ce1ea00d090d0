namespace ConcurrencyCompare.Analysis.Results;

/// <summary>What the machine did beside the measurement while one process measured, from its start to its
/// end.</summary>
/// <param name="Steal">The share of the machine's processor time that the hypervisor gave to others, 0 to 1.</param>
/// <param name="Foreign">The share of the machine's processor time that other programs used, 0 to 1.</param>
/// <param name="InvoluntarySwitches">How often a thread of the process was taken off its core, by whomever.</param>
internal sealed record RoundHealth(double Steal, double Foreign, long InvoluntarySwitches)
{
    /// <summary>
    /// Above this steal a round counts as disturbed. With 100 ticks a second, a tick of a process that takes 1.5 s on
    /// two cores is 0.3%: the limit is far above what counting in ticks can feign, and low enough that what is left is
    /// of the size of the smallest difference that reports call one.
    /// </summary>
    public const double StealLimit = 0.02;

    /// <summary>
    /// Above this share a round counts as disturbed: a tenth of a core on a machine with two. A share and not a part of
    /// a core, because the more cores there are, the rarer another program meets the measured one.
    /// </summary>
    public const double ForeignLimit = 0.05;

    /// <summary>Above this share a round counts as disturbed: as steal, being stopped by a quota takes time from the
    /// middle of the work.</summary>
    public const double ThrottledLimit = StealLimit;

    /// <summary>The share of its periods in which the quota of the program's control groups ran out, 0 to 1;
    /// <see langword="null"/> without a quota.</summary>
    public double? Throttled { get; init; }

    /// <summary>Whether somebody else had more than the limits allow, or the program had less.</summary>
    public bool Disturbed => Steal > StealLimit || Foreign > ForeignLimit || Throttled > ThrottledLimit;
}
