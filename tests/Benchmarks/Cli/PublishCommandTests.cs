namespace ConcurrencyCompare.Tests.Cli;

public sealed class PublishCommandTests : FolderTests
{
    private const string Key = "amd-epyc-2-cores-x64-linux-debian-gnu-linux-12-net-10-0-workstation-concurrent";

    private static readonly RunResults Run = SampleResults.Create();

    private static readonly RunResults Later = Run with
    {
        Settings = Run.Settings with { StartedUtc = Run.Settings.StartedUtc.AddDays(1), Seed = 2 },
    };

    private static readonly RunResults Elsewhere = Run with
    {
        Environment = Run.Environment with { Processor = "Ampere Altra", Architecture = "Arm64" },
    };

    private string Site => _directory.File("site");

    [Fact]
    public void Publish_gives_a_machine_seen_for_the_first_time_a_page_with_all_that_belongs_to_it()
    {
        var run = Publish(_directory.Folder("one", Run));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"History: {Path.Combine(Site, Key)}: 1 quick run, change points need 12.", run.Output);
        Assert.Contains($"Report: {Path.Combine(Site, PageWriter.Name)}", run.Output);
        string[] expected =
        [
            GitHubActionBenchmark.Name, HistoryFile.Name, PageWriter.Name, OpenMetrics.Name, ReportFolder.MarkdownName,
            ResultsCsv.Name,
            ResultsFile.Name, HistogramLog.Name,
        ];
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(Site, Key)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(_directory.File("one"), ResultsFile.Name)),
            File.ReadAllBytes(Path.Combine(Site, Key, ResultsFile.Name)));
        Assert.Contains("1 quick run so far; change points need 12.", Text(Key, ReportFolder.MarkdownName));
    }

    [Fact]
    public void Publish_shows_the_newest_run_of_every_machine_with_links_to_its_page()
    {
        Publish(_directory.Folder("one", Run), _directory.Folder("two", Elsewhere));
        Publish(_directory.Folder("three", Later));

        var page = Text(PageWriter.Name);
        var other = MachineClass.Of(Elsewhere.Environment).Key;
        Assert.Contains("2 runs side by side", page);
        Assert.Contains(
            $"<a href=\"{Key}/index.html\">AMD EPYC, Linux Debian GNU/Linux 12, 2 cores</a>: 2 quick runs", page);
        Assert.Contains($"<a href=\"{other}/index.html\">Ampere Altra", page);
        Assert.Contains($"]({other}/report.md): 1 quick run", Text(ReportFolder.MarkdownName));
        Assert.Contains("seed 2", Text(Key, ReportFolder.MarkdownName));
        Assert.Contains("## Ampere Altra, ", Text(RunSummary.Name));
        Assert.DoesNotContain("](", Text(RunSummary.Name));
        Assert.DoesNotContain(_directory.Path, string.Concat(Contents().Values));
    }

    [Fact]
    public void Publish_of_the_same_twice_changes_no_byte()
    {
        string[] runs =
            [_directory.Folder("one", Run), _directory.Folder("two", Elsewhere), _directory.Folder("three", Later)];
        Publish(runs);
        var first = Contents();

        Publish(runs);
        Publish(runs[0]);

        Assert.Equal(first, Contents());
    }

    [Fact]
    public void Publish_gives_the_same_in_any_order()
    {
        Publish(_directory.Folder("one", Run), _directory.Folder("two", Elsewhere), _directory.Folder("three", Later));
        var together = Contents();
        Directory.Delete(Site, recursive: true);

        Publish(_directory.Folder("three", Later));
        Publish(_directory.Folder("two", Elsewhere));
        Publish(_directory.Folder("one", Run));

        Assert.Equal(together, Contents());
    }

    [Theory]
    [InlineData("part", "whole")]
    [InlineData("whole", "part")]
    [InlineData("part", "whole", "part", "whole")]
    public void Publish_of_a_run_and_of_a_part_of_it_gives_the_same_as_the_run_alone(params string[] order)
    {
        // What was published of a run before it was interrupted: fewer cases, of the same start.
        _directory.Folder("part", Run with { Cases = [.. Run.Cases.Take(1)] });
        _directory.Folder("whole", Run);
        Publish(_directory.File("whole"));
        var alone = Contents();
        Directory.Delete(Site, recursive: true);

        foreach (var name in order) Assert.Equal(0, Publish(_directory.File(name)).ExitCode);

        Assert.Equal(alone, Contents());
    }

    [Fact]
    public void Publish_takes_a_folder_of_folders_with_results()
    {
        _directory.Folder("artifacts/linux", Run);
        _directory.Folder("artifacts/arm", Elsewhere);
        Directory.CreateDirectory(_directory.File("artifacts/failed"));

        Assert.Equal(0, Publish(_directory.File("artifacts")).ExitCode);

        Assert.Equal(
            2, Directory.GetDirectories(Site).Count(folder => File.Exists(Path.Combine(folder, HistoryFile.Name))));
    }

    [Fact]
    public void Publish_leaves_alone_what_is_not_its_own()
    {
        _directory.Folder("site/local", Run);
        File.WriteAllText(_directory.File("site/README.md"), "mine");

        Publish(_directory.Folder("two", Elsewhere));

        Assert.Equal([ResultsFile.Name], Directory.GetFiles(_directory.File("site/local")).Select(Path.GetFileName));
        Assert.Equal("mine", File.ReadAllText(_directory.File("site/README.md")));
        Assert.DoesNotContain("AMD EPYC", Text(ReportFolder.MarkdownName));
    }

    [Theory]
    [InlineData("../../evil")]
    [InlineData("\u202E<b>\"/\\\n")]
    [InlineData("☃")]
    public void Publish_keeps_hostile_names_of_machines_inside_the_site(string name)
    {
        var run = Publish(
            _directory.Folder(
                "one", Run with { Environment = new MachineEnvironment(name, name, name, 2, name, name, name, name) }));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(
            ["one", "site"],
            Directory.GetDirectories(_directory.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Matches("^[a-z0-9-]+$", Path.GetFileName(Assert.Single(Directory.GetDirectories(Site, "*cores*"))));
    }

    [Fact]
    public async Task Publish_by_two_at_once_keeps_the_runs_of_both()
    {
        var folders = Enumerable.Range(1, 6)
            .Select(seed => _directory.Folder($"run-{seed}", Run with { Settings = Run.Settings with { Seed = seed } }))
            .ToList();

        var runs = await Task.WhenAll(folders.Select(folder => Task.Run(() => Publish(folder))));

        Assert.All(runs, run => Assert.Equal((0, ""), (run.ExitCode, run.Error)));
        Assert.Equal(6, HistoryFile.Read(Path.Combine(Site, Key), MachineClass.Of(Run.Environment)).Runs.Count);
    }

    [Fact]
    public void Publish_says_who_is_in_the_way_when_it_has_waited_long_enough()
    {
        var folder = _directory.Folder("one", Run);
        Directory.CreateDirectory(Site);
        using (new FileStream(Path.Combine(Site, ".lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            AssertRefused(
                CommandLineRun.Of("publish", folder, "--site", Site, "--wait", "0"),
                "somebody else is still writing to");
        }

        // What a killed one left says nothing.
        Assert.True(File.Exists(Path.Combine(Site, ".lock")));
        Assert.Equal(0, CommandLineRun.Of("publish", folder, "--site", Site, "--wait", "0").ExitCode);
    }

    [Fact]
    public void Publish_writes_nothing_when_one_of_the_runs_is_not_as_it_should_be()
    {
        var good = _directory.Folder("good", Run);
        var damaged = _directory.Folder("damaged", Run);
        File.WriteAllText(Path.Combine(damaged, ResultsFile.Name), "{ \"format\": ");
        var empty = Directory.CreateDirectory(_directory.File("empty")).FullName;

        AssertRefused(Publish(good, damaged), "is not a results file (line 1");
        AssertRefused(
            Publish(good, empty), "there is no results.json in '" + empty + "', nor in a folder right below it.");
        AssertRefused(Publish(good, _directory.File("absent")), "there is no results.json in '");
        AssertRefused(
            Publish(good, _directory.Folder("nothing", Run with { Cases = [] })),
            "belongs in no history: nothing was measured.");
        AssertRefused(
            Publish(good, _directory.Folder("few", SampleResults.Create(rounds: 5))), "no case has the six rounds");
        AssertRefused(
            Publish(
                good,
                _directory.Folder(
                    "smoke", Run with { Settings = Run.Settings with { Profile = "smoke", IsTrial = true } })),
                        "a smoke run only shows");
        Assert.False(Directory.Exists(Site));
    }

    [Fact]
    public void Publish_refuses_a_site_that_cannot_be_written()
    {
        var file = _directory.File("file");
        File.WriteAllText(file, "");

        AssertRefused(
            CommandLineRun.Of("publish", _directory.Folder("one", Run), "--site", Path.Combine(file, "below")),
            "cannot be written: ", "--site");
    }

    [Fact]
    public void Publish_refuses_a_newer_history_and_leaves_it_alone()
    {
        Publish(_directory.Folder("one", Run));
        var path = Path.Combine(Site, Key, HistoryFile.Name);
        var newer = File.ReadAllText(path).Replace("\"version\":2", "\"version\":9", StringComparison.Ordinal);
        File.WriteAllText(path, newer);

        AssertRefused(
            Publish(_directory.Folder("two", Later)), "has version 9 of the format; this program reads up to 2");
        Assert.Equal(newer, File.ReadAllText(path));
    }

    [Fact]
    public void Publish_refuses_to_go_on_from_damaged_results()
    {
        Publish(_directory.Folder("one", Run));
        File.WriteAllText(Path.Combine(Site, Key, ResultsFile.Name), "{");
        var before = Contents();

        AssertRefused(
            Publish(_directory.Folder("two", Later)), Path.Combine(Site, Key, ResultsFile.Name),
            "is not a results file");
        Assert.Equal(before, Contents());
    }

    [Fact]
    public void Publish_warns_of_damaged_lines_and_goes_on()
    {
        Publish(_directory.Folder("one", Run));
        File.AppendAllText(Path.Combine(Site, Key, HistoryFile.Name), "{\"format\":\"concurrency-compare/hi");

        var run = Publish(_directory.Folder("two", Later));

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith($"warning: in {Path.Combine(Site, Key)}: history.jsonl, line 3 is left out: ", run.Error);
        Assert.Contains(": 2 quick runs, change points need 12.", run.Output);
        Assert.Contains("history.jsonl, line 3 is left out", Text(Key, ReportFolder.MarkdownName));
    }

    [Fact]
    public void Publish_without_a_run_draws_everything_again()
    {
        Publish(_directory.Folder("one", Run), _directory.Folder("two", Elsewhere));
        var before = Contents();
        foreach (var page in Directory.GetFiles(Site, "*.html", SearchOption.AllDirectories)) File.Delete(page);

        Assert.Equal(0, CommandLineRun.Of("publish", "--site", Site).ExitCode);

        Assert.Equal(before, Contents());
    }

    [Fact]
    public void Report_of_a_machine_in_a_site_keeps_its_history()
    {
        Publish(_directory.Folder("one", Run));
        var before = Contents();

        Assert.Equal(0, CommandLineRun.Of("report", Path.Combine(Site, Key)).ExitCode);

        Assert.Equal(before, Contents());
    }

    private CommandLineRun Publish(params string[] folders) =>
        CommandLineRun.Of(["publish", .. folders, "--site", Site]);

    private string Text(params string[] path) => File.ReadAllText(Path.Combine([Site, .. path]));

    private Dictionary<string, string> Contents() => Directory
        .EnumerateFiles(Site, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(Site, file), File.ReadAllText);
}
