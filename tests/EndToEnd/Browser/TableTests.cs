namespace ConcurrencyCompare.Tests.Browser;

[Collection(BrowserTests.Name)]
public class TableTests(Browser browser)
{
    private const string Table = "#scenario-throughput > .scroll table";

    /// <summary>The models of the first setting, from above.</summary>
    private const string Models =
        "return [...document.querySelectorAll('#scenario-throughput > .scroll tbody:nth-of-type(1) "
            + "tr:not(.group):not(.off) th')].map(th => th.textContent)";

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
        Assert.True(
            page.Run<bool>(
                $"return [...document.querySelectorAll('{Table} tbody')].every(body => body.rows[0].className === "
                    + "'group')"));
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
        Assert.True(page.Find("svg[data-chart='throughput'] .cc-series-2").Displayed);

        page.Click("[data-toggle='2']");

        Assert.Equal("false", page.Find("[data-toggle='2']").GetAttribute("aria-pressed"));
        Assert.All(
            page.FindAll("figure svg:not([data-chart^='winners']) .cc-series-2, [data-series='2'], [data-other='2']"),
            part => Assert.False(part.Displayed));
        Assert.Equal(["threads", "iterators"], page.Texts(Models));

        page.Click("[data-toggle='2']");

        Assert.True(page.Find("svg[data-chart='throughput'] .cc-series-2").Displayed);
        Assert.Equal(["threads", "callbacks", "iterators"], page.Texts(Models));
    }
}
