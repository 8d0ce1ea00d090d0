using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using static ConcurrencyCompare.Tests.Run.RecordedProcess;

namespace ConcurrencyCompare.Tests.Run;

public class LaunchReportTests
{
    private static readonly IterationCosts First = new(2_200_000, 71_658_200, 44_759_000, 20_248, 3, 2, 1, 5, 7, 29);

    private static readonly IterationCosts Second = new(2_200_000, 57_724_500, 40_227_000, 20_888, 0, 0, 0, 0, 6, 21);

    [Theory]
    [InlineData(null)]
    [InlineData("why", "// Started", "System.InvalidOperationException: why", "   at Somewhere()")]
    [InlineData("why", "System.AggregateException: several (why) ---> System.Exception: why", "   at Somewhere()")]
    [InlineData(
        "why",
        "System.Reflection.TargetInvocationException: Exception has been thrown by the target of an invocation.",
        " ---> Some.BrokenException: why",
        "   at Somewhere()",
        "   --- End of inner exception stack trace ---",
        "System.Exception: another one")]
    public void ExceptionIn_finds_the_innermost_message(string? expected, params string[] output) =>
        Assert.Equal(expected, LaunchReport.ExceptionIn(output));

    [Fact]
    public void FailureOf_is_nothing_for_a_process_that_measured() =>
        Assert.Null(LaunchReport.FailureOf(Report(Planned("throughput"), exitCode: 0, Repeated)));

    [Theory]
    [InlineData("the items were lost", 1, "System.Exception: the items were lost", "  at X")]
    [InlineData("the measured process ended with exit code 134", 134, "// nothing to see")]
    [InlineData("nothing was measured", 0, "// nothing to see")]
    public void FailureOf_says_why_in_a_line(string expected, int exitCode, params string[] output)
    {
        var report = Report(Planned("throughput"), exitCode, output);
        // BenchmarkDotNet calls it no success, too, where nothing was measured.
        report = new BenchmarkReport(
            success: false, report.BenchmarkCase, report.GenerateResult, report.BuildResult, report.ExecuteResults,
            metrics: []);

        Assert.Equal(expected, LaunchReport.FailureOf(report));
    }

    [Fact]
    public void FailureOf_an_exit_code_is_a_failure_whatever_was_measured() => Assert.Equal(
        "the measured process ended with exit code 139",
        LaunchReport.FailureOf(Report(Planned("throughput"), exitCode: 139, Repeated)));

    [Fact]
    public void ResultOf_takes_the_measured_iterations_alone_and_divides_by_their_items()
    {
        var launch = Planned("throughput");

        var result = ResultOf(launch, [.. Repeated, CostsLine(First, Second)]);

        Assert.Equal([71_367_409.0 / 2_200_000, 57_632_734.0 / 2_200_000], result.NanosecondsPerItem);
        Assert.Equal((launch.Round, 17), (result.Round, result.Position));
        Assert.Equal([First, Second], result.IterationCosts!);
        Assert.Equal(62_029_824, result.PeakWorkingSetBytes);
        Assert.Equal(2, result.Processors);
        Assert.Null(result.Latency);
        Assert.Null(result.Extras);
    }

    [Fact]
    public void ResultOf_divides_by_what_the_process_says_an_operation_is_where_it_says_so()
    {
        var result = ResultOf(
            Planned("throughput"), ["items-per-invocation 1000", .. Repeated, CostsLine(First, Second)]);

        Assert.Equal(71_367_409.0 / 2_200_000_000, result.NanosecondsPerItem[0], 1e-12);
        Assert.Equal([2_200_000_000, 2_200_000_000], result.IterationCosts!.Select(costs => costs.Items));
        Assert.Equal(20_064_000.0 / 2_200_000 / 1_000, result.BytesPerItem!.Value, 1e-12);
    }

    [Fact]
    public void ResultOf_gives_memory_only_where_the_scenario_measures_it()
    {
        Assert.Equal(20_064_000.0 / 2_200_000, ResultOf(Planned("throughput"), Repeated).BytesPerItem!.Value, 1e-9);
        Assert.Null(ResultOf(Planned("blocking"), Repeated).BytesPerItem);
        Assert.Null(
            ResultOf(
                Planned("throughput"),
                Repeated.Where(line => !line.StartsWith("// GC", StringComparison.Ordinal))).BytesPerItem);
    }

