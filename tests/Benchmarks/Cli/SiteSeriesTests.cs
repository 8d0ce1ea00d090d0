namespace ConcurrencyCompare.Tests.Cli;

/// <summary>What of a site's history is one series, and which of its runs is the newest.</summary>
public sealed class SiteSeriesTests : FolderTests
{
    private const string Key = "amd-epyc-2-cores-x64-linux-debian-gnu-linux-12-net-10-0-workstation-concurrent";

    private static readonly RunResults Run = SmallRuns.Create();

    private string Site => _directory.File("site");

    public static TheoryData<string> Conditions =>
        ["pinning", "options", "profile", "tiers", "profile-guided", "processor's name"];

    [Theory, MemberData(nameof(Conditions))]
    public void Runs_that_were_measured_otherwise_are_no_series(string what)
    {
        string[] before =
            [.. Enumerable.Range(1, 3).Select(hour => _directory.Folder($"run-{hour}", Facts(SmallRuns.Create(hour))))];
        Publish([.. before, _directory.Folder("other", Otherwise(Facts(SmallRuns.Create(hour: 4)), what))]);

        var markdown = Text(Key, ReportFolder.MarkdownName);
        Assert.Contains(what == "profile" ? "1 full run so far" : "1 quick run so far", markdown);
        Assert.Contains("Not in this history: 3 runs of other profiles or settings", markdown);

        Publish(_directory.Folder("again", Facts(SmallRuns.Create(hour: 5))));

        Assert.Contains("4 quick runs so far", Text(Key, ReportFolder.MarkdownName));
        Assert.Contains(
            "Not in this history: 1 run of other profiles or settings", Text(Key, ReportFolder.MarkdownName));
    }

    [Theory]
    [InlineData(".NET 9.0.1", "workstation, concurrent")]
    [InlineData(".NET 10.0.12", "server, concurrent")]
    public void Processes_of_another_runtime_or_garbage_collection_are_no_series_also_where_they_are_a_few(
        string runtime, string collector)
    {
        var mixed = Facts(SmallRuns.Create(hour: 1));
        var other = new ProcessFacts(runtime, collector, TieredCompilation: true, TieredPgo: true);
        var usual = mixed.Cases[0].Rounds[0].Process;
        mixed = mixed with
        {
            Cases = [.. mixed.Cases.Select(measured => measured with
            {
                Rounds =
                    [.. measured.Rounds.Select(round => round with { Process = round.Round == 1 ? other : usual })],
            })],
        };
        // More of the other kind: the same class as well.
        var turned = mixed with
        {
            Settings = mixed.Settings with { Seed = 2 },
            Cases = [.. mixed.Cases.Select(measured => measured with
            {
                Rounds =
                    [.. measured.Rounds.Select(round => round with { Process = round.Round == 1 ? usual : other })],
            })],
        };
        Publish(
            _directory.Folder("one", Facts(Run)), _directory.Folder("mixed", mixed),
            _directory.Folder("turned", turned));

        Assert.Equal(2, Directory.GetFiles(Site, HistoryFile.Name, SearchOption.AllDirectories).Length);
        Assert.Contains("1 quick run so far", Text(Key, ReportFolder.MarkdownName));
    }

    [Fact]
    public void Compare_names_how_the_processes_compiled()
    {
        var difference = Assert.Single(Comparability.Of(Facts(Run), Otherwise(Facts(Run), "profile-guided")));

        Assert.Equal(
            new RunDifference("compilation", "tiered with PGO", "tiered without PGO", ForbidsTimes: false), difference);
        Assert.Empty(Comparability.Of(Facts(Run), Run));
    }

    [Theory]
    [InlineData("2031-01-01T00:00:00Z")]
    [InlineData("2026-12-24T13:30:00Z")]
    [InlineData("1970-01-01T00:00:07Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z")]
    public void A_run_whose_clock_was_wrong_is_named_and_not_the_newest(string started)
    {
        var wrong = Run
            with
        { Settings = Run.Settings with { StartedUtc = DateTimeOffset.Parse(started, null), Seed = 7 } };
        var (right, misdated) = (_directory.Folder("right", Run), _directory.Folder("wrong", wrong));

        var first = CommandLineRun.Of("publish", misdated, "--site", Site);
        Assert.Contains($"the clock was wrong when the run started, on {started[..10]} by it", first.Error);
        Assert.Equal(0, first.ExitCode);
        Publish(right);
        var after = SmallRuns.ContentsOf(Site);
        Publish(misdated);
        SmallRuns.AssertSame(after, SmallRuns.ContentsOf(Site));

        Assert.Contains("seed 1,", Text(Key, ReportFolder.MarkdownName));
        Assert.Contains("1 quick run so far", Text(Key, ReportFolder.MarkdownName));
        Assert.Contains($"on {started[..10]} by it", Text(Key, ReportFolder.MarkdownName));
        Assert.Contains("seed 1,", Text(ReportFolder.MarkdownName));
    }

