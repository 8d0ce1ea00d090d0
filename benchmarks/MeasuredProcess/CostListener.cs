using System.Diagnostics;
using System.Diagnostics.Tracing;
using BenchmarkDotNet.Engines;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.MeasuredProcess;

/// <summary>In the measured process: notes what each measured iteration cost, and hands it to the host at the
/// end.</summary>
/// <remarks>
/// BenchmarkDotNet tells of every iteration by events, before it starts its clock and after it has stopped it, on the
/// thread that measures: reading the counters there is outside the measured time, and warm-up, pilot and the
/// collections between iterations are outside the costs. What is left of the probe itself in them is the event behind
/// an iteration, a few hundred bytes and some microseconds.
/// </remarks>
internal sealed class CostListener : EventListener
{
    private CostReading _before;
    private readonly List<IterationCosts> _costs = [];
    private readonly List<long> _items = [];

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
            case EngineEventSource.BenchmarkStartEventId:
                Observed.Forget();
                break;
            case EngineEventSource.WorkloadActualStartEventId:
                if (Warmup.IsAskedFor) Compiler.Settle();
                Observed.TakeItems();
                _before = CostReading.BeforeWork();
                break;
            case EngineEventSource.WorkloadActualStopEventId:
                var after = CostReading.AfterWork();
                _costs.Add((after - _before).ToCosts((long)eventData.Payload![0]!));
                _items.Add(Observed.TakeItems());
                break;
            case EngineEventSource.BenchmarkStopEventId when _costs.Count > 0:
                var cpus = Affinity.Own;
                ChildOutput.Write(
                    new ProcessCosts([.. _costs], cpus?.Count ?? Environment.ProcessorCount, PeakWorkingSet())
                    {
                        Process = ThisMachine.Process,
                    });
                ChildOutput.Write(new Observation([.. _items], Observed.Shapes, cpus?.ToString()));
                _costs.Clear();
                _items.Clear();
                break;
        }
    }

    private static long? PeakWorkingSet()
    {
        using var process = Process.GetCurrentProcess();
        // 0 is how .NET says that a system does not keep it.
        return process.PeakWorkingSet64 is > 0 and var bytes ? bytes : null;
    }
}

/// <summary>What a measured process says about itself at its end.</summary>
/// <param name="Iterations">What each measured iteration cost, in their order.</param>
/// <param name="Processors">How many processors it could use.</param>
/// <param name="PeakWorkingSetBytes">The most physical memory that it held since its start; <see langword="null"/>
/// where the system does not say.</param>
internal sealed record ProcessCosts(IReadOnlyList<IterationCosts> Iterations, int Processors, long? PeakWorkingSetBytes)
{
    /// <summary>The runtime and its settings.</summary>
    public ProcessFacts? Process { get; init; }
}
