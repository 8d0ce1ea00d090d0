namespace ConcurrencyCompare.Tests.Reports.Tables;

/// <summary>Every state of a cell, as it is read.</summary>
public class WinnerMapTableTests
{
    private static readonly VerdictWords Words = new(RunSettings.DefaultThreshold);
    private static readonly WinnerMap Map = Assert.Single(JudgedRun.Of(MapSamples.EveryState()).Maps);

    [Theory]
    // Won; the winner comes first, and the best of the other kind.
    [InlineData("1:1", "0", "callbacks", "threads", @"30\.\dx \[.*\]", "-")]
    [InlineData("1:1", "1 µs", "callbacks, iterators", "threads", @"3\.\d+x \[.*\]", "equal within 5%")]
    [InlineData("1:1", "10 µs", "threads, callbacks, iterators", "-", "-", "equal within 5%")]
    [InlineData("4:4", "0", @"peer \(best of the suite's own: callbacks\)", "peer-thread", @"20\.\dx \[.*\]", "-")]
    [InlineData("4:4", "1 µs", "undecided: more than 200 rounds would be needed", "-", "-", "-")]
    [InlineData("16:16", "1 µs", "not measured", "-", "-", "-")]
    public void Of_has_a_row_for_every_cell(string row, string amount, params string[] cells)
    {
        var texts = Assert.Single(
            WinnerMapTable.Of(Map, Words).Groups.Single(group => group.Name == row).Rows,
            cell => cell.Texts()[0] == amount).Texts();

        Assert.Equal(cells.Length, texts.Count - 1);
        Assert.All(cells.Zip(texts.Skip(1)), pair => Assert.Matches($"^{pair.First}$", pair.Second));
    }

    /// <summary>Peers may leave a cell undecided that is decided among the models that the suite is about.</summary>
    [Fact]
    public void Of_names_the_best_of_the_models_where_nobody_leads_all()
    {
        var run = new MapRun()
            .With("2:2", "0 ns", ("threads", 40), ("callbacks", 20)).WithWild("2:2", "0 ns", "peer", 28)
            .With("2:2", "1 us", ("threads", 100), ("callbacks", 20));

        var map = Assert.Single(JudgedRun.Of(run.Create()).Maps);

        Assert.Matches(
            @"^undecided among all; of the suite's own: callbacks (2\.0|1\.9)\d*x \[.*\]$",
            WinnerMapTable.GridOf(map).Rows.Single()[1].Text.Plain());
    }

    [Fact]
    public void GridOf_is_the_picture_with_intervals()
    {
        var grid = WinnerMapTable.GridOf(Map);

        Assert.Equal(["producers:consumers", "0", "1 µs", "10 µs"], grid.Columns.Select(column => column.Plain()));
        var row = grid.Rows.First().Texts();
        Assert.Equal("1:1", row[0]);
        Assert.Matches(@"^callbacks 30\.\dx \[.*\]$", row[1]);
        Assert.Matches(@"^callbacks, iterators 3\.\d+x \[.*\]$", row[2]);
        Assert.Equal("threads, callbacks, iterators equal", row[3]);
        Assert.Equal("undecided", grid.Rows.ElementAt(1).Texts()[2]);
        Assert.Equal("not measured", grid.Rows.ElementAt(2).Texts()[2]);
    }

    [Fact]
    public void SignsOf_names_models_with_the_numbers_of_their_colours()
    {
        var map = WinnerMapTable.SignsOf(Map, model => MapRun.Models.ToList().IndexOf(model) + 1);

        Assert.Equal([("callbacks", 2)], map.Rows[0].Fields[0].Winners);
        Assert.Equal([("callbacks", 2), ("iterators", 3)], map.Rows[0].Fields[1].Winners);
        Assert.Equal(
            (0, "undecided", true),
            (map.Rows[1].Fields[1].Winners.Count, map.Rows[1].Fields[1].Text, map.Rows[1].Fields[1].IsMeasured));
        Assert.False(map.Rows[2].Fields[1].IsMeasured);
    }
}
