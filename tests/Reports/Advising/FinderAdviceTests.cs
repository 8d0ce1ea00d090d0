namespace ConcurrencyCompare.Tests.Reports.Advising;

public class FinderAdviceTests
{
    private static readonly Finder Full = Of(JudgedRun.Of(SampleResults.Full));

    [Fact]
    public void Of_offers_every_measured_amount_and_round_ones_between()
    {
        Assert.Equal(["work", "wait", "at-once", "rate"], Full.Numbers.Select(number => number.Name));
        var works = Full.Numbers[0].Choices;
        Assert.Equal(works.Select(choice => choice.Value).Order(), works.Select(choice => choice.Value));
        foreach (var measured in new[] { 0, 100, 300, 600, 1_000, 100_000 })
            Assert.Contains(works, choice => choice.Value == measured);
        Assert.Contains((500, "500 ns"), works.Select(choice => (choice.Value, choice.Text.Plain())));
        Assert.Equal((0, "0"), works[0]);
        Assert.Equal((1_000, "1,000"), Full.Numbers[2].Choices.Single(choice => choice.Value == 1_000));
        Assert.Equal("as many as possible", Full.Numbers[3].Choices[0].Text);
    }

    [Fact]
    public void Of_begins_with_as_many_as_there_are_cores() =>
        Assert.Equal(2, Full.Numbers[2].Choices[Full.Numbers[2].First].Value);

    /// <summary>The first thing that a page says of a reader's work is not that nothing is known of it.</summary>
    [Fact]
    public void Of_begins_in_a_cell_that_was_measured()
    {
        var run = new MapRun()
            .With("2:2", "300 ns", ("threads", 100), ("callbacks", 200))
            .With("2:2", "1 us", ("threads", 100), ("callbacks", 200));

        var work = Of(JudgedRun.Of(run.Create())).Numbers[0];

        Assert.Equal(300, work.Choices[work.First].Value);
        Assert.Equal(0, Full.Numbers[0].Choices[Full.Numbers[0].First].Value);
    }

    [Fact]
    public void Of_lists_latencies_by_rate()
    {
        Assert.Equal([1_000, 10_000, 10_000, 100_000], Full.Rates.Select(rate => rate.PerSecond));
        Assert.Contains("rate 1,000/s: ", Full.Rates[0].Shown);
    }

    [Fact]
    public void Of_lists_the_cells_that_pictures_leave_out()
    {
        Assert.Equal([200, 300, 400, 600], Full.Others.Select(cell => cell.Amount));
        Assert.All(Full.Others, cell => Assert.StartsWith("2:2, ", cell.Text));
        Assert.All(Full.Others, cell => Assert.Equal(("work", 2), (cell.Kind, cell.AtOnce)));
    }

    [Fact]
    public void Of_is_empty_without_a_map() => Assert.True(Of(JudgedRun.Of(SampleResults.Create())).IsEmpty);

    private static Finder Of(JudgedRun run) => FinderAdvice.Of(run, new VerdictWords(run.Results.Settings.Threshold));
}
