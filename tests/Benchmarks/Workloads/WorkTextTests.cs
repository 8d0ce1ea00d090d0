namespace ConcurrencyCompare.Tests.Workloads;

public class WorkTextTests
{
    private const int Cases = 2_000;

    [Fact]
    public void Parse_reads_what_Of_writes()
    {
        var random = new Random(20261127);
        for (var i = 0; i < Cases; i++)
        {
            var work = Any(random);

            Assert.Equal(work, WorkText.Parse(WorkText.Of(work)));
        }
    }

    [Fact]
    public void Of_says_only_what_there_is()
    {
        Assert.Equal("producers 1 consumers 1", WorkText.Of(new WorkDescription()));
        Assert.Equal(
            "produce 2us consume 15us consume-wait 3ms producers 4 consumers 8 capacity 100 rate 5000/s payload 64",
            WorkText.Of(new WorkDescription
            {
                Produce = 2_000,
                Consume = 15_000,
                ConsumeWait = 3_000_000,
                Producers = 4,
                Consumers = 8,
                Capacity = 100,
                Rate = 5_000,
                Payload = 64,
            }));
    }

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("1ns", 1L)]
    [InlineData("2us", 2_000L)]
    [InlineData("2\u00b5s", 2_000L)]
    [InlineData("2\u03bcs", 2_000L)]
    [InlineData("1.5ms", 1_500_000L)]
    [InlineData("0.001us", 1L)]
    [InlineData("7500ns", 7_500L)]
    [InlineData("3600s", 3_600_000_000_000L)]
    [InlineData("0.0001us", null)]
    [InlineData("3601s", null)]
    [InlineData("2", null)]
    [InlineData("us", null)]
    [InlineData("-2us", null)]
    [InlineData("1e3us", null)]
    [InlineData("2 us", null)]
    [InlineData("1h", null)]
    [InlineData("1.2.3us", null)]
    [InlineData("99999999999999999999999999999999999ns", null)]
    [InlineData("", null)]
    public void TryParseTime_takes_whole_nanoseconds_with_a_unit(string text, long? expected) =>
        Assert.Equal(expected, WorkText.TryParseTime(text));

    [Theory]
    [InlineData("5000/s", 5_000)]
    [InlineData("5000", null)]
    [InlineData("0/s", null)]
    [InlineData("-1/s", null)]
    [InlineData("/s", null)]
    [InlineData("1.5/s", null)]
    public void TryParseRate_takes_items_per_second(string text, int? expected) =>
        Assert.Equal(expected, WorkText.TryParseRate(text));

    [Theory]
    [InlineData("")]
    [InlineData("produce")]
    [InlineData("produce 2")]
    [InlineData("prodice 2us")]
    [InlineData("produce 2us consume")]
    public void Parse_refuses_what_describes_no_work(string text) =>
        Assert.Throws<FormatException>(() => WorkText.Parse(text));

    [Fact]
    public void Names_in_files_are_those_of_options() => Assert.Equal(
        ["produce", "produceWait", "consume", "consumeWait", "producers", "consumers", "capacity", "rate", "payload"],
        WorkMember.All.Select(member => member.JsonName));

    private static WorkDescription Any(Random random) => new()
    {
        Produce = Time(random, 1),
        ProduceWait = Time(random, WorkMember.LeastWait),
        Consume = Time(random, 1),
        ConsumeWait = Time(random, WorkMember.LeastWait),
        Producers = random.Next(1, WorkMember.MostParticipants + 1),
        Consumers = random.Next(1, WorkMember.MostParticipants + 1),
        Capacity = random.Next(2) == 0 ? null : random.Next(1, int.MaxValue),
        Rate = random.Next(2) == 0 ? null : random.Next(WorkMember.LeastRate, WorkMember.MostRate + 1),
        Payload = random.Next(2) == 0 ? null : random.Next(1, WorkMember.MostPayload + 1),
    };

    /// <summary>None, a round one, or any.</summary>
    private static long Time(Random random, long least) => random.Next(3) switch
    {
        0 => 0,
        1 => (long)Math.Pow(10, random.Next((int)Math.Log10(least), 10)),
        _ => random.NextInt64(least, WorkMember.MostTime + 1),
    };
}
