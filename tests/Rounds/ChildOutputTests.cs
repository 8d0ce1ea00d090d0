using ConcurrencyCompare.Benchmarks.Rounds;

namespace ConcurrencyCompare.Tests.Rounds;

public class ChildOutputTests
{
    [Fact]
    public void ReadExtras_gives_the_last_values_of_each_name_and_passes_over_other_lines()
    {
        string[] output =
        [
            "// BeforeActualRun", "extra cpuShare 0.5", "extra bytesPerProducer 1", "WorkloadActual 1: 1 op, 12 ns",
            "extra cpuShare 0.00125", "extra bytesPerProducer 233.5", "extra cpuShare 1E-05", "extra bytesPerProducer -3",
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
        Assert.Equal(5_000, ChildOutput.ReadItems(["// BeforeActualRun", ChildOutput.ItemsLineOf(5_000), "extra cpuShare 0.5"]));
    }
}
