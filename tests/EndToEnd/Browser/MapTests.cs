using OpenQA.Selenium;

namespace ConcurrencyCompare.Tests.Browser;

[Collection(BrowserTests.Name)]
public class MapTests(Browser browser)
{
    private const string Around =
        "return [...document.querySelectorAll('.cc-cell.cc-around')].map(cell => cell.dataset.row + ' ' + "
            + "cell.dataset.amount).sort()";

    [Fact]
    public void Arrow_keys_move_the_marker_and_say_the_cell()
    {
        var page = browser.Open();
        Assert.Equal(["2:2 0"], page.Texts(Around));
        Assert.Contains("2:2, 0: callbacks are fastest; threads take ", Found(page));
        Assert.Equal("polite", page.Find("#found").GetAttribute("aria-live"));

        page.Run<object?>("document.getElementById('find-work').focus()");
        // 10, 20, 50, 100 ns.
        page.Press([.. Enumerable.Repeat(Keys.ArrowRight, 4)]);
        Assert.Equal(["2:2 100"], page.Texts(Around));
        Assert.Equal("100 ns", page.Find("#find-work + output").Text.Replace('\u00a0', ' '));
        Assert.Equal("100 ns", page.Find("#find-work").GetAttribute("aria-valuetext")!.Replace('\u00a0', ' '));
        Assert.Equal(
            "dotnet run -c Release benchmarks --produce 100ns --consume 100ns --producers 2 --consumers 2",
            page.Find("#found-command code").Text);

        // 200, 300, 400, 500 ns; 400 and 600 were measured, and have no column of their own.
        page.Press([.. Enumerable.Repeat(Keys.ArrowRight, 4)]);
        Assert.StartsWith("Not measured; the cells around: 2:2, 400 ns: ", Found(page));
        Assert.Contains(". 2:2, 600 ns: ", Found(page));
        Assert.True(page.Find("svg[data-chart='winners-work'] .cc-marker").Displayed);

        page.Press(Keys.End);
        Assert.Equal(["2:2 100000"], page.Texts(Around));
        Assert.StartsWith("Beyond what was measured; nearest: 2:2, 100 µs: threads", Found(page));
        // The cell's frame says where, and its text stays readable.
        Assert.False(page.Find("svg[data-chart='winners-work'] .cc-marker").Displayed);
    }

    [Fact]
    public void Participants_between_rows_have_cells_of_both()
    {
        var page = browser.Open();

        page.Run<object?>("document.getElementById('find-at-once').focus()");
        // 3.
        page.Press(Keys.ArrowRight);

        Assert.Equal(["2:2 0", "4:4 0"], page.Texts(Around));
        Assert.StartsWith("Not measured; the cells around: 2:2, 0: ", Found(page));
    }

    [Fact]
    public void A_cell_that_the_picture_has_no_room_for_is_found()
    {
        var page = browser.Open();

        page.Run<object?>("document.getElementById('find-work').focus()");
        // 10, 20, 50, 100, 200, 300 ns.
        page.Press([.. Enumerable.Repeat(Keys.ArrowRight, 6)]);

        Assert.StartsWith("2:2, 300 ns: ", Found(page));
        Assert.True(page.Find("svg[data-chart='winners-work'] .cc-marker").Displayed);
    }

    [Fact]
    public void A_click_on_a_cell_moves_the_sliders_to_it()
    {
        var page = browser.Open();

        page.Click("svg[data-chart='winners-wait'] .cc-cell[data-row='1000'][data-amount='1000000']");

        Assert.Equal(["1000 1000000"], page.Texts(Around));
        Assert.Equal("1 ms", page.Find("#find-wait + output").Text.Replace('\u00a0', ' '));
        Assert.Equal("1,000", page.Find("#find-at-once + output").Text);
        Assert.Contains("1,000, 1 ms: callbacks and iterators are equal within 5%; threads take ", Found(page));
    }

    [Fact]
    public void A_rate_says_what_the_work_takes_and_the_latency_at_rates_around()
    {
        var page = browser.Open();

        page.Run<object?>(
            "const rate = document.getElementById('find-rate'); rate.value = rate.dataset.values.split(' "
                + "').indexOf('5000'); rate.dispatchEvent(new Event('input', { bubbles: true }))");

        Assert.Contains("5,000/s: the work at both ends is 0% of a core. Latency at the rates around: ", Found(page));
        Assert.Contains("rate 1,000/s: ", Found(page));
        Assert.Contains("rate 10,000/s: ", Found(page));
        Assert.DoesNotContain("rate 100,000/s: ", Found(page));
    }

    [Fact]
    public void Models_that_are_switched_off_stay_on_the_map()
    {
        var page = browser.Open();

        page.Click("[data-toggle='1']");

        Assert.All(page.FindAll("svg[data-chart^='winners'] .cc-series-1"), part => Assert.True(part.Displayed));
    }

    /// <summary>On a phone the published page holds the head of its map at least: fonts differ.</summary>
    [Theory]
    [InlineData("", 1280, 800, ".cc-cell")]
    [InlineData("", 390, 844, ".cc-cell")]
    [InlineData("results/reference/index.html", 1280, 800, ".cc-cell")]
    [InlineData("results/reference/index.html", 390, 844, ".cc-cell[data-row='1:1']")]
    public void First_screen_holds_the_answer_and_the_map(string file, int width, int height, string part)
    {
        var page = browser.Open(width, file: file.Length == 0 ? null : Repository.PathOf(file));

        Assert.InRange(FootOf("#answer li"), 1, height);
        Assert.InRange(FootOf($"svg[data-chart='winners-work'] {part}"), 1, height);

        double FootOf(string part) =>
            page.Run<double>(
                $"return [...document.querySelectorAll(\"{part}\")].at(-1).getBoundingClientRect().bottom + 1e-6");
    }

    private static string Found(Page page) => page.Find("#found").Text.Replace('\u00a0', ' ');
}
