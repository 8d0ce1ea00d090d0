namespace ConcurrencyCompare.Tests.Analysis.Judging;

public class MapTurnTests
{
    [Fact]
    public void TurnIn_says_where_the_lead_changes_and_the_crossing_between()
    {
        var turn = MapOf(Row("2:2", 200, ("0 ns", 0), ("100 ns", 100), ("1 us", 1_000), ("10 us", 10_000))).TurnIn(0)!;

        Assert.Equal((100, 1_000, 10_000), (turn.Before!.Amount, turn.From.Amount, turn.Last.Amount));
        Assert.Equal(["threads"], turn.Last.Winners);
        // 200 + w = 20 + 2w.
        Assert.Equal(180, turn.Crossing!.Work!.Value.Center, 10.0);
        Assert.True(turn.Crossing.Work.Value.Covers(180));
    }

    [Fact]
    public void TurnIn_takes_the_last_of_those_who_share_the_lead_before()
    {
        var run = new MapRun();
        foreach (var (amount, work) in new[] { ("0 ns", 0.0), ("1 us", 1_000), ("10 us", 10_000) })
        {
            run.With(
                "1:1", amount, ("threads", 1_000 + work), ("callbacks", 20 + 2 * work),
                ("iterators", 20.2 + 1.9 * work));
        }

        var turn = MapOf(run).TurnIn(0)!;

        Assert.Equal(["callbacks", "iterators"], turn.Before!.Winners);
        Assert.Equal("iterators", turn.Crossing!.Model);
    }

    [Fact]
    public void TurnIn_has_nothing_before_where_one_leads_everywhere()
    {
        var turn = MapOf(new MapRun()
            .With("1:1", "0 ns", ("threads", 100), ("callbacks", 20))
            .With("1:1", "1 us", ("threads", 1_500), ("callbacks", 1_000))).TurnIn(0)!;

        Assert.Null(turn.Before);
        Assert.Null(turn.Crossing);
        Assert.Equal((0, 1_000), (turn.From.Amount, turn.Last.Amount));
    }

    [Fact]
    public void TurnIn_passes_over_cells_that_nobody_leads()
    {
        var turn = MapOf(new MapRun()
            .With("1:1", "0 ns", ("threads", 100), ("callbacks", 20))
            .WithWild("1:1", "1 us", "threads", 1_000).With("1:1", "1 us", ("callbacks", 1_000))
            .With("1:1", "10 us", ("threads", 10_000), ("callbacks", 20_000))).TurnIn(0)!;

        Assert.Equal((0, 10_000), (turn.Before!.Amount, turn.From.Amount));
    }

    [Fact]
    public void TurnIn_is_nothing_where_nobody_leads() => Assert.Null(MapOf(new MapRun()
        .WithWild("1:1", "0 ns", "threads", 100).With("1:1", "0 ns", ("callbacks", 100))
        .WithWild("1:1", "1 us", "threads", 100).With("1:1", "1 us", ("callbacks", 100))).TurnIn(0));

    [Fact]
    public void CommonColumns_are_those_of_half_of_the_rows_or_more()
    {
        var run = Row("2:2", 200, ("0 ns", 0), ("300 ns", 300), ("1 us", 1_000));
        foreach (var row in new[] { "1:1", "4:4" }) Row(run, row, 200, ("0 ns", 0), ("1 us", 1_000));
        Row(run, "16:16", 200, ("0 ns", 0));

        var map = MapOf(run);

        Assert.Equal([0, 300, 1_000], map.Amounts);
        Assert.Equal([0, 2], map.CommonColumns);
    }

    [Theory]
    [InlineData(2, "2:2")]
    [InlineData(4, "4:4")]
    [InlineData(64, "16:16")]
    [InlineData(1, "1:1")]
    public void MainRow_is_that_of_the_machine_s_cores(int cores, string row)
    {
        var run = new MapRun();
        foreach (var each in new[] { "1:1", "2:2", "4:4", "16:16" }) Row(run, each, 200, ("0 ns", 0), ("1 us", 1_000));
        var map = MapOf(run);

        Assert.Equal(row, map.Rows[map.MainRow(cores)]);
    }

    [Fact]
    public void MainRow_is_that_with_the_most_cells()
    {
        var run = Row("2:2", 200, ("0 ns", 0), ("1 us", 1_000));
        Row(run, "4:4", 200, ("0 ns", 0), ("300 ns", 300), ("1 us", 1_000));
        var map = MapOf(run);

        Assert.Equal("4:4", map.Rows[map.MainRow(cores: 2)]);
    }

    private static MapRun Row(string row, double handOver, params (string Text, double Nanoseconds)[] works) =>
        Row(new MapRun(), row, handOver, works);

    private static MapRun Row(MapRun run, string row, double handOver, params (string Text, double Nanoseconds)[] works)
    {
        foreach (var (text, work) in works)
            run.With(row, text, ("threads", handOver + work), ("callbacks", 20 + 2 * work));
        return run;
    }

    private static WinnerMap MapOf(MapRun run) => Assert.Single(JudgedRun.Of(run.Create()).Maps);
}
