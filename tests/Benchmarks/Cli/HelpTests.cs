namespace ConcurrencyCompare.Tests.Cli;

public class HelpTests
{
    private static readonly string[] Commands =
        ["benchmarks", "demo", "list", "doctor", "report", "compare", "publish", "export"];

    [Fact]
    public void Help_is_ours_before_and_behind_every_command()
    {
        foreach (var sign in (string[])["-h", "-?", "--help"])
        {
            AssertHelp("\\[command\\]", [sign]);
            foreach (var command in Commands) AssertHelp(command, [command, sign]);
            // Whatever else stands there.
            AssertHelp("benchmarks", ["--filter", "*", sign]);
            AssertHelp("compare", ["compare", "--git", "main", sign]);
        }

        AssertHelp("\\[command\\]", ["help"]);
        AssertHelp("report", ["help", "report"]);
    }

    [Fact]
    public void Help_says_values_as_they_are_given()
    {
        foreach (var command in Commands)
        {
            var help = CommandLineRun.Of(command, "--help").Output;

            // 0.05 and 00:00:01 would be refused, were they given.
            Assert.DoesNotMatch(@"default: \d+[.:]", help);
            Assert.DoesNotContain("additional arguments", help, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(
                command is "benchmarks" or "compare",
                help.Contains("BenchmarkDotNet's options:\n  --filter, ", StringComparison.Ordinal));
        }

        Assert.Contains("compare [<BASE> [<NEW>]] [options]", CommandLineRun.Of("compare", "-h").Output);
    }

    [Fact]
    public void Version_is_ours_before_and_behind_every_command()
    {
        foreach (var arguments in Commands.Select(command => (string[])[command, "--version"]).Prepend(["--version"]))
        {
            var run = CommandLineRun.Of(arguments);

            Assert.Equal((0, ""), (run.ExitCode, run.Error));
            Assert.Matches(@"^1\.0\.0(\+[0-9a-f]{40})?\s*$", run.Output);
        }
    }

    [Fact]
    public void Help_is_not_what_a_path_may_be()
    {
        AssertRefused(CommandLineRun.Of("report", "/h"), "there is no results.json in '/h'");
        AssertRefused(CommandLineRun.Of("report", "/?"), "there is no results.json in '/?'");
        AssertRefused(CommandLineRun.Of("report", "@file"), "there is no results.json in '@file'");
    }

    private static void AssertHelp(string expected, string[] arguments)
    {
        var run = CommandLineRun.Of(arguments);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Matches($@"Usage:\s+\S+ {expected} ", run.Output);
        Assert.DoesNotContain("BenchmarkDotNet v", run.Output);
    }
}
