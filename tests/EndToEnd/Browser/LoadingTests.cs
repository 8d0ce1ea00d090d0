using System.Text.Json;
using OpenQA.Selenium;

namespace ConcurrencyCompare.Tests.Browser;

[Collection(BrowserTests.Name)]
public class LoadingTests(Browser browser)
{
    [Fact]
    public void Page_loads_without_an_error_and_asks_for_nothing_but_itself()
    {
        var page = browser.Open();
        page.Log(LogType.Browser);
        page.Log(LogType.Performance);

        page.Load();

        Assert.Empty(page.Log(LogType.Browser));
        var requests = page.Log(LogType.Performance)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("message"))
            .Where(message => message.GetProperty("method").GetString() == "Network.requestWillBeSent")
            .Select(message => message.GetProperty("params").GetProperty("request").GetProperty("url").GetString());
        Assert.All(
            requests, request => Assert.True(request == page.Address.AbsoluteUri || request == "data:,", request));
    }

    [Theory]
    [InlineData(
        "const script = document.createElement('script'); script.textContent = 'window.injected = 1'; "
            + "document.body.append(script);")]
    [InlineData(
        "const text = document.createElement('p'); text.setAttribute('onclick', 'window.injected = 1'); "
            + "document.body.append(text); text.click();")]
    public void Policy_blocks_script_that_is_not_the_page_s_own(string attempt)
    {
        var page = browser.Open();

        Assert.Equal("undefined", page.Run<string>(attempt + " return typeof window.injected"));
        page.Until(
            () => page.Log(LogType.Browser)
                .Any(line => line.Contains("Content Security Policy", StringComparison.Ordinal)));
    }

    [Fact]
    public void Policy_blocks_style_attributes()
    {
        var page = browser.Open();

        Assert.NotEqual(
            "0px",
            page.Run<string>(
                "document.body.setAttribute('style', 'width:0'); return getComputedStyle(document.body).width"));
        page.Log(LogType.Browser);
    }
}
