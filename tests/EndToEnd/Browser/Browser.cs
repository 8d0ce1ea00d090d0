using OpenQA.Selenium;
using OpenQA.Selenium.Chrome;

namespace ConcurrencyCompare.Tests.Browser;

/// <summary>The one browser of all browser tests, with the sample page in a file.</summary>
/// <remarks>Nothing is downloaded: browser and driver are those of the system. Where there are none, the tests are
/// skipped; on a build server (<c>CI=true</c>) they fail.</remarks>
public sealed class Browser : IDisposable
{
    // In this order: where both are, only Chrome may be allowed its sandbox.
    private static readonly string[] Browsers = ["google-chrome", "chromium", "chromium-browser"];

    private readonly TemporaryDirectory _directory = new();
    private readonly ChromeDriver? _driver;

    public Browser()
    {
        var (browser, driver) = (
            Browsers.Select(ProcessRun.Find).FirstOrDefault(path => path is not null), ProcessRun.Find("chromedriver"));
        // On Windows and macOS no browser is on the path, but the driver knows where they are.
        if (driver is null || (browser is null && OperatingSystem.IsLinux())) return;

        var options = new ChromeOptions { BinaryLocation = browser };
        options.AddArguments(
            "--headless", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--window-size=1280,900",
            $"--user-data-dir={_directory.File("profile")}");
        // Chromium refuses its sandbox to root.
        if (Environment.UserName == "root") options.AddArgument("--no-sandbox");
        options.SetLoggingPreference(LogType.Browser, LogLevel.All);
        options.SetLoggingPreference(LogType.Performance, LogLevel.All);
        File.WriteAllText(_directory.File("index.html"), PageSample.Html);
        var service = ChromeDriverService.CreateDefaultService(driver);
        service.InitializationTimeout = 2 * Patience.Limit;
        _driver = new ChromeDriver(service, options, 4 * Patience.Limit);
    }

    /// <summary>The page, freshly loaded, as somebody sees it who never was there.</summary>
    /// <param name="width">The width of the window, in px.</param>
    /// <param name="isDark">What the system prefers.</param>
    /// <param name="file">Another page than the sample.</param>
    public Page Open(int width = 1280, bool isDark = false, string? file = null)
    {
        if (_driver is null)
        {
            const string Reason = "no chromium and chromedriver on the path";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", Reason);
            Assert.Fail(Reason);
        }

        var page = new Page(_driver, new Uri(file ?? _directory.File("index.html")));
        page.Resize(width);
        page.Emulate(isDark ? "dark" : "light", media: "");
        page.Load();
        if (page.Run<bool>("const kept = localStorage.length > 0; localStorage.clear(); return kept")) page.Load();
        return page;
    }

    public void Dispose()
    {
        _driver?.Dispose();
        _directory.Dispose();
    }
}

/// <summary>The tests of one browser, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}
