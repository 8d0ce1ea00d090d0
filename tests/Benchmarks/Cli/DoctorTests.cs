using System.Text.RegularExpressions;
using ConcurrencyCompare.Tests.Support;

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
            "processor", "processors", "cores", "machine", "memory", "threads", "clock rate", "power", "other programs", "load", "garbage collector",
            "compiler", "clock", "timers",
        })
        {
            Assert.Single(lines, line => Regex.IsMatch(line, $"^(ok|note|WARNING) +{name}: "));
        }
    }
}
