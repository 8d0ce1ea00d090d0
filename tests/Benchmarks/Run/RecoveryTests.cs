namespace ConcurrencyCompare.Tests.Run;

public sealed class RecoveryTests : FolderTests
{
    [Fact]
    public void ResultsOf_are_what_the_run_had_whenever_it_was_broken_off()
    {
        var before = new List<string>();
        SimulatedRun run = null!;
        run = new SimulatedRun(SimulatedRun.Plan(rounds: 10, "round-trip", "start-up"), [])
        {
            IsDisturbed = (round, attempt) => round is { Model: "threads", Round: 4 or 7 } && attempt < 3,
            ExitCodeOf = (round, attempt) =>
                round.Round == 2 && attempt == 1 || round is { Model: "callbacks", Round: 7 } && attempt == 2 ? 1 : 0,
            Record = _ => before.Add(TextOf(run.Now)),
        };

        run.MeasureWithRepetitions();

        Assert.True(before.Count > run.Start.Missing.Count, "Something was repeated.");
        for (var lines = 1; lines <= before.Count; lines++)
        {
            Assert.Equal(
                before[lines - 1],
                TextOf(Recovery.ResultsOf(new JournalContent(run.Start, [.. run.Lines.Take(lines)], IsTorn: false))));
        }
    }

    [Fact]
    public void ResultsOf_a_resumed_run_keep_what_was_measured_before()
    {
        var plan = SimulatedRun.Plan(rounds: 2, "round-trip", "waiting-producers");
        var first = new SimulatedRun(plan, []);
        first.Measure(most: 7);
        var second = new SimulatedRun(plan, first.Recorder.Cases);
        second.Measure(most: 4);

        var recovered = Recovery.ResultsOf(new JournalContent(second.Start, second.Lines, IsTorn: false));

        Assert.Equal(TextOf(second.Now), TextOf(recovered));
        Assert.Equal(11, recovered.Cases.Sum(measured => measured.Rounds.Count));
    }

    [Fact]
    public void Recover_does_nothing_where_there_is_no_journal()
    {
        ResultsFile.Write(_directory.Path, SampleResults.Create());

        Assert.Null(Recovery.Recover(_directory.Path));
        Assert.Null(Recovery.Recover(_directory.File("absent")));
    }

    [Fact]
    public void Recover_writes_the_results_and_takes_the_journal_away()
    {
        var run = BrokenOff(after: 3);

        Assert.Equal(
            "Recovered 3 measurements of a run that was broken off from its journal.jsonl.",
            Recovery.Recover(_directory.Path));

        Assert.Equal(TextOf(run.Now), TextOf(ResultsFile.Read(_directory.Path)));
        Assert.Equal([ResultsFile.Name], Directory.GetFiles(_directory.Path).Select(Path.GetFileName));
        Assert.Null(Recovery.Recover(_directory.Path));
    }

    [Fact]
    public void Recover_says_that_the_last_line_was_cut_off()
    {
        BrokenOff(after: 3);
        var journal = _directory.File(RunJournal.Name);
        File.WriteAllBytes(journal, File.ReadAllBytes(journal)[..^20]);

        Assert.Equal(
            "Recovered 2 measurements of a run that was broken off from its journal.jsonl; the last line was cut off, "
                + "so the case that was running is missing.",
            Recovery.Recover(_directory.Path));
        Assert.Equal(2, ResultsFile.Read(_directory.Path).Cases.Sum(measured => measured.Rounds.Count));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(1, false)]
    public void Recover_replaces_the_results_of_an_earlier_run_and_refuses_those_of_a_later_one(
        int hours, bool isReplaced)
    {
        var run = BrokenOff(after: 3);
        var other = SampleResults.Create();
        ResultsFile.Write(
            _directory.Path,
            other with { Settings = other.Settings with { StartedUtc = other.Settings.StartedUtc.AddHours(hours) } });

        if (isReplaced)
        {
            Recovery.Recover(_directory.Path);
            Assert.Equal(TextOf(run.Now), TextOf(ResultsFile.Read(_directory.Path)));
            return;
        }

        var wrong = Assert.Throws<FormatException>(() => Recovery.Recover(_directory.Path));
        Assert.Equal(
            $"{_directory.File(RunJournal.Name)} is of another run than the results.json beside it, which is newer: "
                + "delete or move one of the two.",
            wrong.Message);
        Assert.True(RunJournal.IsIn(_directory.Path));
    }

    [Fact]
    public void Recover_refuses_a_journal_that_lacks_what_the_results_of_its_run_have()
    {
        var run = BrokenOff(after: 3);
        ResultsFile.Write(_directory.Path, run.Now);
        Recovery.Recover(_directory.Path);

        var more = BrokenOff(after: 5);
        ResultsFile.Write(_directory.Path, more.Now);
        BrokenOff(after: 3);

        Assert.Contains(
            "is of another run", Assert.Throws<FormatException>(() => Recovery.Recover(_directory.Path)).Message);
    }

    [Fact]
    public void Recover_replaces_results_that_nobody_can_read()
    {
        var run = BrokenOff(after: 3);
        File.WriteAllText(_directory.File(ResultsFile.Name), "{");

        Recovery.Recover(_directory.Path);

        Assert.Equal(TextOf(run.Now), TextOf(ResultsFile.Read(_directory.Path)));
    }

    [Fact]
    public void Recover_leaves_a_run_alone_that_is_still_measuring()
    {
        var run = new SimulatedRun(SimulatedRun.Plan(rounds: 2, "round-trip"), []);
        run.Measure(most: 1);
        using var journal = RunJournal.Create(_directory.Path, run.Start, run.Lines[0]);

        Assert.Contains(
            "its run is still measuring", Assert.Throws<IOException>(() => Recovery.Recover(_directory.Path)).Message);
        Assert.True(RunJournal.IsInUse(_directory.Path));
    }

    private SimulatedRun BrokenOff(int after)
    {
        var run = new SimulatedRun(SimulatedRun.Plan(rounds: 2, "round-trip"), []);
        run.Measure(after);
        using var journal = RunJournal.Create(_directory.Path, run.Start, run.Lines[0]);
        foreach (var line in run.Lines.Skip(1)) journal.Add(line);
        return run;
    }

    private static string TextOf(RunResults results) => System.Text.Json.JsonSerializer.Serialize(results);
}
