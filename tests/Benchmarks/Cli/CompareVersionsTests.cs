using ConcurrencyCompare.Benchmarks.Cli;
using ConcurrencyCompare.Tests.Versions;

namespace ConcurrencyCompare.Tests.Cli;

/// <summary>What <c>compare</c> says before it measures; that it measures, tests/EndToEnd/Runs/VersionsRunTests.cs
/// shows.</summary>
public sealed class CompareVersionsTests : FolderTests
{
    [Theory]
    [InlineData(
        "--git main --checkouts a b", "give either --git with one revision or two, or --checkouts with two folders.")]
    [InlineData("--git", "--git")]
    [InlineData("--checkouts a", "give either --git")]
    [InlineData("--checkouts a a/", "--checkouts takes two folders")]
    [InlineData("--checkouts absent also-absent", "base cannot be measured: there is no folder 'benchmarks' in '")]
    [InlineData("--git main --repository /nowhere/at-all", "there is no folder '/nowhere/at-all'.")]
    [InlineData("--git main HEAD more", "give either --git")]
    [InlineData("--git main --fliter *", "unknown option '--fliter'. Did you mean '--filter'?")]
    [InlineData("--git main --profiel smoke", "unknown option '--profiel'. Did you mean '--profile'?")]
    [InlineData("--git main --list flat", "lists and information come from `benchmarks`.")]
    [InlineData("--git main --launchCount 2", "--launchCount 2: a round is one fresh process of each case")]
    [InlineData("--git main --rounds 0", "--rounds takes a whole number from 1, not '0'.")]
    [InlineData("--git main --fail-on slowr", "unknown --fail-on 'slowr'. Did you mean 'slower'?")]
    [InlineData("a b --rounds 3", "--rounds says how to measure: it needs --git or --checkouts.")]
    [InlineData("a b --repository .", "--repository says how to measure")]
    [InlineData("a b --filter *", "unknown option '--filter'.")]
    [InlineData("a b c", "compare takes two folders with results, or --git or --checkouts to measure first.")]
    public void Run_says_what_is_wrong(string arguments, string expected)
    {
        var output = _directory.File("out");

        var run = CommandLineRun.Of(["compare", "--output", output, .. arguments.Split(' ')]);

        AssertOneError(run, expected);
    }

    [Fact]
    public void Run_says_that_git_does_not_know_a_revision()
    {
        using var sample = new SampleRepository();

        var run = CommandLineRun.Of("compare", "--git", "first", "nowhere", "--repository", sample.Path);

        AssertOneError(run, "git knows no revision 'nowhere' in '");
    }

    [Fact]
    public void Run_says_what_it_compares_and_what_it_leaves_out()
    {
        using var sample = new SampleRepository();
        File.WriteAllText(sample.File, "changed");

        // There is nothing to build in this repository.
        var run = CommandLineRun.Of(
            "compare", "--git", "HEAD", "--repository", sample.Path, "--output", _directory.File("out"));

        Assert.Equal(2, run.ExitCode);
        var commit = sample.Git("rev-parse", "HEAD")[..12];
        Assert.Contains($"base is HEAD, {commit}; new is HEAD, {commit}.", run.Output);
        Assert.Contains("Both are the same commit", run.Output);
        Assert.StartsWith("warning: what is not committed is not measured.", run.Error);
        Assert.Contains("error: base cannot be measured: ", run.Error);
        Assert.Single(sample.Git("worktree", "list").Split('\n'));
    }

    [Theory]
    [InlineData("--git main", "--rounds 20")]
    [InlineData("--git main --rounds 6 --profile full --cpus 0", "--profile full --rounds 6 --cpus 0")]
    [InlineData(
        "--git main --models threads,callbacks --models iterators",
        "--models threads,callbacks --models iterators --rounds 20")]
    [InlineData("--git main --budget 15m", "--budget 450s")]
    [InlineData("--git main --budget 15m --rounds 6", "--rounds 6 --budget 450s")]
    public void ArgumentsOf_tells_both_sides_the_same(string arguments, string expected)
    {
        var theirs = BenchmarkDotNetOptions.Parse(["--filter", "*"], []);

        var told = CompareVersions.ArgumentsOf(CompareCommand.Create(LinuxFiles.Here).Parse(arguments), theirs);

        Assert.Equal(expected + " --filter *", string.Join(' ', told));
    }

    [Fact]
    public void ArgumentsOf_chooses_scenarios_only_when_the_user_does_not()
    {
        var told = CompareVersions.ArgumentsOf(
            CompareCommand.Create(LinuxFiles.Here).Parse("--git main"), BenchmarkDotNetOptions.Parse([], []));

        Assert.Equal(["--scenarios", "throughput,latency,oversubscribed,one-core", "--rounds", "20"], told);
    }
}
