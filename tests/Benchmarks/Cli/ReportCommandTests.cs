namespace ConcurrencyCompare.Tests.Cli;

public sealed class ReportCommandTests : FolderTests
{
    [Fact]
    public void Run_renders_a_folder_again_from_its_results_alone()
    {
        var folder = _directory.Folder("run", SampleResults.Create());

        var run = CommandLineRun.Of("report", folder);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(Path.Combine(folder, ReportFolder.MarkdownName), run.Output);
        Assert.Equal(
            MarkdownWriter.Render(ReportFolder.WithFiles(RunReport.Of(SampleResults.Create()), SampleResults.Create())),
            File.ReadAllText(Path.Combine(folder, ReportFolder.MarkdownName)));
        Assert.True(File.Exists(Path.Combine(folder, ResultsCsv.Name)));
    }

    [Fact]
    public void Run_leaves_the_folder_alone_when_another_one_is_given()
    {
        var folder = _directory.Folder("run", SampleResults.Create());
        var other = _directory.File("other");

        Assert.Equal(0, CommandLineRun.Of("report", folder, "--output", other).ExitCode);

        Assert.Equal([ResultsFile.Name], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.True(File.Exists(Path.Combine(other, ReportFolder.MarkdownName)));
    }

    [Fact]
    public void Run_shows_several_folders_side_by_side()
    {
        var one = _directory.Folder("one", SampleResults.Create());
        var two = _directory.Folder("two", SampleResults.Full);
        var output = _directory.File("both");

        var run = CommandLineRun.Of("report", one, two, "--output", output);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var markdown = File.ReadAllText(Path.Combine(output, ReportFolder.MarkdownName));
        Assert.Contains("2 runs side by side", markdown);
        Assert.Contains("2 cores (two)", markdown);
        Assert.DoesNotContain(_directory.Path, markdown);
    }

    [Fact]
    public void Run_refuses_several_folders_without_one_for_the_report()
    {
        var one = _directory.Folder("one", SampleResults.Create());

        AssertRefused(CommandLineRun.Of("report", one, one), "give one with --output");
        Assert.Equal([ResultsFile.Name], Directory.GetFiles(one).Select(Path.GetFileName));
    }

    [Fact]
    public void Run_writes_nothing_when_one_of_the_folders_is_damaged()
    {
        var one = _directory.Folder("one", SampleResults.Create());
        var two = _directory.File("two");
        Directory.CreateDirectory(two);
        File.WriteAllText(Path.Combine(two, ResultsFile.Name), "{ \"format\": ");
        var output = _directory.File("both");

        AssertRefused(CommandLineRun.Of("report", one, two, "--output", output), "is not a results file (line 1");
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public void Run_writes_the_results_of_a_run_that_was_broken_off()
    {
        var (folder, line) = BrokenOff();

        var run = CommandLineRun.Of("report", folder);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.StartsWith(
            "Recovered 1 measurements of a run that was broken off from its journal.jsonl.\n", run.Output);
        Assert.False(RunJournal.IsIn(folder));
        var measured = Assert.Single(ResultsFile.Read(folder).Cases, measured => measured.Rounds.Count > 0);
        Assert.Equal((line.Scenario, line.Model), (measured.Scenario, measured.Model));
        Assert.True(File.Exists(Path.Combine(folder, ReportFolder.MarkdownName)));
    }

    [Fact]
    public void Run_of_another_command_says_what_to_do_with_a_run_that_was_broken_off()
    {
        var (folder, _) = BrokenOff();
        var whole = _directory.Folder("whole", SampleResults.Create());

        foreach (var command in (string[])[$"compare {whole} {folder}", $"export {folder} --format openmetrics"])
        {
            AssertRefused(
                CommandLineRun.Of(command.Split(' ')),
                $"the run in '{folder}' is measuring, or was broken off before its results were written: `report "
                    + $"{folder}` writes what is in its "
                + $"journal.jsonl, and `benchmarks --resume --output {folder}` measures the rest.");
        }

        Assert.Equal([RunJournal.Name], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.False(Directory.Exists(_directory.File("out")));
    }

    [Fact]
    public void Run_names_the_line_of_a_journal_that_is_damaged()
    {
        var (folder, _) = BrokenOff();
        var journal = Path.Combine(folder, RunJournal.Name);
        File.WriteAllText(
            journal,
            File.ReadAllText(journal)
                .Replace("\"version\":1,\"run\"", "\"version\":7,\"run\"", StringComparison.Ordinal));

        AssertRefused(
            CommandLineRun.Of("report", folder),
            $"{journal} is damaged in line 1: version: is 7, and this program reads up to 1.");
        Assert.True(File.Exists(journal));
    }

    [Fact]
    public void Run_leaves_a_run_alone_that_is_still_measuring()
    {
        var (folder, line) = BrokenOff();
        using var journal = RunJournal.Create(
            folder, SampleResults.Create() with { Cases = [.. SampleResults.Create().Cases] }, line);

        AssertRefused(CommandLineRun.Of("report", folder), "journal.jsonl is in use: its run is still measuring.");
    }

    [Fact]
    public void Run_refuses_a_folder_that_is_not_there_or_holds_no_results()
    {
        AssertRefused(CommandLineRun.Of("report", _directory.File("absent")), "there is no results.json in '");
        AssertRefused(CommandLineRun.Of("report", _directory.Path), "there is no results.json in '");
        AssertRefused(CommandLineRun.Of("report"), "report");
        Assert.Empty(Directory.GetFileSystemEntries(_directory.Path));
    }

    /// <summary>A folder with nothing but the journal of a run, in which one case has ended.</summary>
    private (string Folder, JournalLine Line) BrokenOff()
    {
        var sample = SampleResults.Create();
        var first = sample.Cases[0];
        var line = new JournalLine(first.Scenario, first.Setting, first.Model, 1) { Result = first.Rounds[0] };
        var start = sample with
        {
            Cases = [.. sample.Cases.Select(measured => measured with { Rounds = [] })],
            Missing = [new MissingRound(first.Scenario, first.Setting, first.Model, 1, "the run ended before")],
        };
        var folder = _directory.File("broken-off");
        Directory.CreateDirectory(folder);
        RunJournal.Create(folder, start, line).Dispose();
        return (folder, line);
    }
}
