using System.Text.RegularExpressions;
using ConcurrencyCompare.Tests.Machine;

namespace ConcurrencyCompare.Tests.Cli;

public class DoctorTests
{
    [Fact]
    public void Doctor_says_a_line_for_each_thing()
    {
        var run = CommandLineRun.Of("doctor");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.All(lines, line => Assert.Matches("^(ok|note|WARNING|  ) +[a-z ]+: ", line));
        foreach (var name in new[]
        {
            "processor", "processors", "cores", "machine", "memory", "threads", "clock rate", "power", "other programs",
            "load", "garbage collector",
            "compiler", "clock", "timers",
        })
        {
            Assert.Single(lines, line => Regex.IsMatch(line, $"^(ok|note|WARNING) +{name}: "));
        }
    }

    [Fact]
    public void Doctor_tells_what_is_wrong_with_another_machine()
    {
        // A container with hyper-threads of one core, half a processor of time by the group around it, and little
        // memory.
        using var machine = MadeUpMachines.Linux("0-63,128-191", "5,133").WithSiblings("5,133")
            .WithGroup(
                "/pod/box", ("pod/cpu.max", "50000 100000"), ("pod/box/cpu.max", "max 100000"),
                ("pod/box/memory.max", "500000000"), ("pod/pids.max", "1024"))
            .With(".dockerenv").With("proc/sys/kernel/osrelease", "5.15.90.1-microsoft-standard-WSL2\n")
                .With("proc/loadavg", "70.5 1 1 1/9 1\n");

        var run = CommandLineRun.On(machine.Files, "doctor");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        // A line that is too long for the terminal goes on below.
        var output = Regex.Replace(run.Output, @"\s+", " ");
        foreach (var line in (string[])
        [
            "1 physical and 2 logical cores. The logical cores are one physical one,",
            "WARNING processors: may use 5,133 of the machine's 128, but no more time than 0.5 of them. The limit "
                + "stops threads",
            "note machine: virtual (Hyper-V (WSL 2)), in a container (Docker).",
            "note memory: 500 MB of 16.4 GB available, and the control group may have 500 MB. Cases that need more are "
                + "not measured,",
            "note threads: about 768 at most, from the control group's pids.max. Cases with more threads are not "
                + "measured:",
            "note load: 70.5 threads on average in the last minute.",
            "ok clock rate: not given by this system",
        ])
        {
            Assert.Contains(line, output);
        }
    }
}
