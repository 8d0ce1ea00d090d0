namespace ConcurrencyCompare.Benchmarks.Machine;

/// <summary>What a machine lets a measured process have.</summary>
/// <param name="Cpus">The processors that it can be pinned to; <see langword="null"/> where the system does not pin
/// processes.</param>
/// <param name="Threads">How many threads.</param>
/// <param name="Memory">How much memory.</param>
internal sealed record ProcessLimits(CpuList? Cpus, ThreadLimit Threads, MemoryAmount Memory)
{
    public static ProcessLimits Read(LinuxFiles files)
    {
        var memory = MemoryAmount.Read(files);
        return new ProcessLimits(Affinity.Of(files), ThreadLimit.Read(files, memory), memory);
    }
}
