namespace ConcurrencyCompare.Tests.Cli;

/// <summary>Folders are what their paths lead to, however those are written.</summary>
public sealed class FolderNamesTests : FolderTests
{
    private const string Key = "amd-epyc-2-cores-x64-linux-debian-gnu-linux-12-net-10-0-workstation-concurrent";

    private static readonly RunResults Run = SmallRuns.Create();

    private string Output => _directory.File("merged");

    private string Site => _directory.File("site");

    /// <summary>Ways to write the folder <c>one</c>.</summary>
    public static TheoryData<string> Ways => ["one", "one/", "one//", "./one", "one/.", "two/../one", "one/../one/"];

    [Theory, MemberData(nameof(Ways))]
    public void Report_names_a_folder_however_it_is_written(string way)
    {
        Two();
        Merge(_directory.File("one"), _directory.File("two"));
        var plain = SmallRuns.ContentsOf(Output);
        Assert.Contains("2 cores (one)", plain[ReportFolder.MarkdownName]);

        Merge(Path.Combine(_directory.Path, way), _directory.File("two"));

        SmallRuns.AssertSame(plain, SmallRuns.ContentsOf(Output));
    }

    [Theory]
    [InlineData("one,two", "")]
    [InlineData("one/,two", "")]
    [InlineData("ONE,Two", "")]
    [InlineData("one,one,three,three/", "**three:** no results.")]
    public void Report_finds_what_is_expected_however_it_is_written(string expected, string missing)
    {
        Two();
        string[] arguments =
            ["report", _directory.File("one/"), _directory.File("two"), "--output", Output, "--expect", expected];
        Assert.Equal(0, CommandLineRun.Of(arguments).ExitCode);

        var lines = File.ReadAllLines(Path.Combine(Output, ReportFolder.MarkdownName))
            .Where(line => line.EndsWith(" no results.", StringComparison.Ordinal));
        Assert.Equal(missing.Length == 0 ? [] : ["- " + missing], lines);
    }

    [Fact]
    public void Report_gives_the_same_in_any_order_and_any_number_of_times()
    {
        Two();
        _directory.Folder("part", Run.Part(6));
        Merge(_directory.File("one"), _directory.File("two"));
        var plain = SmallRuns.ContentsOf(Output);

        string[][] ways =
            [["two", "one"], ["one", "two", "one"], ["part", "two", "one/", "part"], ["two", "part", "one"]];
        foreach (var given in ways)
        {
            Merge([.. given.Select(_directory.File)]);
            SmallRuns.AssertSame(plain, SmallRuns.ContentsOf(Output), string.Join(' ', given));
        }
    }

    [Fact]
    public void Report_of_a_folder_of_several_is_refused_as_one_without_results()
    {
        Two();
        Merge(_directory.File("one"), _directory.File("two"));

        AssertRefused(
            CommandLineRun.Of("report", Output, "--output", _directory.File("again")), "there is no results.json in '");
        AssertRefused(CommandLineRun.Of("publish", Output, "--site", Site), "there is no results.json in '");
    }

    [Fact]
    public void Publish_takes_the_same_run_by_every_name_once()
    {
        Two();
        Publish(_directory.File("one"));
        var plain = SmallRuns.ContentsOf(Site);
        Directory.CreateSymbolicLink(_directory.File("link"), _directory.File("one"));
        Directory.Move(_directory.File("one"), _directory.File("renamed"));
        Directory.CreateSymbolicLink(_directory.File("one"), _directory.File("renamed"));

        Publish(
            _directory.File("link"), _directory.File("renamed/"), _directory.File("./one"),
            _directory.Folder("copy", Run));

        SmallRuns.AssertSame(plain, SmallRuns.ContentsOf(Site));
    }

    [Theory]
    [InlineData("site/" + Key)]
    [InlineData("site/" + Key + "/")]
    [InlineData("link")]
    [InlineData("linked-site/" + Key)]
    public void Report_of_a_machine_in_a_site_keeps_its_history_by_every_name(string way)
    {
        Publish(_directory.Folder("one", Run));
        Publish(_directory.Folder("two", SmallRuns.Create(hour: 1)));
        Directory.CreateSymbolicLink(_directory.File("link"), _directory.File("site/" + Key));
        Directory.CreateSymbolicLink(_directory.File("linked-site"), Site);
        var before = SmallRuns.ContentsOf(Site);

        Assert.Equal((0, ""), ExitOf(CommandLineRun.Of("report", _directory.File(way))));
        SmallRuns.AssertSame(before, SmallRuns.ContentsOf(Site));
        Assert.Equal(
            (0, ""),
            ExitOf(CommandLineRun.Of("report", _directory.File("site/" + Key), "--output", _directory.File(way))));
        SmallRuns.AssertSame(before, SmallRuns.ContentsOf(Site));
    }

    [Fact]
    public void Report_of_a_machine_that_was_copied_out_of_its_site_has_its_history()
    {
        Publish(_directory.Folder("one", Run));
        Directory.Move(Path.Combine(Site, Key), _directory.File("Copied Out"));

        Assert.Equal((0, ""), ExitOf(CommandLineRun.Of("report", _directory.File("Copied Out"))));
        var markdown = File.ReadAllText(_directory.File("Copied Out/" + ReportFolder.MarkdownName));
        Assert.Contains("1 quick run so far; change points need", markdown);
    }

    [Fact]
    public void Report_does_not_replace_a_run_by_a_part_of_it()
    {
        var (whole, part) = (_directory.Folder("whole", Run), _directory.Folder("part", Run.Part(6)));
        var before = SmallRuns.ContentsOf(whole);

        AssertRefused(
            CommandLineRun.Of("report", part, "--output", whole),
            $"the results.json in '{whole}' is of the same run and holds more of it: choose another folder");

        SmallRuns.AssertSame(before, SmallRuns.ContentsOf(whole));
        Assert.Equal(0, CommandLineRun.Of("report", whole, "--output", part).ExitCode);
        Assert.Equal(Run.Measurements, ResultsFile.Read(part).Measurements);
    }

