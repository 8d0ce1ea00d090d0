namespace ConcurrencyCompare.Tests.Contestants;

public class FaultInjectionTests
{
    [Fact]
    public void Parse_takes_names_and_faults() =>
        Assert.Equal(
            new Dictionary<string, string> { ["callbacks-control"] = "+10%", ["threads"] = "drop" },
            FaultInjection.Parse("callbacks-control:+10%, threads:drop"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Parse_of_nothing_is_nothing(string? text) => Assert.Empty(FaultInjection.Parse(text));

    [Theory]
    [InlineData("callbacks")]
    [InlineData("callbacks:10%")]
    [InlineData("callbacks:+10")]
    [InlineData("callbacks:+-1%")]
    [InlineData("callbacks:lose")]
    public void Parse_says_what_it_takes(string text) =>
        Assert.Contains(
            $"not '{text}'.", Assert.Throws<UsageException>(() => FaultInjection.Parse(text)).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("drop", "items lost: 1 of 10")]
    [InlineData("repeat", "items too many: 1 beside 10")]
    [InlineData("reorder", "out of order")]
    public void Run_of_an_injected_model_breaks_rule_1(string kind, string expected)
    {
        var consumer = new CheckedConsumer(producers: 1);
        new TamperingModel(ConcurrencyModels.All[0], kind)
            .Run(new Workload<int>([new CountingProducer(0, 10)], [consumer]));

        var broken = Assert.Throws<BrokenContractException>(
            () => CheckedConsumer.Verify([consumer], NumberedItems.Totals(producers: 1, 10)));
        Assert.Contains(expected, broken.Message, StringComparison.Ordinal);
    }
}
