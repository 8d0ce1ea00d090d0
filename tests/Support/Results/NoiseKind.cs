namespace ConcurrencyCompare.Tests.Support;

/// <summary>How the times of a case differ from round to round.</summary>
public enum NoiseKind
{
    /// <summary>Normal in the logarithm: so much percent up is as likely as down.</summary>
    Normal,

    /// <summary>Skewed: delays of log-normal size, in the logarithm of the time too.</summary>
    LogNormal,

    /// <summary>Each process is fast or slow, with even odds.</summary>
    Bimodal,

    /// <summary>Normal, and everything gets 30% slower during the run, also inside each round.</summary>
    Drift,

    /// <summary>Normal, and one time in ten is slower by four deviations.</summary>
    Spikes,
}
