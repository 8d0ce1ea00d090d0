namespace ConcurrencyCompare.Tests.MeasuredProcess;

public class ChildOutputTests
{
    [Fact]
    public void ReadExtras_gives_the_last_values_of_each_name_and_passes_over_other_lines()
    {
        string[] output =
        [
            "// BeforeActualRun", "extra cpuShare 0.5", "extra bytesPerProducer 1", "WorkloadActual 1: 1 op, 12 ns",
            "extra cpuShare 0.00125", "extra bytesPerProducer 233.5", "extra cpuShare 1E-05",
            "extra bytesPerProducer -3",
        ];

        var extras = ChildOutput.ReadExtras(output, last: 2);

        Assert.Equal(["bytesPerProducer", "cpuShare"], extras.Keys.Order(StringComparer.Ordinal));
        Assert.Equal([233.5, -3], extras["bytesPerProducer"]);
        Assert.Equal([0.00125, 1e-5], extras["cpuShare"]);
    }

    [Fact]
    public void ReadExtras_is_empty_without_any() => Assert.Empty(ChildOutput.ReadExtras(["// AfterAll"], last: 1));

    [Fact]
    public void ReadExtras_gives_back_what_Write_wrote()
    {
        var line = ChildOutput.LineOf("cpuShare", 1.0 / 3);

        Assert.Equal([1.0 / 3], ChildOutput.ReadExtras([line], last: 1)["cpuShare"]);
    }

    [Fact]
    public void ReadItems_gives_what_was_written_and_one_where_nothing_was()
    {
        Assert.Equal(1, ChildOutput.ReadItems(["extra cpuShare 0.5"]));
        Assert.Equal(
            5_000, ChildOutput.ReadItems(["// BeforeActualRun", ChildOutput.ItemsLineOf(5_000), "extra cpuShare 0.5"]));
    }

    [Fact]
    public void ReadHistograms_gives_those_of_the_measured_iterations_by_name()
    {
        var read = ChildOutput.ReadHistograms(
            [Line(1, "latency", 10), Line(1, "lateness", 7), "WorkloadActual 1: 1 op", Line(2, "latency", 20),
                Line(2, "lateness", 9)], 2);

        Assert.Equal(["latency", "lateness"], read.Keys);
        Assert.Equal([10, 20], read["latency"].Select(histogram => histogram.GetValueAtPercentile(50)));
        Assert.Equal([7, 9], read["lateness"].Select(histogram => histogram.GetValueAtPercentile(50)));
    }

    [Fact]
    public void ReadHistograms_is_empty_without_any() =>
        Assert.Empty(ChildOutput.ReadHistograms(["// AfterAll"], iterations: 3));

    [Theory]
    // One of a warm-up comes first, or an extra one last; one is missing, or there twice.
    [InlineData(0, 1, 2)]
    [InlineData(1, 2, 3)]
    [InlineData(1)]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public void ReadHistograms_refuses_any_but_one_of_each_measured_iteration(params int[] iterations)
    {
        var wrong = Assert.Throws<FormatException>(
            () =>
                ChildOutput.ReadHistograms(
                    iterations.Select(iteration => Line(iteration, "latency", 10)), iterations: 2));

        Assert.Equal($"2 iterations were measured, and latency came of {string.Join(", ", iterations)}", wrong.Message);
    }

    private static string Line(int iteration, string name, long nanoseconds)
    {
        var histogram = LatencyDistribution.CreateHistogram();
        histogram.RecordValue(nanoseconds);
        return ChildOutput.LineOf(iteration, name, histogram);
    }
}
