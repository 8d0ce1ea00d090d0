using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Scheduling;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>What does a run cost while it has nothing to do?</summary>
/// <remarks>
/// A producer whose next item is due later, or never, a consumer that waits for it, and the run goes on until it is
/// cancelled. The result is the processor time of the whole process over wall time, up to the cancellation, so what the
/// runtime does meanwhile is in it; the time of an invocation is given, and says nothing.
/// </remarks>
public class Idle
{
    public const string Never = "never";
    public const string FarTimer = "far";
    public const string EachSecond = "each second";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HalfASecond = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WarmupTime = TimeSpan.FromMilliseconds(5);

    /// <summary>Until the runtime has compiled in the background what ran when the process started.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(400);

    private int _fired;

    [Params(Never, FarTimer, EachSecond)]
    public string Timer { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestant.Names;

    private TimeSpan Interval =>
        Timer == Never ? Timeout.InfiniteTimeSpan : Timer == FarTimer ? TimeSpan.FromHours(1) : Second;

    [GlobalSetup]
    public void Prepare() => Warmup.Repeat(() => Serve(WarmupTime));

    [Benchmark]
    public void Wait()
    {
        Serve(Settling);

        ChildOutput.Write(ExtraNames.CpuShare, Serve(Timer == EachSecond ? Second + HalfASecond : HalfASecond));
        if (_fired > 0 != (Timer == EachSecond))
            throw new InvalidOperationException($"The timer of {Model} fired {_fired} times.");
        Observed.Consumed(1);
    }

    /// <returns>Processor time over wall time.</returns>
    private double Serve(TimeSpan duration)
    {
        var time = TimeProvider.System;
        var share = 0.0;
        _fired = 0;
        var workload = new Workload<int>([new Ticking(Interval)], [new Counting(this)]);
        Observed.Run(workload);
        using var end = new CancellationTokenSource(duration);
        var (start, cpuAtStart) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
        using var atEnd = end.Token.Register(
            () => share = (Environment.CpuUsage.TotalTime - cpuAtStart) / time.GetElapsedTime(start));
        try
        {
            Contestant.Get(Model).Run(workload, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
        }

        atEnd.Dispose();
        return share;
    }

    /// <summary>An item after each interval, without end.</summary>
    private sealed class Ticking(TimeSpan interval) : IPacedProducer<int>
    {
        private long _due = TimeProvider.System.AddTime(TimeProvider.System.GetTimestamp(), interval);

        public long? DueTimestamp => _due;

        public bool TryProduce(out int item)
        {
            _due = TimeProvider.System.AddTime(_due, interval);
            item = 0;
            return true;
        }
    }

    private sealed class Counting(Idle idle) : IConsumer<int>
    {
        public void Consume(int item) => idle._fired++;

        public void OnCompleted()
        {
        }
    }
}
