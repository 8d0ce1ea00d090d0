namespace ConcurrencyCompare.Tests.Analysis.Comparing;

public class ComparabilityTests
{
    private static readonly RunResults Run = SampleResults.Create();

    public static TheoryData<string, bool> Changes => new()
    {
        { "processor", true },
        { "architecture", true },
        { "logical cores", true },
        { "operating system", true },
        { "garbage collector", true },
        { "profile", true },
        { "processors pinned to", true },
        { "BenchmarkDotNet's options", true },
        { "commit", false },
        { "plug-ins", false },
        { "rounds", false },
        { "version of the operating system", false },
        { "runtime", false },
        { "BenchmarkDotNet", false },
        { "virtual machine", false },
    };

    [Fact]
    public void Of_finds_nothing_between_a_run_and_itself() => Assert.Empty(Comparability.Of(Run, Run));

    [Theory, MemberData(nameof(Changes))]
    public void Of_names_what_differs_and_whether_times_may_be_compared(string what, bool forbidsTimes)
    {
        var difference = Assert.Single(Comparability.Of(Run, Changed(what)));

        Assert.Equal((what, forbidsTimes), (difference.What, difference.ForbidsTimes));
        Assert.NotEqual(difference.Base, difference.New);
    }

    [Fact]
    public void Of_gives_both_values()
    {
        Assert.Equal(
            new RunDifference("processors pinned to", "all", "0-1", ForbidsTimes: true),
            Assert.Single(Comparability.Of(Run, Changed("processors pinned to"))));
        Assert.Equal(
            new RunDifference("operating system", "Linux Debian GNU/Linux", "Windows", ForbidsTimes: true),
            Assert.Single(Comparability.Of(Run, Changed("operating system"))));
    }

    [Fact]
    public void Of_gives_the_commits_also_when_they_are_the_same()
    {
        var known = Changed("commit");

        Assert.Equal(
            new RunDifference("commit", known.Settings.Commit!, known.Settings.Commit!, ForbidsTimes: false),
            Assert.Single(Comparability.Of(known, known)));
        Assert.Equal("not known", Assert.Single(Comparability.Of(Run, known)).Base);
    }

    [Theory]
    [InlineData("Linux Debian GNU/Linux 12 (bookworm)", "Linux Debian GNU/Linux")]
    [InlineData("Windows 11 (10.0.26100.2314/24H2/2024Update/HudsonValley)", "Windows")]
    [InlineData("Linux", "Linux")]
    [InlineData("", "")]
    public void SystemName_is_what_stands_before_the_version(string system, string expected) =>
        Assert.Equal(expected, Comparability.SystemName(system));

    private static RunResults Changed(string what)
    {
        var (machine, settings) = (Run.Environment, Run.Settings);
        return Run with
        {
            Plugins = what == "plug-ins"
                ? [new PluginFacts("My.dll", "1.0.0.0", new string('5', 32), ["mine"])] : Run.Plugins,
            Environment = what switch
            {
                "processor" => machine with { Processor = "other" },
                "architecture" => machine with { Architecture = "Arm64" },
                "logical cores" => machine with { LogicalCores = 3 },
                "operating system" => machine with { OperatingSystem = "Windows 11" },
                "version of the operating system" => machine with { OperatingSystem = machine.OperatingSystem + ".1" },
                "garbage collector" => machine with { GarbageCollector = "server, concurrent" },
                "runtime" => machine with { Runtime = ".NET 11.0.0" },
                "BenchmarkDotNet" => machine with { BenchmarkDotNet = "0.16.0" },
                "virtual machine" => machine with { VirtualMachine = null },
                _ => machine,
            },
            Settings = what switch
            {
                "profile" => settings with { Profile = "full" },
                "processors pinned to" => settings with { Cpus = "0-1" },
                "BenchmarkDotNet's options" => settings with { BenchmarkDotNetOptions = ["--runtimes", "net10.0"] },
                "commit" => settings with { Commit = new string('a', 40) },
                "rounds" => settings with { Rounds = 7 },
                _ => settings,
            },
        };
    }
}
