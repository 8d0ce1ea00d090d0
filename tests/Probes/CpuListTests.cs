using ConcurrencyCompare.Benchmarks.Probes;

namespace ConcurrencyCompare.Tests.Probes;

public class CpuListTests
{
    [Theory]
    [InlineData("0", 0b1, "0")]
    [InlineData("0-1", 0b11, "0-1")]
    [InlineData("0,2", 0b101, "0,2")]
    [InlineData("3,0-1,1", 0b1011, "0-1,3")]
    [InlineData("4-6,5,8", 0b101110000, "4-6,8")]
    public void TryParse_reads_numbers_and_ranges(string text, int mask, string shown)
    {
        var cpus = CpuList.TryParse(text)!;

        Assert.Equal(mask, cpus.Mask);
        Assert.Equal(shown, cpus.ToString());
        Assert.Equal(shown, CpuList.OfMask(cpus.Mask).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("0,")]
    [InlineData("-1")]
    [InlineData("1-0")]
    [InlineData("0-1-2")]
    [InlineData("a")]
    [InlineData("0 1")]
    [InlineData("64")]
    [InlineData("99999999999")]
    public void TryParse_gives_nothing_for_another_text(string text) => Assert.Null(CpuList.TryParse(text));

    [Fact]
    public void Mask_reaches_to_the_last_bit() => Assert.Equal("0-63", CpuList.OfMask(CpuList.FirstOf(64).Mask).ToString());

    [Fact]
    public void IsPartOf_asks_for_every_processor()
    {
        var four = CpuList.FirstOf(4);

        Assert.True(CpuList.TryParse("0,3")!.IsPartOf(four));
        Assert.False(CpuList.TryParse("3-4")!.IsPartOf(four));
    }
}
