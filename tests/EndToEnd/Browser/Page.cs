using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;
using OpenQA.Selenium.Interactions;
using OpenQA.Selenium.Support.UI;

namespace ConcurrencyCompare.Tests.Browser;

/// <summary>What can be done with the page in the browser.</summary>
public sealed class Page(ChromeDriver driver, Uri address)
{
    public Uri Address => address;

    public void Load() => driver.Navigate().GoToUrl(address);

    public void Resize(int width) => Send("Emulation.setDeviceMetricsOverride", new()
    {
        ["width"] = width,
        ["height"] = 900,
        ["deviceScaleFactor"] = 1,
        ["mobile"] = false,
    });

    /// <summary>What the system prefers, and whether the page is seen or printed.</summary>
    public void Emulate(string scheme, string media) => Send("Emulation.setEmulatedMedia", new()
    {
        ["media"] = media,
        ["features"] =
            new[] { new Dictionary<string, object> { ["name"] = "prefers-color-scheme", ["value"] = scheme } },
    });

    /// <summary>Runs script in the page: the body of a function.</summary>
    public T Run<T>(string script, params object[] arguments) => (T)driver.ExecuteScript(script, arguments)!;

    public IReadOnlyList<string> Texts(string script) => [.. Run<IReadOnlyCollection<object>>(script).Cast<string>()];

    public IWebElement Find(string selector) => driver.FindElement(By.CssSelector(selector));

    public IReadOnlyList<IWebElement> FindAll(string selector) => driver.FindElements(By.CssSelector(selector));

    public void Click(string selector) => Click(Find(selector));

    public void Click(IWebElement element)
    {
        driver.ExecuteScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.Click();
    }

    public void Point(IWebElement element)
    {
        driver.ExecuteScript("arguments[0].scrollIntoView({block: 'center'})", element);
        new Actions(driver).MoveToElement(element).Perform();
    }

    public void Press(params string[] keys)
    {
        var actions = new Actions(driver);
        foreach (var key in keys) actions.SendKeys(key);
        actions.Perform();
    }

    /// <summary>Waits until something holds, and fails if it never does.</summary>
    public void Until(Func<bool> holds) => new WebDriverWait(driver, Patience.Limit)
    {
        PollingInterval = TimeSpan.FromMilliseconds(20),
    }.Until(_ => holds());

    /// <summary>What the browser has logged since it was last asked.</summary>
    public IReadOnlyList<string> Log(string kind) =>
        [.. driver.Manage().Logs.GetLog(kind).Select(entry => entry.Message)];

    private void Send(string command, Dictionary<string, object?> parameters) =>
        driver.ExecuteCdpCommand(command, parameters);
}
