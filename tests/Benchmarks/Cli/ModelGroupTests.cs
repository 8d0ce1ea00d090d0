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

    [Theory]
    [InlineData("smoke", "core")]
    [InlineData("full", "core")]
    [InlineData("quick", "core,channels,async")]
    public void A_profile_has_its_models_unless_it_is_said_which(string profile, string models) =>
        Assert.Equal(PlanIn(profile, "--models", models), PlanIn(profile));

    /// <summary>Two versions are held against each other with what both have.</summary>
    [Fact]
    public void A_side_of_two_versions_has_the_core_alone() => Assert.Equal(
        PlanIn("quick", "--models", "core", "--in-turns", "abc"), PlanIn("quick", "--in-turns", "abc"));

    [Fact]
    public void Peers_come_beside_the_core() =>
        Assert.True(LaunchesOf("all") > LaunchesOf("peers") && LaunchesOf("peers") > LaunchesOf("core"));

    private static int LaunchesOf(string models) =>
        int.Parse(PlanOf("--models", models).Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);

    private static string PlanOf(params string[] models) => PlanIn("smoke", models);

    private static string PlanIn(string profile, params string[] models)
    {
        var run = CommandLineRun.Of(["--profile", profile, "--scenarios", "throughput", .. models, "--dry-run"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