    [Fact]
    public void A_run_that_went_on_before_it_started_had_a_wrong_clock()
    {
        var started = Run.Settings.StartedUtc;
        var resumed = Run
            with
        { Settings = Run.Settings with { ResumedUtc = [started.AddHours(1), started.AddDays(-2)] } };

        Assert.True(HistoryEntry.Of(resumed, SampleHistory.Now).IsMisdated);
        Assert.False(HistoryEntry.Of(Run.Part(6), SampleHistory.Now).IsMisdated);
    }

    [Fact]
    public void A_wrong_clock_stays_wrong_when_its_date_has_come()
    {
        Directory.CreateDirectory(Site);
        var future = SmallRuns.Create(hour: 24 * 365, seed: 7);
        var (now, later) = (SampleHistory.Now, future.Settings.StartedUtc.AddDays(1));
        Add(now, "wrong", future);
        Add(later, "right", Run);
        Add(later, "wrong", future);

        var machine = MachineClass.Of(Run.Environment);
        Assert.Equal([1], HistoryFile.Read(Path.Combine(Site, Key), machine).Runs.Select(run => run.Seed));
        Assert.Equal(1, ResultsFile.Read(Path.Combine(Site, Key)).Settings.Seed);
    }

    [Fact]
    public void A_run_that_was_the_newest_by_a_publisher_whose_clock_was_wrong_is_so_no_longer()
    {
        Directory.CreateDirectory(Site);
        var future = SmallRuns.Create(hour: 24 * 365, seed: 7);
        Add(future.Settings.StartedUtc.AddDays(1), "wrong", future);
        Add(SampleHistory.Now, "right", Run);

        Assert.Equal(1, ResultsFile.Read(Path.Combine(Site, Key)).Settings.Seed);
    }

    [Fact]
    public void Runs_of_the_same_moment_have_an_order()
    {
        string[] runs =
            [.. Enumerable.Range(1, 4).Select(seed => _directory.Folder($"seed-{seed}", SmallRuns.Create(seed: seed)))];
        Publish(runs);
        var together = SmallRuns.ContentsOf(Site);
        Directory.Delete(Site, recursive: true);

        foreach (var run in (int[])[2, 0, 3, 1, 2]) Publish(runs[run]);

        SmallRuns.AssertSame(together, SmallRuns.ContentsOf(Site));
        Assert.Contains("seed 4,", Text(Key, ReportFolder.MarkdownName));
    }

    [Fact]
    public void Time_zones_change_nothing()
    {
        var later = SmallRuns.Create(hour: 1);
        var started = later.Settings.StartedUtc.ToOffset(TimeSpan.FromHours(-11));
        var elsewhere = later with { Settings = later.Settings with { StartedUtc = started } };
        Publish(_directory.Folder("west", elsewhere), _directory.Folder("east", Run));

        var history = HistoryFile.Read(Path.Combine(Site, Key), MachineClass.Of(Run.Environment));
        Assert.Equal([Run.Settings.StartedUtc, started], history.Runs.Select(run => run.StartedUtc));
        Assert.Equal(started.Offset, ResultsFile.Read(Path.Combine(Site, Key)).Settings.StartedUtc.Offset);
        Assert.Contains("2026-11-23 13:00 UTC", Text(Key, ReportFolder.MarkdownName));
    }

    private static RunResults Facts(RunResults run) => Otherwise(run, "");

    private static RunResults Otherwise(RunResults run, string what)
    {
        var settings = run.Settings;
        var process = new ProcessFacts(
            run.Environment.Runtime, run.Environment.GarbageCollector, what != "tiers",
            what is not ("tiers" or "profile-guided"));
        return run with
        {
            Settings = what switch
            {
                "pinning" => settings with { Cpus = "0-1" },
                "options" => settings with { BenchmarkDotNetOptions = ["--envVars", "A:1"] },
                "profile" => settings with { Profile = "full" },
                _ => settings,
            },
            Environment = run.Environment
                with
            { Processor = what == "processor's name" ? "AMD-EPYC" : run.Environment.Processor },
            Cases = [.. run.Cases.Select(measured => measured with
            {
                Rounds = [.. measured.Rounds.Select(round => round with { Process = process })],
            })],
        };
    }

    private void Add(DateTimeOffset now, string name, RunResults run)
    {
        var site = new Site(Site, now);
        site.Add(_directory.Folder(name, run), run, HistoryEntry.Of(run, now));
        site.DrawAll();
    }

    private void Publish(params string[] folders) => CommandLineRun.MustDo(["publish", .. folders, "--site", Site]);

    private string Text(params string[] path) => File.ReadAllText(Path.Combine([Site, .. path]));
}
