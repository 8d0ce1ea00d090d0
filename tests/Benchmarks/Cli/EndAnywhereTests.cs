using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Cli;

/// <summary>A process may end between any two changes of files: nothing that was there is lost, and the next one makes
/// the rest good.</summary>
public sealed class EndAnywhereTests : FolderTests
{
    private static readonly RunResults First = SampleResults.Create();

    private readonly string _first;
    private readonly string _second;
    private readonly string _elsewhere;

    public EndAnywhereTests()
    {
        _first = _directory.Folder("first", First);
        // Later, with fewer pictures and without histograms.
        _second = _directory.Folder("second", SmallRuns.Create(hour: 1));
        _elsewhere = _directory.Folder("elsewhere", SmallRuns.Create(processor: "Ampere"));
    }

    [Fact]
    public void Publish_that_ends_anywhere_is_made_good_by_the_next()
    {
        var site = _directory.File("site");
        Publish(site, _first);
        var ends = EndsOf(site, () => Publish(site, _second, _elsewhere));
        var whole = SmallRuns.ContentsOf(site);

        Assert.InRange(ends.Count, 60, 1_000);
        foreach (var (number, end) in ends.Index())
        {
            Publish(end, _second, _elsewhere);
            SmallRuns.AssertSame(whole, SmallRuns.ContentsOf(end), $"ended after change {number}");
        }
    }

    [Fact]
    public void Publish_of_the_first_run_that_ends_anywhere_is_made_good_by_the_next()
    {
        var site = _directory.File("site");
        var ends = EndsOf(site, () => Publish(site, _first));
        var whole = SmallRuns.ContentsOf(site);

        foreach (var (number, end) in ends.Index())
        {
            Publish(end, _first);
            SmallRuns.AssertSame(whole, SmallRuns.ContentsOf(end), $"ended after change {number}");
        }
    }

    [Fact]
    public void Publish_that_ends_anywhere_leaves_each_of_its_runs_there_or_not_for_whoever_comes_next()
    {
        var other = _directory.Folder("other", SmallRuns.Create(processor: "Ryzen"));
        var site = _directory.File("site");
        Publish(site, _first);
        var ends = EndsOf(site, () => Publish(site, _second, _elsewhere));
        string[][] possible = [[_first], [_first, _second], [_first, _second, _elsewhere]];
        var sites = possible
            .Select((runs, place) =>
            {
                Publish(_directory.File($"possible-{place}"), [.. runs, other]);
                return SmallRuns.ContentsOf(_directory.File($"possible-{place}"));
            })
            .ToList();

        foreach (var (number, end) in ends.Index())
        {
            Publish(end, other);
            var contents = SmallRuns.ContentsOf(end);
            Assert.True(
                sites.Any(contents.SequenceEqual), $"ended after change {number}: {string.Join(' ', contents.Keys)}");
        }
    }

    [Fact]
    public void Report_of_a_run_that_was_broken_off_ends_anywhere_and_loses_nothing()
    {
        var folder = BrokenOff();
        var ends = EndsOf(folder, () => Assert.Equal(0, CommandLineRun.Of("report", folder).ExitCode));
        var whole = SmallRuns.ContentsOf(folder);

        Assert.Contains(ResultsFile.Name, whole.Keys);
        foreach (var (number, end) in ends.Index())
        {
            Assert.Equal(0, CommandLineRun.Of("report", end).ExitCode);
            SmallRuns.AssertSame(whole, SmallRuns.ContentsOf(end), $"ended after change {number}");
        }
    }

    [Theory]
    [InlineData("results.json")]
    [InlineData("history.jsonl")]
    [InlineData("index.html")]
    public void Publish_that_is_killed_is_made_good_by_the_next(string after)
    {
        var (site, whole) = (_directory.File("site"), _directory.File("whole"));
        Publish(whole, _first, _elsewhere);
        var application = Path.Combine(AppContext.BaseDirectory, "ConcurrencyCompare.Benchmarks.dll");
        string[] arguments = [application, "publish", _first, _elsewhere, "--site", site];
        using var killed = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        bool HasBegun() =>
            Directory.Exists(site) && Directory.GetFiles(site, after, SearchOption.AllDirectories).Length > 0;
        Assert.True(SpinWait.SpinUntil(() => HasBegun() || killed.HasExited, 2 * Patience.Limit));
        // On Linux and macOS by SIGKILL, on Windows by TerminateProcess.
        killed.Kill();
        killed.WaitForExit();

        Publish(site, _first, _elsewhere);

        SmallRuns.AssertSame(SmallRuns.ContentsOf(whole), SmallRuns.ContentsOf(site));
    }

    /// <summary>What a folder holds after each change of a file.</summary>
    private List<string> EndsOf(string folder, Action change)
    {
        var ends = new List<string>();
        using (WholeFile.WatchSteps(() => ends.Add(CopyOf(folder, _directory.File($"end-{ends.Count}"))))) change();
        return ends;
    }

    private static string CopyOf(string folder, string copy)
    {
        Directory.CreateDirectory(copy);
        foreach (var below in Directory.GetDirectories(folder, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(below.Replace(folder, copy, StringComparison.Ordinal));
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            // The lock is held.
            if (Path.GetFileName(file) == ".lock") File.WriteAllText(Path.Combine(copy, ".lock"), "");
            else File.WriteAllBytes(file.Replace(folder, copy, StringComparison.Ordinal), Read(file));
        }

        return copy;
    }

    /// <summary>Also what is being written.</summary>
    private static byte[] Read(string file)
    {
        var bytes = new byte[new FileInfo(file).Length];
        try
        {
            File.ReadAllBytes(file).CopyTo(bytes, 0);
        }
        catch (IOException)
        {
            // Empty, or a part: whoever wrote it was killed.
        }

        return bytes;
    }

    private string BrokenOff()
    {
        var folder = _directory.File("broken-off");
        Directory.CreateDirectory(folder);
        var lines = First.Cases.SelectMany(measured => measured.Rounds.Take(6).Select(round =>
            new JournalLine(measured.Scenario, measured.Setting, measured.Model, round.Round) { Result = round }))
                .ToList();
        var start = First with
        {
            Cases = [.. First.Cases.Select(measured => measured with { Rounds = [] })],
            Missing =
            [
                .. lines.Select(line => new MissingRound(
                    line.Scenario, line.Setting, line.Model, line.Round, "the run ended before")),
            ],
        };
        using var journal = RunJournal.Create(folder, start, lines[0]);
        foreach (var line in lines.Skip(1)) journal.Add(line);
        return folder;
    }

    private static void Publish(string site, params string[] folders) =>
        CommandLineRun.MustDo(["publish", .. folders, "--site", site]);
}
