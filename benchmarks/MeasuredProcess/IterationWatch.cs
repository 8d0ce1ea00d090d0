using System.Diagnostics.Tracing;
using BenchmarkDotNet.Engines;

namespace ConcurrencyCompare.Benchmarks.MeasuredProcess;

/// <summary>In the measured process: tells measured iterations from those of warm-up, and from the extra ones of
/// diagnosers.</summary>
/// <remarks>BenchmarkDotNet tells of every iteration by events, on the thread that measures: before it starts its
/// clock, after the iteration was set up. Counting from the end of the output instead would take whatever comes
/// last.</remarks>
internal sealed class IterationWatch : EventListener
{
    private int _measured;
    private bool _isMeasured;

    /// <summary>The number of the measured iteration that has ended, from 1; <see langword="null"/> if what has ended
    /// was none.</summary>
    /// <remarks>Asked once for each iteration, behind it.</remarks>
    public int? TakeMeasured()
    {
        var isMeasured = _isMeasured;
        _isMeasured = false;
        return isMeasured ? _measured : null;
    }

    /// <summary>BenchmarkDotNet says something.</summary>
    /// <param name="eventId">One of <see cref="EngineEventSource"/>.</param>
    internal void Hear(int eventId)
    {
        if (eventId != EngineEventSource.WorkloadActualStartEventId) return;

        _isMeasured = true;
        _measured++;
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == EngineEventSource.SourceName) EnableEvents(eventSource, EventLevel.Informational);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) => Hear(eventData.EventId);
}
