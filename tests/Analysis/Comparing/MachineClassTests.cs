namespace ConcurrencyCompare.Tests.Analysis.Comparing;

public class MachineClassTests
{
    private static readonly MachineEnvironment Sample = SampleHealth.Environment;

    [Fact]
    public void Key_names_what_numbers_depend_on()
    {
        Assert.Equal("amd-epyc-2-cores-x64-linux-debian-gnu-linux-12-net-10-0-workstation-concurrent", KeyOf(Sample));
        Assert.Equal(
            "AMD EPYC, 2 cores, X64, Linux Debian GNU/Linux 12, .NET 10.0, workstation, concurrent garbage collection",
            MachineClass.Of(Sample).Description);
    }

    [Theory]
    [InlineData("Linux Debian GNU/Linux 12 (bookworm)", "Linux Debian GNU/Linux 12")]
    [InlineData("Linux Ubuntu 24.04.1 LTS (Noble Numbat)", "Linux Ubuntu 24.04")]
    [InlineData("Linux Ubuntu 24.10", "Linux Ubuntu 24.10")]
    [InlineData("Windows 11 (10.0.26100.4061/24H2/2024Update/HudsonValley)", "Windows 11")]
    [InlineData("Windows 10 (10.0.19045.5965/22H2/2022Update)", "Windows 10")]
    [InlineData("macOS Sequoia 15.5 (24F74) [Darwin 24.5.0]", "macOS Sequoia 15")]
    [InlineData("Alpine Linux v3.20", "Alpine Linux v3.20")]
    [InlineData("Plan Nine", "Plan Nine")]
    [InlineData("", "")]
    public void Of_takes_the_release_of_a_system(string system, string expected) =>
        Assert.Equal(expected, MachineClass.Of(Sample with { OperatingSystem = system }).OperatingSystem);

    [Theory]
    [InlineData(".NET 10.0.12", ".NET 10.0")]
    [InlineData(".NET 11.0.0-preview.3.25171.5", ".NET 11.0")]
    [InlineData("Mono", "Mono")]
    public void Of_takes_the_runtime_without_its_patch(string runtime, string expected) =>
        Assert.Equal(expected, MachineClass.Of(Sample with { Runtime = runtime }).Runtime);

    [Fact]
    public void Key_is_the_same_after_a_patch_and_another_after_anything_else()
    {
        Assert.Equal(KeyOf(Sample), KeyOf(Sample with
        {
            Runtime = ".NET 10.0.99",
            BenchmarkDotNet = "9",
            VirtualMachine = null,
            OperatingSystem = "Linux Debian GNU/Linux 12.9",
        }));
        MachineEnvironment[] others =
        [
            Sample with { Processor = "AMD EPYC 2" }, Sample with { LogicalCores = 4 },
            Sample with { Architecture = "Arm64" },
            Sample with { OperatingSystem = "Linux Debian GNU/Linux 13" }, Sample with { Runtime = ".NET 11.0.0" },
            Sample with { GarbageCollector = "server, concurrent" },
        ];
        Assert.Equal(others.Length + 1, others.Append(Sample).Select(KeyOf).Distinct().Count());
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("a/b\\c:d")]
    [InlineData("\u202Eevil\u2066")]
    [InlineData("معالج")]
    [InlineData("™®+#@")]
    [InlineData("")]
    [InlineData("<script>\"'\n\0")]
    [InlineData("CON")]
    public void Key_is_safe_whatever_the_names_are(string name)
    {
        var key = KeyOf(new MachineEnvironment(name, name, name, 2, name, name, name));

        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", key);
        Assert.InRange(key.Length, 1, 120);
    }

    [Fact]
    public void Key_keeps_names_apart_where_something_is_lost()
    {
        string[] processors =
        [
            new string('w', 500), new string('w', 501), "Core i7+", "Core i7", "Core i7#", "معالج", "المعالج", "☃", "☂",
            "",
        ];

        Assert.Equal(
            processors.Length, processors.Select(name => KeyOf(Sample with { Processor = name })).Distinct().Count());
    }

    private static string KeyOf(MachineEnvironment machine) => MachineClass.Of(machine).Key;
}
