using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Machine.Health;

/// <summary>Watches the machine from the start to the end of a measured process, from outside of it.</summary>
/// <remarks>It reads twice and does nothing between. The process' own part is what the system booked for this program's
/// children when they ended, so nobody may start other processes meanwhile.</remarks>
/// <param name="files">The machine's.</param>
internal class LaunchWatch(LinuxFiles files)
{
    private readonly CpuList? _cpus = Affinity.Of(files);
    private CpuTimes? _machine;
    private CpuThrottling? _throttling;
    private ResourceUsage _host;
    private ResourceUsage _children;

    public virtual void Start()
    {
        if (!ResourceUsage.IsComplete) return;

        _children = ResourceUsage.OfChildren();
        _host = ResourceUsage.OfSelf();
        _throttling = CpuThrottling.Read(files);
        _machine = CpuTimes.Read(files, _cpus);
    }

    /// <returns>What happened since the start; <see langword="null"/> where the system does not say.</returns>
    public virtual RoundHealth? End()
    {
        if (_machine is null || CpuTimes.Read(files, _cpus) is not { } machine) return null;

        return (machine - _machine)
            .ToHealth(ResourceUsage.OfSelf() - _host, ResourceUsage.OfChildren() - _children) with
        {
            Throttled = CpuThrottling.Read(files).ShareSince(_throttling!),
        };
    }
}
