using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace ConcurrencyCompare.Benchmarks.Workloads;

/// <summary>Work that keeps a core busy for a known time: arithmetic, without reading a clock.</summary>
/// <remarks>
/// A chain of multiplications and additions in which each needs the one before, so that the processor cannot overlap
/// them; it touches no memory. How long a step takes is measured as the fastest of many short trials, because whatever
/// disturbs a trial makes it slower. Of no state: any number of threads may do the same work.
/// </remarks>
/// <param name="steps">How many steps, 0 or more.</param>
/// <param name="isTimed">Whether this process measures how long the work takes, ten times at least.</param>
internal sealed class CpuWork(int steps, bool isTimed = true)
{
    private const int TrialSteps = 20_000;
    private const int Trials = 200;

    /// <summary>How many steps.</summary>
    public int Steps => steps;

    /// <summary>How long it takes in this process, in nanoseconds: measured, which takes some 5 ms, so outside any
    /// clock; 0 where it is not.</summary>
    public double Nanoseconds { get; } = steps == 0 || !isTimed ? 0 : steps * NanosecondsPerStep(steps);

    /// <summary>Work of a length: as many steps as the run's own measure of a step makes it
    /// (<see cref="WorkStep"/>).</summary>
    /// <param name="nanoseconds">How long the work is to take, 0 or more.</param>
    /// <param name="isTimed">Whether this process measures how long it takes.</param>
    public static CpuWork Lasting(double nanoseconds, bool isTimed = true) =>
        new(StepsFor(nanoseconds, WorkStep.Nanoseconds), isTimed);

    /// <summary>Measures how long a step takes, for about 10 ms.</summary>
    /// <returns>Nanoseconds.</returns>
    public static double MeasureStep()
    {
        _ = NanosecondsPerStep(TrialSteps);
        return NanosecondsPerStep(TrialSteps);
    }

    /// <summary>How many steps of a length come nearest to a time; at least one if the time is above 0.</summary>
    public static int StepsFor(double nanoseconds, double nanosecondsPerStep) =>
        nanoseconds <= 0 ? 0 : Math.Max(1, (int)Math.Round(nanoseconds / nanosecondsPerStep));

    /// <summary>Does the work once.</summary>
    /// <param name="state">The end of the work before; a caller keeps the result, so that nothing can leave the work
    /// out.</param>
    public ulong Do(ulong state) => steps == 0 ? state : Chain(state, steps);

    /// <summary>The fastest of many trials, each of as many calls with so many steps as make it long enough.</summary>
    private static double NanosecondsPerStep(int steps)
    {
        var time = TimeProvider.System;
        var calls = Math.Max(1, TrialSteps / steps);
        var trials = Math.Max(10, (int)((long)Trials * TrialSteps / ((long)calls * steps)));
        var (fastest, state) = (double.MaxValue, 1UL);
        for (var trial = 0; trial < trials; trial++)
        {
            var start = time.GetTimestamp();
            for (var call = 0; call < calls; call++) state = Chain(state, steps);
            fastest = Math.Min(fastest, time.GetElapsedTime(start).TotalNanoseconds);
        }

        GC.KeepAlive(state);
        return fastest / ((double)calls * steps);
    }

    /// <summary>Multiplies and adds so many times, each time what came of the time before.</summary>
    /// <remarks>The constants of Knuth's MMIX generator. Optimised at once, so that the length of a step never
    /// changes.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static ulong Chain(ulong state, int steps)
    {
        for (var i = 0; i < steps; i++) state = state * 6364136223846793005 + 1442695040888963407;
        return state;
    }
}

/// <summary>A producer that works for each item before it gives it. It has no times: one that has would be read for
/// each item, and that would be a part of the work.</summary>
internal sealed class WorkingProducer<T>(IProducer<T> producer, CpuWork work) : IProducer<T>
{
    private ulong _state;

    public bool TryProduce([MaybeNullWhen(false)] out T item)
    {
        if (!producer.TryProduce(out item)) return false;

        _state = work.Do(_state);
        return true;
    }
}

/// <summary>A consumer that works for each item after it took it, and is always ready.</summary>
internal sealed class WorkingConsumer<T>(IConsumer<T> consumer, CpuWork work) : IConsumer<T>
{
    private ulong _state;

    public void Consume(T item)
    {
        consumer.Consume(item);
        _state = work.Do(_state);
    }

    public void OnCompleted() => consumer.OnCompleted();
}
