using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Runs;

/// <summary>Whatever ends a run early: it ends in order, with what was measured saved.</summary>
[Collection(MeasuringTests.Name)]
public sealed class EarlyEndTests : FolderTests
{
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void A_signal_ends_a_run_with_what_was_measured(string signal)
    {
        using var run = Start();
        Assert.Equal(0, ProcessRun.Of(new ProcessStartInfo("kill", [$"-{signal}", $"{run.Id}"])).ExitCode);

        AssertEnded(run);
    }

    [Fact]
    public void A_closed_pipe_ends_a_run_with_what_was_measured()
    {
        using var run = Start();
        run.StandardOutput.Close();

        AssertEnded(run);
    }

    [Fact]
    public async Task A_run_that_is_killed_leaves_no_stack_trace_of_what_it_measured()
    {
        using var run = Start();
        var error = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        run.Kill();

        // The process that is measured holds the other end until it ends as well.
        var said = await error.WaitAsync(2 * Patience.Limit, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("exception", said, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Starts a run, and waits until something of it is measured.</summary>
    private Process Start()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has other signals.");
        string[] much = ["--profile", "smoke", "--scenarios", "round-trip", "--models", "callbacks", "--rounds", "500"];
        var application = Path.Combine(AppContext.BaseDirectory, "ConcurrencyCompare.Benchmarks.dll");
        // A program that is started in the background of a script ignores Ctrl+C, and one that is started by nohup a
        // closed terminal, as do those that it starts in turn.
        string[] heeding = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT,HUP", "dotnet"] : ["dotnet"];
        var run = Process.Start(
            new ProcessStartInfo(heeding[0], [.. heeding[1..], application, .. much, "--output", _directory.Path])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        while (run.StandardOutput.ReadLine() is { } line && !line.StartsWith("round 3 ", StringComparison.Ordinal)) { }
        return run;
    }

    private void AssertEnded(Process run)
    {
        var error = run.StandardError.ReadToEndAsync();
        if (!run.WaitForExit(2 * Patience.Limit))
        {
            run.Kill(entireProcessTree: true);
            Assert.Fail("The run goes on.");
        }

        Assert.Equal(ExitCode.Interrupted, run.ExitCode);
        Assert.Contains("interrupted: what was finished is in the report.", error.GetAwaiter().GetResult());
        Assert.Contains(ResultsFile.Read(_directory.Path).Cases, measured => measured.Rounds.Count > 0);
        Assert.True(File.Exists(_directory.File("report.md")));
    }
}
