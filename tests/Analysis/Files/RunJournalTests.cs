namespace ConcurrencyCompare.Tests.Analysis.Files;

public sealed class RunJournalTests : FolderTests
{
    private static readonly RunResults Start = SampleResults.Create() with
    {
        Cases = [.. SampleResults.Create().Cases.Select(measured => measured with { Rounds = [] })],
    };

    private static readonly IReadOnlyList<JournalLine> Lines =
    [
        .. SampleResults.Create().Cases.SelectMany(measured => measured.Rounds.Select(round =>
            new JournalLine(measured.Scenario, measured.Setting, measured.Model, round.Round) { Result = round })),
    ];

    private string FilePath => _directory.File(RunJournal.Name);

    [Fact]
    public void Read_gives_back_the_start_and_every_line()
    {
        var failed = Lines[1] with { Result = null, Failure = "the process ended with exit code 1" };
        Write(Start, [Lines[0], failed, .. Lines.Skip(2)]);

        var content = RunJournal.Read(_directory.Path);

        Assert.False(content.IsTorn);
        Assert.Equal(Text(Start), Text(content.Start));
        Assert.Equal(Text<IReadOnlyList<JournalLine>>([Lines[0], failed, .. Lines.Skip(2)]), Text(content.Lines));
    }

    [Fact]
    public void Add_has_a_line_on_the_disk_when_it_returns()
    {
        using var journal = RunJournal.Create(_directory.Path, Start, Lines[0]);
        for (var added = 1; added < Lines.Count; added++)
        {
            Assert.Equal(added + 1, LinesOnDisk());
            journal.Add(Lines[added]);
        }

        Assert.Equal(Lines.Count + 1, LinesOnDisk());

        int LinesOnDisk()
        {
            using var file = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            return reader.ReadToEnd().Count(character => character == '\n');
        }
    }

