namespace ConcurrencyCompare.Tests.Machine;

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
    [InlineData("8192")]
    [InlineData("99999999999")]
    public void TryParse_gives_nothing_for_another_text(string text) => Assert.Null(CpuList.TryParse(text));

    [Fact]
    public void Mask_reaches_to_the_last_bit() =>
        Assert.Equal("0-63", CpuList.OfMask(CpuList.Of(Enumerable.Range(0, 64)).Mask).ToString());

    [Theory]
    [InlineData("0-63,128-191", 128)]
    [InlineData("64", 1)]
    [InlineData("0,8191", 2)]
    public void Words_hold_every_number(string text, int count)
    {
        var cpus = CpuList.TryParse(text)!;

        Assert.Equal(text, CpuList.OfWords(cpus.Words).ToString());
        Assert.Equal(count, cpus.Count);
        Assert.Equal(count, cpus.Words.Sum(System.Numerics.BitOperations.PopCount));
    }

    [Theory]
    [InlineData("0-3", "2-5", "2-3")]
    [InlineData("0-63,128-191", "100-130", "128-130")]
    [InlineData("0", "1", "")]
    public void And_has_what_is_in_both(string one, string other, string expected) =>
        Assert.Equal(expected, CpuList.TryParse(one)!.And(CpuList.TryParse(other)!).ToString());

    [Fact]
    public void IsPartOf_asks_for_every_processor()
    {
        var four = CpuList.Of(Enumerable.Range(0, 4));

        Assert.True(CpuList.TryParse("0,3")!.IsPartOf(four));
        Assert.False(CpuList.TryParse("3-4")!.IsPartOf(four));
    }

    [Theory]
    [InlineData("0", 1, "0")]
    [InlineData("3-5,9", 4, "3")]
    [InlineData("63", 1, "63")]
    public void Count_and_First_are_those_of_the_list(string text, int count, string first)
    {
        var cpus = CpuList.TryParse(text)!;

        Assert.Equal(count, cpus.Count);
        Assert.Equal(first, cpus.First.ToString());
        Assert.Equal(1, cpus.First.Count);
    }

    [Theory]
    [InlineData(1, "0")]
    [InlineData(4, "0-3")]
    [InlineData(100, "0-99")]
    public void FirstOf_has_as_many_as_it_is_told(int count, string expected) =>
        Assert.Equal(expected, CpuList.Of(Enumerable.Range(0, count)).ToString());

    [Fact]
    public void OfMask_is_empty_for_no_bit() =>
        Assert.Equal((0, ""), (CpuList.OfMask(0).Count, CpuList.OfMask(0).ToString()));

    [Fact]
    public void Allowed_are_those_that_the_kernel_gives_this_program()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says so in a file.");

        var listed = CpuList.TryParse(
            LinuxFiles.ValueOf(LinuxFiles.Here.TryRead("/proc/self/status"), "Cpus_allowed_list"))!;

        Assert.True(Affinity.Own!.IsPartOf(listed));
        // A quota may make the runtime count fewer.
        Assert.True(Affinity.Own.Count >= 1);
    }
}
