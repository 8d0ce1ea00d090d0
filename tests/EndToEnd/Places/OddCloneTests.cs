using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Places;

/// <summary>Wherever a clone lies, whatever lies around it and however it is started: it builds and measures.</summary>
[Collection(MeasuringTests.Name)]
public sealed class OddCloneTests(OddClone clone) : IClassFixture<OddClone>
{
    private static readonly string[] Small =
        ["--profile", "smoke", "--scenarios", "round-trip", "--models", "callbacks"];

    [Fact]
    public void Clone_builds_without_a_warning_and_takes_in_nothing_from_above()
    {
        Assert.True(clone.Build.ExitCode == 0, clone.Build.Output + clone.Build.Error);
        Assert.Contains("Would measure ", clone.Build.Output);
        Assert.DoesNotContain("warning", clone.Build.Output + clone.Build.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Clone_measures_when_it_is_started_at_its_root() => AssertMeasured(RunIn(clone.Folder));

    [Fact]
    public void Clone_measures_when_its_project_is_named_from_elsewhere() =>
        AssertMeasured(OddClone.Run(
            clone.File("."), "dotnet",
            ["run", "-c", "Release", "--no-build", "--project", Path.Combine(clone.Folder, "benchmarks"), "--",
                "benchmarks", .. Small,
                "--output", clone.Results]));

    [Fact]
    public void Clone_measures_when_its_program_is_started_through_a_link_without_git_or_dotnet_on_the_path()
    {
        var link = clone.File("link");
        File.CreateSymbolicLink(link, clone.Application);
        var root = Path.GetDirectoryName(Benchmarks.Toolchains.DotNetHost.Path)!;

        AssertMeasured(OddClone.Run("/", link, [.. Small, "--output", clone.Results], start =>
        {
            start.Environment["PATH"] = "/nowhere";
            start.Environment["DOTNET_ROOT"] = root;
        }));
    }

    [Fact]
    public void Clone_measures_when_it_is_reached_through_a_link()
    {
        var link = clone.File("folder-link");
        Directory.CreateSymbolicLink(link, clone.Folder);

        AssertMeasured(RunIn(link));
    }

    [Fact]
    public void A_run_that_is_killed_does_not_touch_the_next_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are looked for in /proc.");
        var start = new ProcessStartInfo(clone.Application, ["--profile", "smoke", "--output", clone.Results])
        {
            RedirectStandardOutput = true,
        };
        using (var killed = Process.Start(start)!)
        {
            while (
                killed.StandardOutput.ReadLine() is { } line
                    && !line.StartsWith("round 1", StringComparison.Ordinal)) { }
            var clock = Stopwatch.StartNew();
            while (Measured().Count == 0 && clock.Elapsed < Patience.Limit) Thread.Yield();
            killed.Kill();
            killed.WaitForExit();
        }

        AssertMeasured(OddClone.Run(clone.Folder, clone.Application, [.. Small, "--output", clone.Results]));
        // Whoever measures on beside us would disturb us: he has nobody to tell what he measures any more, and ends.
        var waiting = Stopwatch.StartNew();
        while (Measured().Count > 0 && waiting.Elapsed < Patience.Limit) Thread.Yield();
        Assert.Empty(Measured());
    }

    /// <summary>Moments of a run, by what there is of it: its folder, half a program, a program, some of the
    /// results.</summary>
    [Theory]
    [InlineData("benchmarkdotnet")]
    [InlineData("benchmarkdotnet/program")]
    [InlineData("benchmarkdotnet/program/ConcurrencyCompare.Benchmarks-Round01-1.dll")]
    [InlineData(RunJournal.Name)]
    public void A_run_that_is_killed_at_some_moment_does_not_touch_the_next_one(string there)
    {
        if (Directory.Exists(clone.Results)) Directory.Delete(clone.Results, recursive: true);
        var start = new ProcessStartInfo(
            clone.Application,
            ["--profile", "smoke", "--rounds", "5", "--scenarios", "round-trip", "--output", clone.Results])
        {
            RedirectStandardOutput = true,
        };
        using (var killed = Process.Start(start)!)
        {
            killed.BeginOutputReadLine();
            var clock = Stopwatch.StartNew();
            var path = Path.Combine(clone.Results, there);
            while (!Path.Exists(path) && !killed.HasExited && clock.Elapsed < 2 * Patience.Limit) Thread.Yield();
            Assert.True(Path.Exists(path), "The run did not get there.");
            killed.Kill();
            killed.WaitForExit();
        }

        AssertMeasured(OddClone.Run(clone.Folder, clone.Application, [.. Small, "--output", clone.Results]));
    }

    [Fact]
    public void A_full_disk_is_said_in_a_line_that_names_the_place()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The shell's limit stands for a full disk.");
        var output = clone.File("small");

        var run = OddClone.Run(
            clone.Folder, "/bin/sh",
            ["-c", "trap '' XFSZ; ulimit -f 200; exec \"$0\" \"$@\"", clone.Application, .. Small, "--output", output],
            // The runtime's own pages are a file as well.
            start => start.Environment["DOTNET_EnableWriteXorExecute"] = "0");

        Assert.Equal(1, run.ExitCode);
        var error = Assert.Single(
            run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            line => !line.StartsWith("warning: ", StringComparison.Ordinal));
        Assert.StartsWith("error: the measured program could not be built: ", error);
        Assert.Contains(output, error);
        Assert.Contains(". The log is ", error);
    }

    private ProcessRun RunIn(string root) => OddClone.Run(
        root, "dotnet", ["run", "-c", "Release", "--no-build", "benchmarks", .. Small, "--output", clone.Results]);

    private void AssertMeasured(ProcessRun run)
    {
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        var measured = Assert.Single(ResultsFile.Read(clone.Results).Cases);
        Assert.Equal(("round-trip", "callbacks", 1), (measured.Scenario, measured.Model, measured.Rounds.Count));
        Assert.False(
            Directory.Exists(Path.Combine(clone.Results, "benchmarkdotnet", "program")),
            "What the run made is still there.");
    }

    /// <summary>The measured processes of this clone.</summary>
    private List<string> Measured() =>
    [
        .. Directory.GetDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .Where(
                folder =>
                    LinkOf(Path.Combine(folder, "cwd")) == Path.Combine(clone.Results, "benchmarkdotnet", "program")),
    ];

    private static string? LinkOf(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget?.Replace(" (deleted)", "", StringComparison.Ordinal);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
