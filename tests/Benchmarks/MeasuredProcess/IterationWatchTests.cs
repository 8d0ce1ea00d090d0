using BenchmarkDotNet.Engines;

namespace ConcurrencyCompare.Tests.MeasuredProcess;

public class IterationWatchTests
{
    [Fact]
    public void TakeMeasured_numbers_measured_iterations_and_passes_over_all_others()
    {
        using var watch = new IterationWatch();
        int?[] ended =
        [
            Iteration(watch, EngineEventSource.WorkloadJittingStartEventId),
            Iteration(watch, EngineEventSource.WorkloadPilotStartEventId),
            Iteration(watch, EngineEventSource.WorkloadWarmupStartEventId),
            Iteration(watch, EngineEventSource.WorkloadActualStartEventId),
            Iteration(watch, EngineEventSource.OverheadActualStartEventId),
            Iteration(watch, EngineEventSource.WorkloadActualStartEventId),
            // An extra one of a diagnoser: nothing is said of it.
            watch.TakeMeasured(),
        ];

        Assert.Equal([null, null, null, 1, null, 2, null], ended);
    }

    private static int? Iteration(IterationWatch watch, int startEvent)
    {
        watch.Hear(startEvent);
        watch.Hear(startEvent + 1);
        return watch.TakeMeasured();
    }
}
