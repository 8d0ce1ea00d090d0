namespace ConcurrencyCompare.Tests.Analysis.History;

public sealed class HistoryFileTests : IDisposable
{
    private static readonly DateTimeOffset Now = SampleHistory.Now;

    private static readonly HistoryEntry First = HistoryEntry.Of(SampleResults.Create(), Now);

    private static readonly MachineClass Machine = MachineClass.Of(SampleResults.Create().Environment);

    private readonly TemporaryDirectory _parent = new();
    private readonly string _directory;

    public HistoryFileTests()
    {
        _directory = _parent.File(MachineClass.Of(First.Environment).Key);
        Directory.CreateDirectory(_directory);
    }

    private string FilePath => Path.Combine(_directory, HistoryFile.Name);

    public void Dispose() => _parent.Dispose();

    [Fact]
    public void Read_gives_back_what_Append_wrote()
    {
        var entry = HistoryEntry.Of(
            SampleResults.Full.WithHealth(_ => SampleHealth.Quiet), Now) with
        { Commit = new string('a', 40) };

        HistoryFile.Append(_directory, entry, Now);
        var read = Assert.Single(HistoryFile.Read(_directory, Machine).Runs);

        Assert.Equal(
            entry.Values.Select(value => (value.Key, value.Value.Center, value.Value.Low, value.Value.High)),
            read.Values.Select(value => (value.Key, value.Value.Center, value.Value.Low, value.Value.High)));
        Assert.All(read.Values, value => Assert.True(value.Value.SupportsClaims));
        Assert.Equal(entry with { Values = read.Values }, read);
    }

    [Fact]
    public void Append_writes_a_line()
    {
        var sample = SampleResults.Create();

        HistoryFile.Append(_directory, HistoryEntry.Of(sample with { Cases = [.. sample.Cases.Take(2)] }, Now), Now);

        Assert.Equal(
            """{"format":"concurrency-compare/history","version":2,"startedUtc":"2026-11-23T12:00:00+00:00","seed":1,"profile":"quick","rounds":6,"measured":12,"environment":{"operatingSystem":"Linux Debian GNU/Linux 12","architecture":"X64","processor":"AMD EPYC","logicalCores":2,"runtime":".NET 10.0.12","garbageCollector":"workstation, concurrent","benchmarkDotNet":"0.15.8","virtualMachine":"KVM"},"cases":{"throughput":{"topology 1:1, capacity 1024":{"callbacks":[30.3,29.25,31.66],"threads":[303,292.5,316.6]}}}}"""
                + "\n",
            File.ReadAllText(FilePath));
    }

    [Fact]
    public void Read_gives_no_runs_where_there_is_no_file() => Assert.Empty(HistoryFile.Read(_directory, Machine).Runs);

    [Fact]
    public void Append_adds_the_same_run_once()
    {
        HistoryFile.Append(_directory, First, Now);
        var before = File.ReadAllText(FilePath);

        HistoryFile.Append(_directory, First, Now);
        Assert.Equal(before, File.ReadAllText(FilePath));
        HistoryFile.Append(_directory, First with { Seed = 2 }, Now);
        HistoryFile.Append(_directory, First with { Commit = new string('b', 40) }, Now);
        Assert.Equal(3, HistoryFile.Read(_directory, Machine).Runs.Count);
    }

    [Fact]
    public void Append_keeps_runs_in_order_and_other_lines_to_the_byte()
    {
        HistoryFile.Append(_directory, On(day: 20), Now);
        // As an editor on Windows leaves it, with a blank and a mended line, and without a last line end.
        var written = File.ReadAllText(FilePath).TrimEnd('\n')
            .Replace(",\"seed\"", ", \"seed\"", StringComparison.Ordinal);
        File.WriteAllText(FilePath, "oops\r\n\n" + written + "\r\n{\"format\":\"concurrency-compare/history\", \"vers");

        HistoryFile.Append(_directory, On(day: 22), Now);
        HistoryFile.Append(_directory, On(day: 18), Now);

        var lines = File.ReadAllText(FilePath).Split('\n');
        Assert.Contains("2026-11-18", lines[0]);
        Assert.Equal(written, lines[1]);
        Assert.Contains("2026-11-22", lines[2]);
        // Behind the runs, what is damaged: which may be told by nothing but its text.
        Assert.Equal(["oops", "{\"format\":\"concurrency-compare/history\", \"vers"], lines[3..5]);
        Assert.Equal(("", 6), (lines[5], lines.Length));
        Assert.Equal([18, 20, 22], HistoryFile.Read(_directory, Machine).Runs.Select(run => run.StartedUtc.Day));
    }

    [Fact]
    public void Read_takes_lines_in_any_order_and_twice()
    {
        HistoryFile.Append(_directory, On(day: 20), Now);
        HistoryFile.Append(_directory, On(day: 22), Now);
        // As merging two branches may leave them.
        var lines = File.ReadAllLines(FilePath);
        File.WriteAllLines(FilePath, [lines[1], lines[0], lines[1]]);

        var history = HistoryFile.Read(_directory, Machine);

        Assert.Equal([20, 22], history.Runs.Select(run => run.StartedUtc.Day));
        Assert.Empty(history.Warnings);
    }

