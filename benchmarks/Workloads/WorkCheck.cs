using System.Globalization;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Finds descriptions whose numbers are right one by one, and not together.</summary>
internal static class WorkCheck
{
    /// <summary>To prove that no item came twice, each consumer keeps a number for each producer.</summary>
    private const long MostPairs = 1_000_000;

    /// <summary>More than 2 GiB/s would measure how fast memory is cleared.</summary>
    private const long MostBytesPerSecond = 1L << 31;

    /// <summary>What is wrong with a description, in a line; <see langword="null"/> for nothing.</summary>
    /// <param name="work">The description.</param>
    /// <param name="processors">How many processors can compute.</param>
    public static string? FaultOf(WorkDescription work, int processors)
    {
        if ((long)work.Producers * work.Consumers > MostPairs)
            return $"producers {work.Producers} times consumers {work.Consumers} is more than {MostPairs}";
        if ((long?)work.Rate * work.Payload > MostBytesPerSecond)
            return $"rate {work.Rate}/s times payload {work.Payload} is more than {MostBytesPerSecond} bytes/s";
        if (work is { Rate: not null, ProduceWait: > 0 })
            return "rate and produce-wait contradict each other: the rate says when items come";
        if (OverloadOf(work, processors) is { } overload) return overload;

        return WorkSize.InvocationOf(work) is var time && time > WorkSize.Longest
            ? $"the fewest items that can be measured take about {Seconds(time)} s, and at most "
                + $"{Seconds(WorkSize.Longest)} s are measured at once"
            : null;
    }

    /// <summary>Why items come faster than they can be worked on, in a line; <see langword="null"/> if they do
    /// not.</summary>
    /// <param name="work">The description.</param>
    /// <param name="processors">How many processors can compute.</param>
    public static string? OverloadOf(WorkDescription work, int processors)
    {
        if (!work.IsTooMuchFor(processors)) return null;

        var most = Math.Floor(1e9 / work.LeastTime(processors));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"rate {work.Rate}/s is more than the work allows: "
                + $"{(processors == 1 ? "one processor" : $"{processors} processors")}, "
                + $"{work.Producers}:{work.Consumers} can do {most}/s at most");
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
}
