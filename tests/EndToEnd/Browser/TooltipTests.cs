using OpenQA.Selenium;

namespace ConcurrencyCompare.Tests.Browser;

[Collection(BrowserTests.Name)]
public class TooltipTests(Browser browser)
{
    private const string Mark = "#scenario-throughput figure [data-tip]";

    [Fact]
    public void Pointing_at_a_mark_shows_what_it_stands_for()
    {
        var page = browser.Open();
        var mark = page.Find(Mark);

        page.Point(mark);

        page.Until(() => page.Find("#tip").Displayed);
        Assert.Equal(mark.GetAttribute("data-tip"), page.Find("#tip").Text);
        Assert.Equal("tip", mark.GetAttribute("aria-describedby"));

        page.Point(page.Find("h1"));
        page.Until(() => !page.Find("#tip").Displayed);
    }

    [Fact]
    public void Marks_are_reached_by_keyboard_and_Escape_closes()
    {
        var page = browser.Open();
        var marks = page.FindAll(Mark);

        page.Run<object?>(
            "document.querySelector('#scenario-throughput h3').tabIndex = -1; "
                + "document.querySelector('#scenario-throughput h3').focus()");
        page.Press(Keys.Tab);
        page.Until(() => page.Find("#tip").Displayed);
        Assert.Equal(marks[0].GetAttribute("data-tip"), page.Find("#tip").Text);

        page.Press(Keys.ArrowRight);
        Assert.Equal(marks[1].GetAttribute("data-tip"), page.Find("#tip").Text);
        Assert.Single(page.FindAll("#scenario-throughput figure:first-child [tabindex='0']"));

        page.Press(Keys.Escape);
        Assert.False(page.Find("#tip").Displayed);
    }

    [Fact]
    public void Charts_stay_reachable_when_a_model_is_switched_off()
    {
        var page = browser.Open();
        var first = page.FindAll("#scenario-throughput figure:first-child [tabindex='0']").Single();
        var series = page.Run<string>(
            "return /cc-series-(\\d+)/.exec(arguments[0].closest('.cc-series').getAttribute('class'))[1]", first);

        page.Click($"[data-toggle='{series}']");

        Assert.False(first.Displayed);
        Assert.True(page.FindAll("#scenario-throughput figure:first-child [tabindex='0']").Single().Displayed);
    }

    [Fact]
    public void Tooltips_stay_inside_a_narrow_window()
    {
        var page = browser.Open(width: 390);

        foreach (var mark in page.FindAll(Mark).Take(12))
        {
            // At its dot: the middle of a mark may be on its whisker, which is thinner than two pixels.
            page.Point(mark.FindElement(By.CssSelector(":last-child")));
            page.Until(() => page.Find("#tip").Text == mark.GetAttribute("data-tip"));
            Assert.True(
                page.Run<bool>(
                    "const box = document.getElementById('tip').getBoundingClientRect(); return box.left >= 0 && "
                        + "box.right <= innerWidth && box.top >= 0"));
        }
    }
}
