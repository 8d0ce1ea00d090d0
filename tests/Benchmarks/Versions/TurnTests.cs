namespace ConcurrencyCompare.Tests.Versions;

public class TurnTests
{
    private static readonly Turn Sample = new(3, 20, 17, 320, "round-trip, topology 1:1: threads");

    [Fact]
    public void ToLine_says_what_both_versions_of_the_suite_agreed_on() =>
        Assert.Equal("in-turns 5f0c 3/20 17/320 round-trip, topology 1:1: threads", Sample.ToLine("5f0c"));

    [Fact]
    public void Parse_reads_what_ToLine_says() => Assert.Equal(Sample, Turn.Parse(Sample.ToLine("5f0c"), "5f0c"));

    [Theory]
    [InlineData("")]
    [InlineData("round 3 of 20, 12 s left")]
    [InlineData("in-turns 5f0c")]
    [InlineData("in-turns 5f0c 3/20 17/320")]
    [InlineData("in-turns 5f0c 3 17/320 name")]
    [InlineData("in-turns 5f0c 3/20/1 17/320 name")]
    [InlineData("in-turns 5f0c 3/20 -17/320 name")]
    [InlineData("in-turns other 3/20 17/320 name")]
    [InlineData("base: in-turns 5f0c 3/20 17/320 name")]
    public void Parse_takes_nothing_else_for_a_turn(string line) => Assert.Null(Turn.Parse(line, "5f0c"));

    [Fact]
    public void Await_asks_and_reads_one_line()
    {
        using var input = new StringReader("go\nthe next\n");
        using var output = new StringWriter();

        Sample.Await("5f0c", input, output);

        Assert.Equal(Sample, Turn.Parse(output.ToString().TrimEnd(), "5f0c"));
        Assert.Equal("the next", input.ReadLine());
    }

    [Fact]
    public void Await_ends_the_run_when_nobody_gives_turns_any_more()
    {
        using var output = new StringWriter();

        Assert.Throws<OperationCanceledException>(() => Sample.Await("5f0c", TextReader.Null, output));
    }
}
