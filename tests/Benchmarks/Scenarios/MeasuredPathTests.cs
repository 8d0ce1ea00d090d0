using System.Runtime;

namespace ConcurrencyCompare.Tests.Scenarios;

/// <summary>What is in the clock has run before, with the same types: the warm-up walks the measured path.</summary>
/// <remarks>The runtime compiles a method at its first call, in the thread that calls it. So a measured call during
/// which its thread compiles nothing calls nothing for the first time. A long loop it may replace while that runs, once
/// or twice. What other threads compile meanwhile is checked where nothing else runs, in a real measurement
/// (SmokeRunTests).</remarks>
[Collection(AloneTests.Name)]
public sealed class MeasuredPathTests : IDisposable
{
    private const string Variable = "CONCURRENCYCOMPARE_WARMUP_MS";

    public MeasuredPathTests() => Environment.SetEnvironmentVariable(Variable, "1");

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, null);

    public static TheoryData<string> SingleThreaded => ["callbacks", "iterators"];

    [Theory, MemberData(nameof(SingleThreaded))]
    public void Throughput_measures_no_first_call(string model)
    {
        var scenario = new Throughput { Topology = "4:1", Capacity = "1024", Model = model };
        AssertNoFirstCall(scenario.Prepare, scenario.HandOver);
    }

    [Theory, MemberData(nameof(SingleThreaded))]
    public void RoundTrip_measures_no_first_call(string model)
    {
        var scenario = new RoundTrip { Model = model };
        AssertNoFirstCall(scenario.Prepare, scenario.OneInFlight);
    }

    [Theory, MemberData(nameof(SingleThreaded))]
    public void Payloads_measures_no_first_call(string model)
    {
        var scenario = new Payloads { Payload = "struct of 32 bytes", Capacity = "unbounded", Model = model };
        AssertNoFirstCall(scenario.Prepare, scenario.HandOver);
    }

    [Theory, MemberData(nameof(SingleThreaded))]
    public void BreakEven_measures_no_first_call(string model)
    {
        var scenario = new BreakEven { Topology = "2:2", Work = 10_000, Model = model };
        AssertNoFirstCall(scenario.Prepare, scenario.HandOver);
    }

    [Theory, MemberData(nameof(SingleThreaded))]
    public void Blocking_measures_no_first_call(string model)
    {
        var scenario = new Blocking { Waiting = Blocking.Consumers, Concurrent = 100, Wait = 1_000_000, Model = model };
        AssertNoFirstCall(() => { scenario.Prepare(); scenario.Assemble(); }, scenario.UntilAllIsConsumed);
        scenario.End();
    }

    [Theory, MemberData(nameof(SingleThreaded))]
    public void Oversubscribed_measures_no_first_call(string model)
    {
        var scenario = new Oversubscribed { Topology = "4:4", Model = model };
        AssertNoFirstCall(() => { scenario.Prepare(); scenario.BeginRace(); }, scenario.HandOver);
    }

    [Theory]
    [InlineData(HandOver.Channel)]
    [InlineData(HandOver.BestChannel)]
    public void HandOver_measures_no_first_call(string model)
    {
        var scenario = new HandOver { Capacity = "unbounded", Model = model };
        AssertNoFirstCall(scenario.Prepare, scenario.OneThread);
    }

    private static void AssertNoFirstCall(Action prepare, Action measured)
    {
        prepare();
        var before = JitInfo.GetCompiledMethodCount(currentThread: true);

        measured();

        Assert.InRange(JitInfo.GetCompiledMethodCount(currentThread: true) - before, 0, 2);
    }
}

/// <summary>Tests that look at the whole process: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
#pragma warning disable CA1711 // xUnit calls it a collection, and so is its class named nowhere.
public sealed class AloneTests
#pragma warning restore CA1711
{
    public const string Name = "alone";
}
