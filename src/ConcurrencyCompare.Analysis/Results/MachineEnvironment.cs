using System.ComponentModel.DataAnnotations;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>Where a run was measured. Holds nothing that names a person, a host or a path.</summary>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Architecture">Of the process, such as X64.</param>
/// <param name="Processor">The processor's name.</param>
/// <param name="LogicalCores">Those that the program may use.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="GarbageCollector">Workstation or server, concurrent or not.</param>
/// <param name="BenchmarkDotNet">Its version.</param>
/// <param name="VirtualMachine">The hypervisor; <see langword="null"/> when none is seen.</param>
internal sealed record MachineEnvironment(
    string OperatingSystem,
    string Architecture,
    string Processor,
    [property: Range(1, int.MaxValue)] int LogicalCores,
    string Runtime,
    string GarbageCollector,
    string BenchmarkDotNet,
    string? VirtualMachine = null)
{
    /// <summary>How many processors' time the program's control groups may have; <see langword="null"/> for no
    /// quota.</summary>
    public double? CpuQuota { get; init; }
}
