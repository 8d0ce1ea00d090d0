namespace ConcurrencyCompare.Tests.Reports.Words;

public class HealthFindingTests
{
    private static readonly MachineEnvironment RealMachine = SampleHealth.Environment with { VirtualMachine = null };

    [Fact]
    public void AllOf_finds_nothing_wrong_with_a_quiet_machine()
    {
        var findings = HealthFinding.AllOf(RealMachine, SampleHealth.Machine);

        Assert.All(findings, finding => Assert.Equal((HealthLevel.Fine, ""), (finding.Level, finding.Advice)));
        Assert.Null(HealthFinding.Warning(RealMachine, SampleHealth.Machine));
    }

    [Fact]
    public void AllOf_says_what_the_system_does_not_give()
    {
        var findings = HealthFinding.AllOf(RealMachine, new MachineHealth());

        foreach (
            var name in new[] { "processors", "cores", "memory", "threads", "clock rate", "power", "other programs",
                "load" })
        {
            Assert.Equal("not given by this system", Assert.Single(findings, finding => finding.Name == name).Value);
        }

        Assert.All(findings, finding => Assert.Equal(HealthLevel.Fine, finding.Level));
    }

    [Fact]
    public void AllOf_says_what_to_do_about_what_is_wrong()
    {
        var machine = RealMachine
            with
        { VirtualMachine = "KVM", LogicalCores = 1, CpuQuota = 0.5, GarbageCollector = "server, concurrent" };
        var health = new MachineHealth
        {
            Governor = "powersave",
            PowerSource = "battery",
            IsolatedCpus = "1-2",
            AvailableMemoryBytes = 800_000_000,
            MostThreads = 750,
            ThreadLimit = "ulimit -u",
            LoadAverage = 3,
            Foreign = 0.35,
            BusyProcesses = 3,
            TieredPgo = false,
            ClockReadNanoseconds = 900,
            SleepLatenessNanoseconds = 15e6,
        };

        var findings = HealthFinding.AllOf(machine, health);

        Assert.All(findings, finding => Assert.NotEqual((HealthLevel.Fine, ""), (finding.Level, finding.Advice)));
        Assert.Equal(
            "WARNING   other programs: use 35% of the machine (3 of them busy). Close them: rounds in which they use "
                + "more than 5% count as disturbed.",
            Assert.Single(findings, finding => finding.Name == "other programs").ToLine());
    }

    [Fact]
    public void Warning_names_what_is_serious_in_a_line()
    {
        var health = SampleHealth.Machine with { PowerSource = "battery", Governor = "powersave", Foreign = 0.12 };

        Assert.Equal(
            "power: battery; other programs: use 12% of the machine",
            HealthFinding.Warning(RealMachine, health));
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(1.5, true)]
    public void AllOf_takes_a_quota_as_serious_below_the_cores(double quota, bool isSerious)
    {
        var findings = HealthFinding.AllOf(RealMachine with { CpuQuota = quota }, SampleHealth.Machine);

        Assert.Equal(
            isSerious ? HealthLevel.Serious : HealthLevel.Fine,
            Assert.Single(findings, finding => finding.Name == "processors").Level);
    }
}
