using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Tests.Display;

public sealed class ProgressLineTests : IDisposable
{
    private readonly StringWriter _output = new();
    private int _width = 80;

    public void Dispose() => _output.Dispose();

    [Theory]
    [InlineData(200)]
    [InlineData(80)]
    [InlineData(40)]
    [InlineData(12)]
    [InlineData(3)]
    [InlineData(1)]
    public void Start_never_writes_more_than_a_line(int width)
    {
        _width = width;
        var progress = new ProgressLine(_output, () => _width);

        for (var place = 1; place <= 360; place += 7)
            progress.Start(Case(place) with { SoFar = place % 2 == 0 ? "callbacks 10x to 30x so far" : "" });

        Assert.AllIfAny(Shown(), line => Assert.InRange(line.Length, 0, Math.Max(0, width - 1)));
        Assert.DoesNotContain('\n', _output.ToString());
        Assert.DoesNotContain('\e', _output.ToString());
    }

    [Theory]
    [InlineData(40, "15/360  round 1 of 10, 0 s left  thro..")]
    [InlineData(80, "15/360  round 1 of 10, 0 s left  throughput 1:1 unbounded")]
    [InlineData(
        100, "15/360  round 1 of 10, 0 s left  throughput, topology 1:1, capacity unbounded: callbacks-control")]
    public void Start_keeps_what_matters_most(int width, string line) => Assert.Equal(line, LineOf(width, Case(15)));

    [Theory]
    [InlineData(40, "15/360  round 1 of 10, 0 s left  thro..")]
    [InlineData(80, "15/360  0 s left  throughput 1:1 unbounded  callbacks 10x to 30x so far")]
    [InlineData(100, "15/360  round 1 of 10, 0 s left  throughput 1:1 unbounded  callbacks 10x to 30x so far")]
    [InlineData(
        140,
        "15/360  round 1 of 10, 0 s left  throughput, topology 1:1, capacity unbounded: callbacks-control  callbacks "
            + "10x to 30x so far")]
    public void Start_says_what_is_known_so_far_where_there_is_room(int width, string line) =>
        Assert.Equal(line, LineOf(width, Case(15) with { SoFar = "callbacks 10x to 30x so far" }));

    [Theory]
    [InlineData(0, "round 1, undecided so far, at most 0 s left")]
    [InlineData(100, "round 1, undecided so far, at most 0 s left  throughput 1:1 unbounded")]
    public void Start_names_no_end_of_a_run_that_ends_when_it_is_decided(int width, string line) =>
        Assert.Equal(line, LineOf(width, Case(15) with { Open = "undecided so far, at most 52 s left" }).TrimEnd('\n'));

    [Fact]
    public void Start_follows_a_window_that_changes_its_width()
    {
        var progress = new ProgressLine(_output, () => _width);
        progress.Start(Case(1));
        _width = 40;
        progress.Start(Case(2));
        Assert.InRange(Shown()[^1].Length, 30, 39);

        _width = 120;
        progress.Start(Case(3));
        Assert.InRange(Shown()[^1].Length, 80, 119);
    }

    [Fact]
    public void Clear_leaves_an_empty_line()
    {
        var progress = new ProgressLine(_output, () => _width);
        progress.Start(Case(1));
        var length = Shown()[^1].Length;

        progress.Clear();
        progress.Clear();

        Assert.EndsWith($"\r{new string(' ', length)}\r", _output.ToString());
    }

    [Fact]
    public void Start_writes_a_line_a_round_where_there_is_no_terminal()
    {
        _width = 0;
        var progress = new ProgressLine(_output, () => _width);

        foreach (var round in (int[])[1, 1, 2, 2, 3]) progress.Start(Case(1) with { Round = round });
        progress.Clear();

        Assert.Equal(
            ["round 1 of 10", "round 2 of 10", "round 3 of 10", ""],
            _output.ToString().ReplaceLineEndings("\n").Split('\n'));
    }

    private static Turn Case(int place) =>
        new(1, 10, place, 360, "throughput, topology 1:1, capacity unbounded: callbacks-control")
        {
            ShortName = "throughput 1:1 unbounded",
        };

    /// <summary>The line with the time that is left as it is in a hurry: nothing was measured.</summary>
    private string LineOf(int width, Progress progress)
    {
        _width = width;
        new ProgressLine(_output, () => _width).Start(progress);
        return Regex.Replace(Shown()[^1], "[0-9]+ s left", "0 s left");
    }

    /// <summary>What stood in the line, one after the other.</summary>
    private List<string> Shown() => [.. _output.ToString().Split('\r').Where(line => line.Trim().Length > 0)];
}
