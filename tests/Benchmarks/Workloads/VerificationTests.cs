using ConcurrencyCompare.Tests.Contract;

namespace ConcurrencyCompare.Tests.Workloads;

/// <summary>The benchmarks' own verification names the rule that a model breaks.</summary>
public class VerificationTests
{
    private const int Items = 100;

    [Theory]
    [InlineData(nameof(Fault.DropsAnItem), "Rule 1 of the contract is broken: items lost: 1 of 100.")]
    [InlineData(nameof(Fault.RepeatsAnItem), "Rule 1 of the contract is broken: items too many: 1 beside 100.")]
    [InlineData(
        nameof(Fault.ConsumesInReverse),
        "Rule 1 of the contract is broken: items of one producer came out of order, or twice.")]
    [InlineData(nameof(Fault.CompletesTwice), "Rule 3 of the contract is broken")]
    public void Throughput_fails_with_the_broken_rule(string fault, string expected)
    {
        var consumer = new CheckedConsumer(producers: 1);
        Run(fault, new Workload<int>([new CountingProducer(0, Items)], [consumer]));

        AssertBroken(expected, () => CheckedConsumer.Verify([consumer], NumberedItems.Totals(producers: 1, Items)));
    }

    [Theory]
    [InlineData(nameof(Fault.DropsAnItem), "Rule 1 of the contract is broken: items that came: 99, expected: 100.")]
    [InlineData(nameof(Fault.RepeatsAnItem), "Rule 1 of the contract is broken")]
    [InlineData(nameof(Fault.CompletesTwice), "Rule 3 of the contract is broken")]
    public void Latency_fails_with_the_broken_rule(string fault, string expected)
    {
        var time = new JumpingTimeProvider();
        var consumer = new LatencyConsumer(time, new LatencyLog(time));
        var producer = new ScheduledProducer(time, first: 0, ArrivalTimes.Periodic(time, 1_000), Items);
        Run(fault, new Workload<TimedItem>([producer], [consumer]) { TimeProvider = time });

        AssertBroken(expected, () => consumer.Verify(Items));
    }

    private static void Run<T>(string fault, Workload<T> workload) =>
        new FaultyModel(Enum.Parse<Fault>(fault)).Run(workload, TestContext.Current.CancellationToken);

    private static void AssertBroken(string expected, Action verify) =>
        Assert.Contains(expected, Assert.Throws<BrokenContractException>(verify).Message, StringComparison.Ordinal);
}