    [Fact]
    public void Create_takes_the_place_of_what_a_run_left_that_was_broken_off()
    {
        Write(Start, Lines);
        Write(Start, [Lines[5]]);

        Assert.Equal(Text<IReadOnlyList<JournalLine>>([Lines[5]]), Text(RunJournal.Read(_directory.Path).Lines));
        Assert.Equal([RunJournal.Name], Directory.GetFiles(_directory.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Create_keeps_out_of_a_journal_that_another_run_writes()
    {
        using var journal = RunJournal.Create(_directory.Path, Start, Lines[0]);

        var used = Assert.Throws<IOException>(() => RunJournal.Create(_directory.Path, Start, Lines[1]));

        Assert.Equal($"{FilePath} is in use: its run is still measuring.", used.Message);
        Assert.True(RunJournal.IsInUse(_directory.Path));
        journal.Dispose();
        Assert.False(RunJournal.IsInUse(_directory.Path));
        Assert.Equal(Text(Lines[0]), Text(Assert.Single(RunJournal.Read(_directory.Path).Lines)));
    }

    [Fact]
    public void Delete_takes_it_away()
    {
        Write(Start, Lines);
        Assert.True(RunJournal.IsIn(_directory.Path));

        RunJournal.Delete(_directory.Path);
        RunJournal.Delete(_directory.Path);

        Assert.False(RunJournal.IsIn(_directory.Path));
        Assert.False(RunJournal.IsInUse(_directory.Path));
    }

    [Fact]
    public void Read_leaves_out_a_last_line_that_was_cut_off_wherever_that_was()
    {
        Write(Start, [.. Lines.Take(3)]);
        var whole = File.ReadAllBytes(FilePath);
        var last = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;

        for (var length = last + 1; length < whole.Length - 1; length++)
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            var content = RunJournal.Read(_directory.Path);
            Assert.True(content.IsTorn);
            Assert.Equal(2, content.Lines.Count);
        }

        // Nothing is torn where a line has ended, or lacks nothing but its end.
        foreach (var (length, lines) in new[] { (last, 2), (whole.Length - 1, 3), (whole.Length, 3) })
        {
            File.WriteAllBytes(FilePath, whole[..length]);
            var content = RunJournal.Read(_directory.Path);
            Assert.False(content.IsTorn);
            Assert.Equal(lines, content.Lines.Count);
        }
    }

    [Fact]
    public void Read_leaves_out_a_last_line_that_never_reached_the_disk()
    {
        Write(Start, [.. Lines.Take(3)]);
        File.AppendAllText(FilePath, new string('\0', 500));

        Assert.True(RunJournal.Read(_directory.Path).IsTorn);
        Assert.Equal(3, RunJournal.Read(_directory.Path).Lines.Count);
    }

    [Theory]
    [InlineData("\"scenario\":\"throughput\"", "\"scenario\":\"throughput", "is damaged in line 3: ")]
    [InlineData(
        "\"model\":\"callbacks\"", "\"model\":\"nobody\"",
        "is damaged in line 3: model: nobody in throughput, 'topology 1:1, capacity 1024' is no case of this run.")]
    [InlineData("\"round\":2,\"result\"", "\"round\":7,\"result\"", "is damaged in line 3: round: must be 1 to 6")]
    [InlineData(
        "\"round\":2,\"result\"", "\"round\":3,\"result\"",
        "is damaged in line 3: result.round: must be 3, as outside.")]
    [InlineData(
        "\"round\":2,\"result\"", "\"round\":2,\"failure\":\"why\",\"result\"",
        "is damaged in line 3: result: must be there, or a failure.")]
    [InlineData("\"position\":3", "\"position\":0", "is damaged in line 3: result.position: must be 1 or more.")]
    [InlineData(
        "\"position\":3", "\"position\":\"third\"",
        "is damaged in line 3: result.position: the value is of another type")]
    public void Read_names_the_line_that_is_damaged(string part, string damaged, string expected)
    {
        Write(Start, [.. Lines.Take(4)]);
        var lines = File.ReadAllLines(FilePath);
        Assert.Contains(part, lines[2]);
        lines[2] = lines[2].Replace(part, damaged, StringComparison.Ordinal);
        File.WriteAllLines(FilePath, lines);

        AssertRefused(expected);
    }

    [Fact]
    public void Read_names_a_line_that_is_empty_or_null_or_of_another_file()
    {
        Write(Start, [.. Lines.Take(4)]);
        var lines = File.ReadAllLines(FilePath);
        foreach (var wrong in (string[])["", "null", "{}", lines[0]])
        {
            File.WriteAllLines(FilePath, [.. lines.Take(2), wrong, .. lines.Skip(3)]);
            AssertRefused("is damaged in line 3: ");
        }
    }

    [Fact]
    public void Read_does_not_take_a_case_of_another_run_for_a_line_that_was_cut_off()
    {
        Write(Start, [.. Lines.Take(4)]);
        File.AppendAllText(FilePath, Text(Lines[0] with { Model = "nobody" }) + "\n");

        AssertRefused("is damaged in line 6: model: nobody in ");
    }

    [Theory]
    [InlineData(
        "concurrency-compare/journal", "concurrency-compare/other",
        "is damaged in line 1: format: is not 'concurrency-compare/journal'.")]
    [InlineData(
        "\"version\":1,\"run\"", "\"version\":2,\"run\"",
        "is damaged in line 1: version: is 2, and this program reads up to 1.")]
    [InlineData("\"version\":1,\"run\"", "\"version\":0,\"run\"", "is damaged in line 1: version: is 0")]
    [InlineData("\"rounds\":6", "\"rounds\":0", "is damaged in line 1: settings.rounds: must be 1 to 1000.")]
    [InlineData("\"run\":", "\"other\":", "is damaged in line 1: ")]
    public void Read_refuses_another_kind_of_file(string part, string other, string expected)
    {
        Write(Start, Lines);
        var text = File.ReadAllText(FilePath);
        Assert.Contains(part, text);
        File.WriteAllText(FilePath, text.Replace(part, other, StringComparison.Ordinal));

        AssertRefused(expected);
    }

    [Theory]
    [InlineData("", "is not the journal of a run: it is empty.")]
    [InlineData("\n", "is damaged in line 1: ")]
    [InlineData("{", "is damaged in line 1: ")]
    public void Read_refuses_a_file_without_a_first_line(string text, string expected)
    {
        File.WriteAllText(FilePath, text);

        AssertRefused(expected);
    }

    private void AssertRefused(string expected)
    {
        var wrong = Assert.Throws<FormatException>(() => RunJournal.Read(_directory.Path));
        Assert.StartsWith(FilePath + " ", wrong.Message);
        Assert.Contains(expected, wrong.Message);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    private void Write(RunResults start, IReadOnlyList<JournalLine> lines)
    {
        using var journal = RunJournal.Create(_directory.Path, start, lines[0]);
        foreach (var line in lines.Skip(1)) journal.Add(line);
    }

    private static string Text<T>(T value) => JsonText.Write(value, isIndented: false);
}
