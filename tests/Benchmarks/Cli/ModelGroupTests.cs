using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Cli;

/// <summary>Models chosen together: core, peers, all.</summary>
public class ModelGroupTests
{
    [Theory]
    [InlineData("core", "threads,callbacks,iterators")]
    [InlineData("CORE", "iterators,callbacks,threads")]
    [InlineData("all", "core,peers")]
    [InlineData("peers,threads", "threads,Peers,channels")]
    public void Groups_are_their_models_in_any_case_and_order_each_once(string models, string same) =>
        Assert.Equal(PlanOf("--models", same), PlanOf("--models", models));

    [Fact]
    public void Core_is_what_is_measured_unless_it_is_said_what() =>
        Assert.Equal(PlanOf("--models", "core"), PlanOf());

    [Fact]
    public void Peers_come_beside_the_core() =>
        Assert.True(LaunchesOf("all") > LaunchesOf("peers") && LaunchesOf("peers") > LaunchesOf("core"));

    private static int LaunchesOf(string models) =>
        int.Parse(PlanOf("--models", models).Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);

    private static string PlanOf(params string[] models)
    {
        var run = CommandLineRun.Of(["--profile", "smoke", "--scenarios", "throughput", .. models, "--dry-run"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
