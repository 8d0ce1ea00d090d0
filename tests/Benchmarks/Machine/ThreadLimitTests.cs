namespace ConcurrencyCompare.Tests.Machine;

public class ThreadLimitTests
{
    [Fact]
    public void RefusalOf_says_why()
    {
        var limit = new ThreadLimit(1_000, "pid_max");

        Assert.Null(limit.RefusalOf(1_000));
        Assert.Equal("this machine allows about 1,000 of the 1,001 threads (pid_max)", limit.RefusalOf(1_001));
    }

    [Fact]
    public void Read_carries_a_few_threads_but_not_any_number()
    {
        Assert.Null(ThreadLimit.Read(LinuxFiles.Here).RefusalOf(10));
        Assert.NotNull(ThreadLimit.Read(LinuxFiles.Here).RefusalOf(long.MaxValue));
    }
}
