using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Models.Callbacks;
using ConcurrencyCompare.Models.Iterators;

namespace ConcurrencyCompare.Benchmarks.Scenarios.Limits;

/// <summary>What does a service cost while it has nothing to do?</summary>
/// <remarks>
/// <c>RunUntilCancelled</c> on this thread, until it is cancelled. The result is the processor time of the whole process over
/// wall time, up to the cancellation, so what the runtime does meanwhile is in it; the time of an invocation is given, and
/// says nothing.
/// </remarks>
public class Idle
{
    public const string NoTimer = "none";
    public const string FarTimer = "far";
    public const string EachSecond = "each second";

    private static readonly TimeSpan Far = TimeSpan.FromHours(1);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan HalfASecond = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan WarmupTime = TimeSpan.FromMilliseconds(5);

    /// <summary>Until the runtime has compiled in the background what ran when the process started.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(400);

    private int _fired;

    [Params(NoTimer, FarTimer, EachSecond)]
    public string Timer { get; set; } = "";

    [ParamsSource(nameof(Models))]
    public string Model { get; set; } = "";

    public static IEnumerable<string> Models => Contestant.NamesOnCallingThread;

    private TimeSpan? Interval => Timer == NoTimer ? null : Timer == FarTimer ? Far : Second;

    [GlobalSetup]
    public void Prepare() => Warmup.Repeat(() => Serve(WarmupTime));

    [Benchmark]
    public void Wait()
    {
        Serve(Settling);

        _fired = 0;
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
        using var end = new CancellationTokenSource(duration);
        var (start, cpuAtStart) = (time.GetTimestamp(), Environment.CpuUsage.TotalTime);
        using var atEnd = end.Token.Register(
            () => share = (Environment.CpuUsage.TotalTime - cpuAtStart) / time.GetElapsedTime(start));
        if (Model == "callbacks") ServeCallbacks(end.Token);
        else if (Model == "iterators") ServeIterators(end.Token);
        else throw new InvalidOperationException($"There is no service of {Model}.");

        atEnd.Dispose();
        return share;
    }

    private void ServeCallbacks(CancellationToken end)
    {
        var scheduler = new CallbackScheduler();
        if (Interval is { } interval)
        {
            Action fire = null!;
            fire = () =>
            {
                _fired++;
                scheduler.CallLater(interval, fire);
            };
            scheduler.CallLater(interval, fire);
        }

        scheduler.RunUntilCancelled(end);
    }

    private void ServeIterators(CancellationToken end)
    {
        using var scheduler = new IteratorScheduler();
        if (Interval is { } interval) scheduler.Spawn(Fire(interval));
        scheduler.RunUntilCancelled(end);
    }

    private IEnumerator<YieldInstruction> Fire(TimeSpan interval)
    {
        var delay = new DelayInstruction();
        while (true)
        {
            yield return delay.For(interval);
            _fired++;
        }
    }
}
