using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>How many items of a described work an invocation has, and what it takes: the same for all models.</summary>
/// <remarks>So many that starting and ending the run is about a hundredth of the invocation, and that everybody has
/// several items.</remarks>
internal static class WorkSize
{
    /// <summary>The longest invocation that is measured, by the estimate.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>An unbounded queue of many items costs more an item than one of few, once they fill the
    /// caches.</summary>
    private const int MostItems = 200_000;

    private const long MostBytes = 64 << 20;

    /// <summary>What a hand-over may cost, in nanoseconds.</summary>
    private const double HandOver = 150;

    /// <summary>What a hand-over costs at least where nothing crosses a core, in nanoseconds.</summary>
    private const double HandOverOnOneThread = 25;

    /// <summary>An invocation takes so long, in nanoseconds, unless items or participants want more.</summary>
    private const double Usual = 100e6;

    /// <summary>Starting a thread takes 0.12 ms, which is to be a hundredth.</summary>
    private const double PerStart = 12e6;

    private const double MostForStarts = 1e9;

    /// <summary>Everybody has about so many items.</summary>
    private const int OfEach = 3;

    /// <summary>A second of arrivals together, with five iterations.</summary>
    private const double SecondsOfArrivals = 0.2;

    /// <summary>Items come for at least so many times as long as one takes: they wait for each other only once all
    /// consumers are busy.</summary>
    private const int ServicesOfArrivals = 10;

    private const int MostRuns = 10;
    private const int LeastArrivals = 4;

    /// <summary>At the highest rate items come for 50 ms: for longer than whoever is held up once.</summary>
    private const int MostArrivals = 50_000;

    /// <summary>What an item takes about, where one thread has to compute everything, in nanoseconds.</summary>
    public static double TimeOf(WorkDescription work) => work.LeastTime(processors: 1) + HandOver;

    /// <summary>How many items an invocation has; a multiple of the producers.</summary>
    public static int ItemsOf(WorkDescription work)
    {
        var mostInMemory = MostBytes / (work.Payload ?? 1);
        var items = work.Rate is { } rate
            ? Math.Clamp(rate * SecondsOf(work), LeastArrivals, Math.Min(MostArrivals, mostInMemory))
            : Math.Clamp(LengthOf(work) / TimeOf(work), 1, Math.Min(MostItems, mostInMemory));
        return checked((int)Math.Ceiling(items / work.Producers) * work.Producers);
    }

    /// <summary>How often an invocation runs the workload: single-threaded models may hand over so many items in no
    /// time.</summary>
    public static int RunsOf(WorkDescription work, bool runsOnCallingThread) =>
        !runsOnCallingThread || work.HasWaits || work.Rate is not null
            ? 1
            : Math.Clamp((int)(Usual / 2 / (ItemsOf(work) * (work.Computing + HandOverOnOneThread))), 1, MostRuns);

    /// <summary>About how long an invocation takes.</summary>
    public static TimeSpan InvocationOf(WorkDescription work) => TimeSpan.FromSeconds(
        work.Rate is { } rate ? (double)ItemsOf(work) / rate : ItemsOf(work) * TimeOf(work) / 1e9);

    /// <summary>How long items come, in seconds.</summary>
    private static double SecondsOf(WorkDescription work) => Math.Max(
        SecondsOfArrivals, ServicesOfArrivals * (work.Computing + work.ConsumeWait) / 1e9);

    /// <summary>How long an invocation is to take, in nanoseconds.</summary>
    private static double LengthOf(WorkDescription work)
    {
        // Where somebody waits, what it takes to start them is outside the clock.
        var starts = work.HasWaits ? 0 : Math.Min(MostForStarts, PerStart * (work.Producers + work.Consumers));
        var ofOne = Math.Max(work.Produce + work.ProduceWait, work.Consume + work.ConsumeWait);
        return Math.Max(Math.Max(Usual, starts), OfEach * (double)ofOne);
    }
}
