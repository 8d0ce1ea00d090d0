using System.Runtime.CompilerServices;
using ConcurrencyCompare.Benchmarks.Cli;

namespace ConcurrencyCompare.Tests.Support;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;

    /// <summary>Made-up runs have fixed dates, which must not be in the future by the clock of the machine that runs
    /// the tests.</summary>
    [ModuleInitializer]
    internal static void Set() => SiteUpdate.Clock = new FixedClock(SampleHistory.Now);
}
