using System.Diagnostics;
using System.Diagnostics.Tracing;
using BenchmarkDotNet.Engines;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Rounds;

namespace ConcurrencyCompare.Benchmarks.Probes.Costs;

/// <summary>In the measured process: adds up what the measured iterations cost, and hands it to the host at the end.</summary>
/// <remarks>
/// BenchmarkDotNet tells of every iteration by events, before it starts its clock and after it has stopped it, on the
/// thread that measures: reading the counters there is outside the measured time, and warm-up, pilot and the collections
/// between iterations are outside the costs. What is left of the probe itself in them is the event behind an iteration,
/// a few hundred bytes and some microseconds.
/// </remarks>
internal sealed class CostListener : EventListener
{
    private CostReading _before;
    private RoundCosts? _costs;

    public CostListener()
    {
        // So that the runtime does not compile these inside the first iteration's costs.
        _ = (CostReading.AfterWork() - CostReading.BeforeWork()).ToCosts(items: 1);
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == EngineEventSource.SourceName) EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        switch (eventData.EventId)
        {
            case EngineEventSource.WorkloadActualStartEventId:
                _before = CostReading.BeforeWork();
                break;
            case EngineEventSource.WorkloadActualStopEventId:
                var after = CostReading.AfterWork();
                var costs = (after - _before).ToCosts((long)eventData.Payload![0]!);
                _costs = _costs is null ? costs : Add(_costs, costs);
                break;
            case EngineEventSource.BenchmarkStopEventId when _costs is not null:
                ChildOutput.Write(_costs with { PeakWorkingSetBytes = PeakWorkingSet() });
                _costs = null;
                break;
        }
    }

    private static RoundCosts Add(RoundCosts sum, RoundCosts more) => new(
        sum.Items + more.Items,
        sum.CpuNanoseconds + more.CpuNanoseconds,
        sum.AllocatedBytes + more.AllocatedBytes,
        sum.Gen0Collections + more.Gen0Collections,
        sum.Gen1Collections + more.Gen1Collections,
        sum.Gen2Collections + more.Gen2Collections,
        sum.Contentions + more.Contentions,
        sum.VoluntarySwitches + more.VoluntarySwitches,
        sum.InvoluntarySwitches + more.InvoluntarySwitches);

    private static long? PeakWorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        // 0 is how .NET says that a system does not keep it.
        return process.PeakWorkingSet64 is > 0 and var bytes ? bytes : null;
    }
}