    [Fact]
    public void ResultOf_takes_the_histograms_of_the_measured_iterations_and_no_warm_up()
    {
        string[] output =
        [
            "WorkloadWarmup   1: 1 op, 202381623.00 ns, 202.3816 ms/op",
            "WorkloadActual   1: 1 op, 200000000.00 ns, 200.0000 ms/op",
            HistogramLine(1, "latency", [.. Enumerable.Repeat(1_000L, 20)]),
            HistogramLine(1, "lateness", [.. Enumerable.Repeat(100L, 20)]),
            HistogramLine(1, "hand-over", [.. Enumerable.Repeat(900L, 20)]),
            "WorkloadActual   2: 1 op, 300000000.00 ns, 300.0000 ms/op",
            HistogramLine(2, "latency", [.. Enumerable.Repeat(5_000L, 30)]),
            HistogramLine(2, "lateness", [.. Enumerable.Repeat(100L, 30)]),
            HistogramLine(2, "hand-over", [.. Enumerable.Repeat(4_900L, 30)]),
            CostsLine(First with { Items = 1 }, Second with { Items = 1 }),
        ];

        var result = ResultOf(Planned("latency"), output);

        Assert.Equal(50, result.Latency!.Items);
        Assert.InRange(result.Latency.Max, 5_000, 5_010);
        Assert.InRange(result.Lateness!.Max, 100, 101);
        Assert.InRange(result.HandOver!.Max, 4_900, 4_910);
        // Of an iteration that is one operation, every item is in the histogram.
        Assert.Equal([200_000_000.0 / 20, 300_000_000.0 / 30], result.NanosecondsPerItem);
        Assert.Equal([20, 30], result.IterationCosts!.Select(costs => costs.Items));
    }

    [Fact]
    public void FailureOf_a_histogram_of_a_warm_up_or_one_too_few_is_a_failure()
    {
        string[] output = [.. Once, HistogramLine(0, "latency", 1_000), HistogramLine(1, "latency", 2_000)];
        Assert.Equal(
            "1 iterations were measured, and latency came of 0, 1",
            LaunchReport.FailureOf(Report(Planned("latency"), exitCode: 0, output)));

        output =
            ["WorkloadActual   2: 1 op, 202000000.00 ns, 202.0000 ms/op", .. Once, HistogramLine(1, "latency", 2_000)];
        Assert.Equal(
            "2 iterations were measured, and latency came of 1",
            LaunchReport.FailureOf(Report(Planned("latency"), exitCode: 0, output)));
    }

    [Fact]
    public void ResultOf_gives_the_estimate_of_each_extra_over_the_measured_iterations()
    {
        string[] extras =
            ["extra cpuShare 0.5", "extra cpuShare 0.2", "extra cpuShare 0.4", "extra bytesPerProducer 7"];

        var result = ResultOf(Planned("throughput"), [.. extras, .. Repeated]);

        // Two iterations were measured: the first value was warm-up.
        Assert.Equal(0.3, result.Extras!["cpuShare"], 1e-9);
        Assert.Equal(7, result.Extras["bytesPerProducer"], 1e-9);
        Assert.Equal(2, result.Extras.Count);
    }

    [Fact]
    public void ResultOf_has_no_costs_where_the_process_gave_none()
    {
        var result = ResultOf(Planned("throughput"), Repeated);

        Assert.Null(result.IterationCosts);
        Assert.Null(result.PeakWorkingSetBytes);
        Assert.Null(result.Processors);
    }

    [Fact]
    public void ResultOf_keeps_what_the_machine_did()
    {
        var health = new RoundHealth(0.01, 0.02, 3);
        var launch = Planned("throughput");

        Assert.Equal(
            health, LaunchReport.ResultOf(Report(launch, exitCode: 0, Repeated), launch, position: 1, health).Health);
        Assert.Null(ResultOf(launch, Repeated).Health);
    }

    private static RoundResult ResultOf(Launch launch, params IEnumerable<string> output) =>
        LaunchReport.ResultOf(Report(launch, exitCode: 0, output), launch, position: 17, health: null);

    /// <summary>Some case of a scenario, in the second round.</summary>
    private static Launch Planned(string scenario) => LaunchPlan.Create(
        new Selection(
            Profile.Full, Rounds: 2, [.. Scenario.All.Where(each => each.Name == scenario)], ["callbacks"], Seed: 1,
            RunSettings.DefaultThreshold),
        ManualConfig.CreateEmpty()).Launches.Last(launch => launch.Round == 2);
}
