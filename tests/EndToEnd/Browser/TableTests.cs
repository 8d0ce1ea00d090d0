namespace ConcurrencyCompare.Tests.Browser;

[Collection(BrowserTests.Name)]
public class TableTests(Browser browser)
{
    private const string Table = "#scenario-throughput > .scroll table";

    /// <summary>The models of the first setting, from above.</summary>
    private const string Models = "return [...document.querySelectorAll('#scenario-throughput > .scroll tbody:nth-of-type(1) tr:not(.group):not(.off) th')].map(th => th.textContent)";

    [Fact]
    public void Headings_sort_by_value_up_and_down_and_back_inside_each_setting()
    {
        var page = browser.Open();
        var time = page.FindAll($"{Table} thead button").Single(button => button.Text == "time per item");

        page.Click(time);
        Assert.Equal(["callbacks", "iterators", "threads"], page.Texts(Models));
        Assert.Equal("ascending", page.Find($"{Table} thead th[aria-sort]").GetAttribute("aria-sort"));

        page.Click(time);
        Assert.Equal(["threads", "iterators", "callbacks"], page.Texts(Models));
        Assert.Equal("descending", page.Find($"{Table} thead th[aria-sort]").GetAttribute("aria-sort"));

        page.Click(time);
        Assert.Equal(["threads", "callbacks", "iterators"], page.Texts(Models));
        Assert.Empty(page.FindAll($"{Table} thead th[aria-sort]"));
        Assert.True(page.Run<bool>($"return [...document.querySelectorAll('{Table} tbody')].every(body => body.rows[0].className === 'group')"));
    }

    [Fact]
    public void Headings_sort_by_keyboard()
    {
        var page = browser.Open();

        page.Run<object?>($"document.querySelector('{Table} thead button').focus()");
        page.Press(OpenQA.Selenium.Keys.Enter);

        Assert.Equal(["callbacks", "iterators", "threads"], page.Texts(Models));
    }

    [Fact]
    public void Toggles_take_a_model_out_of_charts_and_tables_and_back()
    {
        var page = browser.Open();
        Assert.True(page.Find("figure .cc-series-2").Displayed);

        page.Click("[data-toggle='2']");

        Assert.Equal("false", page.Find("[data-toggle='2']").GetAttribute("aria-pressed"));
        Assert.All(page.FindAll("figure .cc-series-2, [data-series='2'], [data-other='2']"), part => Assert.False(part.Displayed));
        Assert.Equal(["threads", "iterators"], page.Texts(Models));

        page.Click("[data-toggle='2']");

        Assert.True(page.Find("figure .cc-series-2").Displayed);
        Assert.Equal(["threads", "callbacks", "iterators"], page.Texts(Models));
    }

    [Fact]
    public void Answers_choose_what_the_advice_rests_on()
    {
        var page = browser.Open();
        const string Shown = "return [...document.querySelectorAll('#advice-rows tbody tr:not(.off) th')].map(th => th.textContent)";
        var all = page.Texts(Shown);
        Assert.Matches("^[0-9]+ settings fit these answers. Fastest: callbacks in [0-9]+, ", page.Find("#advice-summary").Text);

        page.Click(page.FindAll(".questions label").Single(label => label.Text.StartsWith("waited for", StringComparison.Ordinal)));

        Assert.All(page.Texts(Shown), row => Assert.StartsWith("blocking, ", row, StringComparison.Ordinal));

        page.Click(page.FindAll(".questions label").Single(label => label.Text == "317 to 31,622"));

        Assert.Equal(
            ["blocking, waiting consumers, concurrent 1,000", "blocking, waiting producers, concurrent 1,000"], page.Texts(Shown));
        Assert.Equal("2 settings fit these answers. Fastest: none in 2.", page.Find("#advice-summary").Text);

        page.Click(page.FindAll(".questions label").Single(label => label.Text == "short waits"));

        Assert.Empty(page.Texts(Shown));
        Assert.Equal("Not measured: no setting of this run fits these answers.", page.Find("#advice-summary").Text);

        foreach (var any in page.FindAll(".questions label").Where(label => label.Text == "any").ToList()) page.Click(any);
        Assert.Equal(all, page.Texts(Shown));
    }
}
