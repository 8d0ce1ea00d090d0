namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>A server that takes items in the order of their arrivals and has no cost but the service itself.</summary>
internal static class IdealServer
{
    /// <summary>How long items wait on average before their service begins.</summary>
    /// <remarks>D. V. Lindley, "The theory of queues with a single server", Mathematical Proceedings of the Cambridge
    /// Philosophical Society 48, 1952: who comes next waits as long as the one before, and its service, and less the
    /// gap between them, but never less than not at all.</remarks>
    /// <param name="arrivals">When items come, ascending.</param>
    /// <param name="service">How long each takes, in the unit of the arrivals.</param>
    public static double MeanWait(IEnumerable<long> arrivals, double service)
    {
        var (sum, count, free) = (0.0, 0, double.NegativeInfinity);
        foreach (var arrival in arrivals)
        {
            var start = Math.Max(arrival, free);
            sum += start - arrival;
            count++;
            free = start + service;
        }

        return sum / count;
    }
}
