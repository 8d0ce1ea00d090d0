using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Tests.Brokers;
using ConcurrencyCompare.Tests.Properties;
using CsCheck;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>Any workload does what <see cref="WorkloadReference"/> says, over a queue in which every call may run
/// twice. A handful, always the same: an item takes a hundred times as long there.</summary>
public class RedisProperties
{
    private const uint Cases = 12;

    public static TheoryData<uint> Seeds => [.. Enumerable.Range(1, (int)Cases).Select(seed => (uint)seed)];

    [Theory, MemberData(nameof(Seeds))]
    public void Run_consumes_each_item_once_for_any_workload(uint seed) => Check(WorkloadGen.Quiet, seed);

    [Theory, MemberData(nameof(Seeds))]
    public void Run_ends_as_it_should_wherever_it_fails_or_is_cancelled(uint seed) =>
        Check(WorkloadGen.Disturbed, seed);

    private static void Check(Gen<WorkloadCase> workloads, uint seed)
    {
        TestBroker.Require();
        var planned = workloads.Generate(new PCG(1, seed), null, out _);

        WorkloadReference.Check(new RedisModel(() => TestBroker.Shared.Address), planned);
    }
}