    [Theory]
    [InlineData("history.jsonl", "{\"not\":\"ours\"}\n")]
    [InlineData("history.jsonl", "")]
    [InlineData("results.json", "{\"not\":\"ours\"}\n")]
    [InlineData("results.json", "no JSON at all")]
    [InlineData("journal.jsonl", "{}")]
    public void Publish_leaves_folders_alone_that_are_not_its_own(string name, string text)
    {
        Directory.CreateDirectory(_directory.File("site/foreign"));
        Directory.CreateDirectory(_directory.File("site/" + Key + "/charts"));
        File.WriteAllText(_directory.File("site/foreign/" + name), text);
        File.WriteAllText(_directory.File("site/" + Key + "/charts/mine.svg"), "<svg/>");
        File.WriteAllText(_directory.File("site/" + Key + "/notes.txt.incomplete"), "mine");

        Publish(_directory.Folder("one", Run));

        Assert.Equal(
            [(name, text)],
            SmallRuns.ContentsOf(_directory.File("site/foreign")).Select(file => (file.Key, file.Value)));
        Assert.Equal("<svg/>", File.ReadAllText(_directory.File("site/" + Key + "/charts/mine.svg")));
        Assert.Equal("mine", File.ReadAllText(_directory.File("site/" + Key + "/notes.txt.incomplete")));
    }

    [Fact]
    public void Publish_goes_on_where_the_results_of_another_machine_were_taken_away()
    {
        Publish(_directory.Folder("one", Run));
        File.Delete(Path.Combine(Site, Key, ResultsFile.Name));
        Directory.Delete(_directory.File("one"), recursive: true);

        var run = CommandLineRun.Of(
            "publish", _directory.Folder("two", SmallRuns.Create(processor: "Ampere")), "--site", Site);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            $"warning: in {Path.Combine(Site, Key)}: there is no results.json, so its page is not drawn again; "
                + "publish its newest run once more.\n",
            run.Error.ReplaceLineEndings("\n"));
        Assert.Contains("Ampere", File.ReadAllText(Path.Combine(Site, ReportFolder.MarkdownName)));
        Publish(_directory.Folder("one", Run));
        Assert.Contains("AMD EPYC", File.ReadAllText(Path.Combine(Site, ReportFolder.MarkdownName)));
    }

    [Fact]
    public void Publish_makes_a_site_of_an_earlier_version_one_of_this()
    {
        Publish(_directory.Folder("one", Run), _directory.Folder("two", SmallRuns.Create(hour: 1)));
        var whole = SmallRuns.ContentsOf(Site);
        var history = Path.Combine(Site, Key, HistoryFile.Name);
        File.WriteAllText(history, File.ReadAllText(history)
            .Replace("\"version\":2", "\"version\":1", StringComparison.Ordinal)
            .Replace("\"measured\":16,", "", StringComparison.Ordinal));

        var drawn = CommandLineRun.Of("publish", "--site", Site);

        // Of the newest run there are the results; of the other one there is a line that does not say enough.
        Assert.Equal(0, drawn.ExitCode);
        Assert.Equal(
            $"warning: in {Path.Combine(Site, Key)}: history.jsonl, line 2 is left out: it is of an earlier version of "
                + "the format, which does not say how the run was measured; publish the run again\n",
            drawn.Error.ReplaceLineEndings("\n"));
        Publish(_directory.File("one"));
        SmallRuns.AssertSame(whole, SmallRuns.ContentsOf(Site));
    }

    [Fact]
    public void Publish_makes_a_line_whole_that_was_cut_off()
    {
        Publish(_directory.Folder("one", Run), _directory.Folder("two", SmallRuns.Create(hour: 1)));
        var whole = SmallRuns.ContentsOf(Site);
        var history = Path.Combine(Site, Key, HistoryFile.Name);
        File.WriteAllText(history, whole[Path.Combine(Key, HistoryFile.Name)][..^40]);

        Publish(_directory.File("one"));

        SmallRuns.AssertSame(whole, SmallRuns.ContentsOf(Site));
    }

    [Fact]
    public void IsSame_looks_behind_links_and_ends_in_a_circle()
    {
        Directory.CreateDirectory(_directory.File("a/b"));
        Directory.CreateSymbolicLink(_directory.File("to-a"), _directory.File("a"));
        Directory.CreateSymbolicLink(_directory.File("a/up"), "../a");
        Directory.CreateSymbolicLink(_directory.File("circle"), _directory.File("circle/circle"));

        Assert.True(Paths.IsSame(_directory.File("a/b"), _directory.File("to-a/b/")));
        Assert.True(Paths.IsSame(_directory.File("a/b"), _directory.File("to-a/up/up/b")));
        Assert.False(Paths.IsSame(_directory.File("a/b"), _directory.File("to-a")));
        Assert.False(Paths.IsSame(_directory.File("circle"), _directory.File("a")));
    }

    private void Two()
    {
        _directory.Folder("one", Run);
        _directory.Folder("two", SmallRuns.Create(hour: 1));
    }

    private static (int ExitCode, string Error) ExitOf(CommandLineRun run) => (run.ExitCode, run.Error);

    private void Merge(params string[] folders) => CommandLineRun.MustDo(["report", .. folders, "--output", Output]);

    private void Publish(params string[] folders) => CommandLineRun.MustDo(["publish", .. folders, "--site", Site]);
}
