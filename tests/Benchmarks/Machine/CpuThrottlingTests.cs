using static ConcurrencyCompare.Tests.Machine.MadeUpMachines;

namespace ConcurrencyCompare.Tests.Machine;

public class CpuThrottlingTests
{
    private const string Before = "usage_usec 5\nnr_periods 100\nnr_throttled 10\nthrottled_usec 7\n";

    [Theory]
    [InlineData("nr_periods 200\nnr_throttled 35\n", 0.25)]
    [InlineData("nr_throttled 10\nnr_periods 200", 0.0)]
    // No period began, counts that were lost, and texts that are none.
    [InlineData("nr_periods 100\nnr_throttled 10\n", null)]
    [InlineData("nr_periods 20\nnr_throttled 1\n", null)]
    [InlineData("nr_periods many\nnr_throttled 10\n", null)]
    [InlineData("", null)]
    public void ShareSince_is_that_of_the_periods_in_which_the_quota_ran_out(string after, double? expected)
    {
        using var machine = Linux("0-3").WithGroup("/a/b", ("a/cpu.stat", Before));
        var before = CpuThrottling.Read(machine.Files);

        Assert.Equal(
            expected, CpuThrottling.Read(machine.With("sys/fs/cgroup/a/cpu.stat", after).Files).ShareSince(before));
    }

    [Fact]
    public void ShareSince_is_that_of_the_group_where_it_is_most_in_either_version()
    {
        using var machine = Linux("0-3").WithHybridGroups(
            "/a/b", "/", ("cpu,cpuacct/a/b/cpu.stat", Before), ("cpu,cpuacct/a/cpu.stat", Before),
            ("unified/cpu.stat", "usage_usec 5"));
        var before = CpuThrottling.Read(machine.Files);
        machine.With("sys/fs/cgroup/cpu,cpuacct/a/b/cpu.stat", "nr_periods 110\nnr_throttled 11\nthrottled_time 99\n")
            .With("sys/fs/cgroup/cpu,cpuacct/a/cpu.stat", "nr_periods 110\nnr_throttled 16\nthrottled_time 99\n");

        Assert.Equal(0.6, CpuThrottling.Read(machine.Files).ShareSince(before));
    }

    [Fact]
    public void ShareSince_is_nothing_without_a_quota()
    {
        using var machine = Linux("0-3");

        Assert.Null(CpuThrottling.Read(machine.Files).ShareSince(CpuThrottling.Read(machine.Files)));
    }
}
