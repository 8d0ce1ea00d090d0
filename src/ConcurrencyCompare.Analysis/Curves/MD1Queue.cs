namespace ConcurrencyCompare.Analysis.Curves;

/// <summary>What queueing theory says of a single server with Poisson arrivals and a service that always takes as long:
/// M/D/1.</summary>
/// <remarks>The formula of Pollaczek and Khinchine for constant service: Gross, Shortle, Thompson and Harris,
/// "Fundamentals of Queueing Theory", 4th edition, 2008, section 5.1. It is about a queue that has run for ever, and a
/// server without any cost of its own.</remarks>
internal static class MD1Queue
{
    /// <summary>How long an item waits on average before its service begins.</summary>
    /// <param name="load">The share of time in which the server is busy: arrivals per time × service, 0 or
    /// more.</param>
    /// <param name="service">What a service takes; the wait is in its unit.</param>
    /// <returns>Infinity from a load of 1 on: the queue grows for ever.</returns>
    public static double MeanWait(double load, double service) =>
        load < 1 ? load * service / (2 * (1 - load)) : double.PositiveInfinity;

    /// <summary>The load at which waiting and service take so many times the service alone.</summary>
    /// <param name="times">1 or more.</param>
    public static double LoadWhereTimeIs(double times) => (times - 1) / (times - 0.5);
}
