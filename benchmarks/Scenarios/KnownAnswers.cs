using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>Does the suite measure what is known?</summary>
/// <remarks>
/// <para>Contestant whose cost is known beforehand, through the same job, recording and estimator as models. The truth
/// comes from elsewhere: an item of a spin ends when the clock shows so many nanoseconds more than at the end of the
/// one before, counted from the start of the run, so that nothing adds up; an array of 1,000 bytes takes 1,024; a sleep
/// gives the core up once.</para>
/// <para>How long a step of arithmetic takes nobody knows, but ten times as many, each needing the one before, take ten
/// times as long: a constant inside the clock shows as less.</para>
/// </remarks>
public class KnownAnswers
{
    public const string Spin50 = "spin-50-ns";
    public const string Spin500 = "spin-500-ns";
    public const string Spin5000 = "spin-5-us";
    public const string Sleep = "sleep-200-us";
    public const string Steps = "steps";
    public const string TenfoldSteps = "tenfold-steps";

    private const string ScenarioName = "known-answers";
    private const int ArrayLength = 1_000;
    private const int ArrayBytes = 1_024;
    private const int StepsOfItem = 100;
    private const int SmallRun = 20;

    private ItemTotals _expected;
    private ulong _state = 1;
    private byte[]? _kept;

    [Params(Spin50, Spin500, Spin5000, Sleep, Steps, TenfoldSteps)]
    public string Model { get; set; } = "";

    /// <summary>What each of them is.</summary>
    internal static IReadOnlyList<NamedText> All { get; } =
    [
        new(Spin50, "spins until the clock shows 50 ns more"),
        new(Spin500, "spins until the clock shows 500 ns more"),
        new(Spin5000, "allocates an array of 1,000 bytes, and spins until the clock shows 5 µs more"),
        new(Sleep, "sleeps once, and spins until the clock shows 200 µs more"),
        new(Steps, "100 multiplications that need each other"),
        new(TenfoldSteps, "1,000 multiplications that need each other"),
    ];

    /// <summary>What is known of them.</summary>
    internal static IReadOnlyList<KnownAnswer> Truths { get; } =
    [
        Known(Spin50, KnownAnswer.Time, 50, tolerance: 0.02),
        Known(Spin500, KnownAnswer.Time, 500, tolerance: 0.02),
        Known(Spin5000, KnownAnswer.Time, 5_000, tolerance: 0.02),
        Known(Spin5000, KnownAnswer.Bytes, ArrayBytes, tolerance: 0.02),
        Known(Sleep, KnownAnswer.Time, 200_000, tolerance: 0.02),
        Known(Sleep, KnownAnswer.Switches, 1, tolerance: 0.1),
        Known(TenfoldSteps, KnownAnswer.Ratio, 10, tolerance: 0.02) with { Against = Steps },
    ];

    private int Items => Model switch
    {
        Spin50 => 200_000,
        Spin500 => 20_000,
        Spin5000 => 2_000,
        Sleep => 100,
        _ => 20_000,
    };

    [GlobalSetup]
    public void Prepare()
    {
        ChildOutput.WriteItems(Items);
        var small = NumberedItems.Totals(producers: 1, SmallRun);
        _expected = small;
        // Once without being asked, so that a single cold run is none of compiling.
        Run(SmallRun);
        Warmup.Repeat(() => Run(SmallRun));
        _expected = NumberedItems.Totals(producers: 1, Items);
    }

    [Benchmark]
    public void OfKnownCost() => Run(Items);

    /// <summary>Why a case is not tried: <see cref="Scenario.Refusal"/>.</summary>
    internal static string? Refusal(Launch launch) =>
        launch.Model == Sleep && !ResourceUsage.IsComplete ? "this system does not count context switches" : null;

    private void Run(int items)
    {
        var consumer = new CheckedConsumer(producers: 1);
        var producer = new CountingProducer(0, items);
        if (Model is Steps or TenfoldSteps)
            Multiply(producer, consumer, Model == Steps ? StepsOfItem : 10 * StepsOfItem);
        else Spin(producer, consumer, Model switch { Spin50 => 50, Spin500 => 500, Spin5000 => 5_000, _ => 200_000 });
        consumer.OnCompleted();
        CheckedConsumer.Verify([consumer], _expected);
    }

    private void Spin(CountingProducer producer, CheckedConsumer consumer, double nanoseconds)
    {
        var time = TimeProvider.System;
        var ticks = nanoseconds * time.TimestampFrequency / 1e9;
        var start = time.GetTimestamp();
        var count = 0L;
        while (producer.TryProduce(out var item))
        {
            if (Model == Spin5000) _kept = new byte[ArrayLength];
            if (Model == Sleep) Nanosleep();
            consumer.Consume(item);
            var end = start + (long)(++count * ticks);
            while (time.GetTimestamp() < end)
            {
                // The clock is the truth.
            }
        }

        GC.KeepAlive(_kept);
    }

    /// <summary>A single chain for all items, so that calls add nothing; the items are counted behind it.</summary>
    private void Multiply(CountingProducer producer, CheckedConsumer consumer, int stepsOfItem)
    {
        var items = 0;
        while (producer.TryProduce(out var item))
        {
            consumer.Consume(item);
            items++;
        }

        _state = CpuWork.Chain(_state, items * stepsOfItem);
    }

    private static KnownAnswer Known(string model, string quantity, double value, double tolerance) =>
        new(new CaseName(ScenarioName, "", model), quantity, value, tolerance);

    /// <summary>Sleeps as shortly as the system can, which gives the core up once.</summary>
    private static void Nanosleep()
    {
        var time = new TimeSpec { Nanoseconds = 1 };
        _ = SleepOf(ref time, 0);
    }

    // Nothing to marshal, so the generator and its unsafe code would add nothing.
#pragma warning disable SYSLIB1054, CA2101
    [DllImport("libc", EntryPoint = "nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SleepOf(ref TimeSpec time, nint remaining);
#pragma warning restore SYSLIB1054, CA2101

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
