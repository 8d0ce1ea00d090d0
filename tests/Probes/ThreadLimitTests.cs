using ConcurrencyCompare.Benchmarks.Probes;

namespace ConcurrencyCompare.Tests.Probes;

public class ThreadLimitTests
{
    [Theory]
    [InlineData("192730", "32768", "max", "65530", "22000000 kB", 16_382, "max_map_count")]
    [InlineData("192730", "4194304", "512", "1048576", "22000000 kB", 384, "pids.max")]
    [InlineData("192730", "4194304", null, "1048576", "409600 kB", 1_600, "available memory")]
    [InlineData("2000", null, null, null, null, 1_500, "threads-max")]
    [InlineData(null, "unlimited", "max", "", null, 2_000, "no known limit")]
    public void Lowest_stays_below_every_limit(
        string? threads, string? pids, string? group, string? mappings, string? memory, int most, string source) =>
        Assert.Equal(
            new ThreadLimit(most, source),
            ThreadLimit.Lowest([(threads, "threads-max"), (pids, "pid_max"), (group, "pids.max")], mappings, memory));

    [Fact]
    public void GroupFiles_are_those_of_all_groups_around_in_both_versions() =>
        Assert.Equal(
            [
                "/sys/fs/cgroup/pids/a/pids.max", "/sys/fs/cgroup/pids/pids.max",
                "/sys/fs/cgroup/user.slice/b/pids.max", "/sys/fs/cgroup/user.slice/pids.max", "/sys/fs/cgroup/pids.max",
            ],
            ThreadLimit.GroupFiles("8:pids:/a\n4:memory:/c\n0::/user.slice/b\n"));

    [Fact]
    public void RefusalOf_says_why()
    {
        var limit = new ThreadLimit(1_000, "pid_max");

        Assert.Null(limit.RefusalOf(1_000));
        Assert.Equal("1001 threads are more than this machine carries (about 1000, from pid_max)", limit.RefusalOf(1_001));
    }

    [Fact]
    public void Current_carries_a_few_threads_but_not_any_number()
    {
        Assert.Null(ThreadLimit.Current.RefusalOf(10));
        Assert.NotNull(ThreadLimit.Current.RefusalOf(long.MaxValue));
    }
}