    [Theory]
    [InlineData("\"seed\":1", "\"seed\":\"1\"", "line 2 is left out: seed: the value is of another type")]
    [InlineData("\"seed\":1,", "", "missing required properties including: 'seed'")]
    [InlineData("\"rounds\":6", "\"rounds\":0", "rounds: must be 1 or more")]
    [InlineData("\"seed\":1,", "\"seed\":1,\"commit\":\"abc\",", "commit: must be 40 hexadecimal digits")]
    [InlineData("\"measured\":24", "\"measured\":0", "measured: must be 1 or more")]
    [InlineData("\"seed\":1,", "\"seed\":1,\"disturbed\":2,", "disturbed: must be 0 to 1")]
    [InlineData(
        "[303,292.5,316.6]", "[303,292.5]",
        "cases.throughput.topology 1:1, capacity 1024.threads: must be a centre and two ends")]
    [InlineData("[303,292.5,316.6]", "[303,304,316.6]", "must have its centre between its ends")]
    [InlineData("[303,292.5,316.6]", "[303,-1,316.6]", "must be a number above 0")]
    [InlineData("[303,292.5,316.6]", "[303,292.5,1e999]", "must be a number above 0")]
    [InlineData("[303,292.5,316.6]", "null", "must not be null")]
    [InlineData("\"cases\":{", "\"cases\":{\"a\":null,", "cases.a: must not be null")]
    [InlineData("\"logicalCores\":2", "\"logicalCores\":0", "environment.logicalCores: must be 1 or more")]
    [InlineData("\"logicalCores\":2", "\"logicalCores\":4", "of another machine class than the folder")]
    [InlineData("}}}}", "}}}", "line 2 is left out: ")]
    [InlineData("{\"format\"", "\0{\"format\"", "line 2 is left out: ")]
    public void Read_leaves_out_a_damaged_line_and_says_which(string original, string replaced, string expected)
    {
        HistoryFile.Append(_directory, First, Now);
        var whole = File.ReadAllText(FilePath);
        var damaged = whole.Replace(original, replaced, StringComparison.Ordinal);
        Assert.NotEqual(whole, damaged);
        var other = whole.Replace("\"seed\":1", "\"seed\":3", StringComparison.Ordinal);
        File.WriteAllText(FilePath, whole + damaged + other);

        var history = HistoryFile.Read(_directory, Machine);

        Assert.Equal([1, 3], history.Runs.Select(run => run.Seed));
        var warning = Assert.Single(history.Warnings);
        Assert.StartsWith("history.jsonl, line 2 is left out: ", warning);
        Assert.Contains(expected, warning);
        Assert.DoesNotContain(warning, character => char.IsControl(character));
    }

    [Theory]
    [InlineData(
        "{\"format\":\"concurrency-compare/history\",\"version\":3}",
        "line 1 has version 3 of the format; this program reads up to 2")]
    [InlineData(
        "{\"format\":\"concurrency-compare/results\",\"version\":1}",
        "line 1 has the format 'concurrency-compare/results', not 'concurrency-compare/history'")]
    [InlineData("{\"commits\":[]}", "line 1 has no format")]
    public void Append_refuses_another_kind_of_file_and_leaves_it_alone(string text, string expected)
    {
        File.WriteAllText(FilePath, text);

        var refused = Assert.Throws<FormatException>(() => HistoryFile.Append(_directory, First, Now));

        Assert.Contains(FilePath, refused.Message);
        Assert.Contains(expected, refused.Message);
        Assert.Equal(text, File.ReadAllText(FilePath));
        Assert.Throws<FormatException>(() => HistoryFile.Read(_directory, Machine));
    }

    [Fact]
    public void Append_keeps_the_old_file_when_the_new_one_cannot_be_completed()
    {
        HistoryFile.Append(_directory, First, Now);
        var before = File.ReadAllText(FilePath);
        // The place of the incomplete file is taken.
        Directory.CreateDirectory(FilePath + ".incomplete");

        var refused = Record.Exception(() => HistoryFile.Append(_directory, First with { Seed = 2 }, Now));

        Assert.True(refused is IOException or UnauthorizedAccessException);
        Assert.Equal(before, File.ReadAllText(FilePath));
    }

    [Fact]
    public void Append_keeps_hostile_names_as_text()
    {
        const string Hostile = "\"]}\n\0\u202E</script>\\";
        var sample = SampleResults.Create();
        var entry = HistoryEntry.Of(
            sample with
            {
                Scenarios = [new ScenarioFacts(Hostile, "")],
                Cases =
                    [sample.Cases[0]
                        with { Scenario = Hostile,
                            Parameters = new Dictionary<string, string> { [Hostile] = Hostile } }],
            },
            Now);

        HistoryFile.Append(_directory, entry, Now);

        Assert.Single(File.ReadAllText(FilePath), '\n');
        Assert.Equal(entry.Values.Keys, Assert.Single(HistoryFile.Read(_directory, Machine).Runs).Values.Keys);
    }

    private static HistoryEntry On(int day) =>
        First with { StartedUtc = new DateTimeOffset(2026, 11, day, 12, 0, 0, TimeSpan.Zero), Seed = day };
}
