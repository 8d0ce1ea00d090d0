using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Machine;

namespace ConcurrencyCompare.Benchmarks.MeasuredProcess;

/// <summary>The counters of the running process at one moment.</summary>
/// <remarks>It has a clock of its own, around the counters: held against the processor time it needs no allowance for
/// what lies between them and BenchmarkDotNet's clock.</remarks>
internal readonly record struct CostReading(
    TimeSpan Wall, ResourceUsage Usage, long AllocatedBytes, int Gen0, int Gen1, int Gen2, long Contentions,
    long MethodsCompiled)
{
    /// <summary>Reads before work: what is cheap to read and grows fastest comes last, nearest to the work.</summary>
    public static CostReading BeforeWork()
    {
        var compiled = Compiler.MethodsCompiled();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var (gen0, gen1, gen2) = (GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));
        var contentions = Monitor.LockContentionCount;
        var wall = Now;
        return new CostReading(wall, ResourceUsage.OfSelf(), allocated, gen0, gen1, gen2, contentions, compiled);
    }

    /// <summary>Reads after work, in the opposite order.</summary>
    public static CostReading AfterWork()
    {
        var usage = ResourceUsage.OfSelf();
        var wall = Now;
        var contentions = Monitor.LockContentionCount;
        var (gen0, gen1, gen2) = (GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        return new CostReading(wall, usage, allocated, gen0, gen1, gen2, contentions, Compiler.MethodsCompiled());
    }

    private static TimeSpan Now => TimeProvider.System.GetElapsedTime(0);

    public static CostReading operator -(CostReading later, CostReading earlier) => new(
        later.Wall - earlier.Wall,
        later.Usage - earlier.Usage,
        later.AllocatedBytes - earlier.AllocatedBytes,
        later.Gen0 - earlier.Gen0,
        later.Gen1 - earlier.Gen1,
        later.Gen2 - earlier.Gen2,
        later.Contentions - earlier.Contentions,
        later.MethodsCompiled - earlier.MethodsCompiled);

    /// <summary>A difference as the costs of one iteration.</summary>
    public IterationCosts ToCosts(long items) => new(
        items,
        Wall.TotalNanoseconds,
        Usage.Cpu.TotalNanoseconds,
        AllocatedBytes,
        Gen0,
        Gen1,
        Gen2,
        Contentions,
        Usage.VoluntarySwitches,
        Usage.InvoluntarySwitches,
        MethodsCompiled);
}
