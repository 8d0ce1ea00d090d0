namespace ConcurrencyCompare.Tests.Analysis.Diagnostics;

public class HealthCheckTests
{
    private static readonly MachineEnvironment Machine = SampleHealth.Environment with { VirtualMachine = null };

    /// <summary>Each threshold, and the first value beyond it.</summary>
    public static TheoryData<string, object> Beyond => new()
    {
        { nameof(MachineHealth.Foreign), HealthFault.Busy },
        { nameof(MachineHealth.LoadAverage), HealthFault.Loaded },
        { nameof(MachineHealth.AvailableMemoryBytes), HealthFault.LittleMemory },
        { nameof(MachineHealth.MostThreads), HealthFault.FewThreads },
        { nameof(MachineHealth.ClockReadNanoseconds), HealthFault.SlowClock },
        { nameof(MachineHealth.ClockStepNanoseconds), HealthFault.SlowClock },
        { nameof(MachineHealth.SleepLatenessNanoseconds), HealthFault.LateTimers },
    };

    [Theory, MemberData(nameof(Beyond))]
    public void AllOf_finds_a_fault_beyond_its_threshold_and_none_at_it(string value, object fault)
    {
        Assert.Empty(FaultsOf(With(value, isBeyond: false)));
        Assert.Equal([(HealthFault)fault], FaultsOf(With(value, isBeyond: true)));
    }

    [Fact]
    public void AllOf_looks_at_each_aspect_once() => Assert.Equal(
        Enum.GetValues<HealthAspect>(),
        HealthCheck.AllOf(Machine, new MachineHealth()).Select(finding => finding.Aspect));

    private static IEnumerable<HealthFault> FaultsOf(MachineHealth health) =>
        HealthCheck.AllOf(Machine, health).Select(finding => finding.Fault).Where(fault => fault != HealthFault.None);

    private static MachineHealth With(string value, bool isBeyond)
    {
        var health = SampleHealth.Machine;
        return value switch
        {
            nameof(MachineHealth.Foreign) => health with { Foreign = isBeyond ? 0.0501 : 0.05 },
            nameof(MachineHealth.LoadAverage) => health with { LoadAverage = isBeyond ? 1.01 : 1 },
            nameof(MachineHealth.AvailableMemoryBytes) =>
                health with { AvailableMemoryBytes = isBeyond ? 899_999_999 : 900_000_000 },
            nameof(MachineHealth.MostThreads) => health with { MostThreads = isBeyond ? 1_000 : 1_001 },
            nameof(MachineHealth.ClockReadNanoseconds) => health with { ClockReadNanoseconds = isBeyond ? 101 : 100 },
            nameof(MachineHealth.ClockStepNanoseconds) =>
                health with { ClockStepNanoseconds = isBeyond ? 1_001 : 1_000 },
            nameof(MachineHealth.SleepLatenessNanoseconds) =>
                health with { SleepLatenessNanoseconds = isBeyond ? 1_000_001 : 1_000_000 },
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };
    }
}
