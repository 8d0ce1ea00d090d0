namespace ConcurrencyCompare.Tests.Cli;

public class DemoTests
{
    public static TheoryData<string> Models => [.. ConcurrencyModels.All.Select(model => model.Info.Name)];

    [Theory, MemberData(nameof(Models))]
    public void Demo_prints_the_tutorials_transcript(string model)
    {
        // With this pause between two items every model takes its turns in the same order.
        var run = CommandLineRun.Of("demo", model, "--count", "2", "--interval", "50ms");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["producing 0", "consuming 0", "producing 1", "consuming 1", "producer done", "consumer done", ""],
            run.Output.Split(Environment.NewLine));
    }

    [Theory, MemberData(nameof(Models))]
    public void Demo_says_whose_line_it_is_when_there_are_several(string model)
    {
        var run = CommandLineRun.Of(
            "demo", model, "--count", "2", "--interval", "0", "--producers", "2", "--consumers", "2", "--capacity",
            "1");

        var lines = run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(4, lines.Count(line => line.Contains("producing", StringComparison.Ordinal)));
        Assert.Equal(4, lines.Count(line => line.Contains("consuming", StringComparison.Ordinal)));
        Assert.Equal(
            ["consumer 1 done", "consumer 2 done", "producer 1 done", "producer 2 done"],
            lines.Where(line => line.EndsWith("done", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void List_shows_models_scenarios_and_profiles_a_line_each()
    {
        var run = CommandLineRun.Of("list");

        Assert.Equal(0, run.ExitCode);
        foreach (
            var name in new[] { "threads", "callbacks", "iterators", "throughput", "latency", "smoke", "quick",
                "full" })
        {
            Assert.Contains($"\n  {name} ", run.Output);
        }

        Assert.All(
            run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries),
            line => Assert.Matches(@"^(models|scenarios|profiles|  [a-z-]+ {2,}\S.*)$", line));
    }
}
