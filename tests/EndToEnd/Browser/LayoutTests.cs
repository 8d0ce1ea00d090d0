using OpenQA.Selenium;

namespace ConcurrencyCompare.Tests.Browser;

[Collection(BrowserTests.Name)]
public class LayoutTests(Browser browser)
{
    /// <summary>Gives each stop of the Tab key a number, in the order of the page, and says how many there
    /// are.</summary>
    private const string NumberStops = """
        const stops = [...document.querySelectorAll("a[href], button, summary, input, [tabindex='0']")].filter(stop => stop.checkVisibility());
        stops.forEach((stop, place) => { stop.dataset.stop = place; });
        return stops.length
        """;

    /// <summary>Notes the number of each stop that gets the focus, and whether one can see that it has it.</summary>
    private const string NoteFocus = """
        window.visited = [];
        addEventListener("focusin", event => {
            const style = getComputedStyle(event.target);
            const isSeen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
            visited.push((event.target.dataset.stop ?? "none") + (isSeen ? "" : " unseen"));
        })
        """;

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public void Tab_reaches_everything_in_order_and_shows_where_it_is(int width)
    {
        var page = browser.Open(width);
        var stops = (int)page.Run<long>(NumberStops);
        page.Run<object?>(NoteFocus);

        page.Press([.. Enumerable.Repeat(Keys.Tab, stops)]);

        Assert.Equal(Enumerable.Range(0, stops).Select(place => $"{place}"), page.Texts("return visited"));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    [InlineData(1920)]
    public void Page_never_scrolls_sideways(int width)
    {
        var page = browser.Open(width);
        page.Run<object?>("for (const details of document.querySelectorAll('details')) details.open = true");

        Assert.Equal(
            0, page.Run<long>("const root = document.documentElement; return root.scrollWidth - root.clientWidth"));
    }

    [Fact]
    public void Text_of_charts_is_readable_on_a_phone()
    {
        var sizes = browser.Open(width: 390).Texts(
            """
            return [...document.querySelectorAll("figure text")].map(text => (parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a).toFixed(1))
            """);

        Assert.NotEmpty(sizes);
        Assert.All(sizes.Distinct(), size => Assert.True(double.Parse(size, CultureInfo.InvariantCulture) >= 10, size));
    }

    [Fact]
    public void Contents_are_a_column_on_wide_screens_and_folded_on_phones()
    {
        Assert.True(browser.Open().Find("#contents ul").Displayed);

        var page = browser.Open(width: 390);
        Assert.False(page.Find("#contents ul").Displayed);
        page.Click("#contents summary");
        page.Click("#contents a[href='#method']");
        Assert.False(page.Find("#contents ul").Displayed);
        Assert.True(
            page.Run<bool>(
                "const top = document.getElementById('method').getBoundingClientRect().top; return top >= 0 && top < "
                    + "innerHeight"));
    }

    [Fact]
    public void Paper_has_everything_open_no_controls_and_a_light_ground()
    {
        var page = browser.Open(isDark: true);
        var folded = page.FindAll("main details:not([open])").Count;

        page.Emulate("dark", media: "print");

        page.Until(() => page.FindAll("main details:not([open])").Count == 0);
        Assert.All(page.FindAll(".controls, nav, #finder, #found, .skip"), part => Assert.False(part.Displayed));
        Assert.Equal("rgb(255, 255, 255)", page.Run<string>("return getComputedStyle(document.body).backgroundColor"));
        Assert.Equal(
            "rgb(255, 255, 255)",
            page.Run<string>("return getComputedStyle(document.querySelector('figure .cc-background')).fill"));

        page.Emulate("dark", media: "");
        page.Until(() => page.FindAll("main details:not([open])").Count == folded);
    }

    /// <summary>A4 and Letter less the margins of a browser are 717 and 739 pixels wide.</summary>
    [Fact]
    public void Paper_cuts_off_no_table()
    {
        var page = browser.Open(width: 717);
        page.Emulate("light", media: "print");
        page.Until(() => page.FindAll("main details:not([open])").Count == 0);

        var tables = page.Texts(
            """
            return [...document.querySelectorAll("main table")].map(
                table => Math.ceil(table.getBoundingClientRect().right) + " " + table.innerText.slice(0, 80))
            """);

        Assert.NotEmpty(tables);
        Assert.All(
            tables,
            table => Assert.InRange(int.Parse(table[..table.IndexOf(' ')], CultureInfo.InvariantCulture), 1, 717));
        page.Emulate("light", media: "");
    }
}
