using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ConcurrencyCompare.Tests.Cli;

/// <summary>What <c>publish</c> makes is a site: everything in it leads somewhere, and nothing leads out of
/// it.</summary>
public sealed partial class PublishedSiteTests : FolderTests
{
    public PublishedSiteTests()
    {
        string[] runs = [WriteRun("full", SampleResults.Full), WriteRun("quick", SampleResults.Create())];
        Assert.Equal(0, CommandLineRun.Of(["publish", .. runs, "--site", Site]).ExitCode);
    }

    [Fact]
    public void Site_has_pages_that_are_valid_and_ask_for_nothing()
    {
        var pages = Files("index.html").Select(Parse).ToList();

        Assert.Equal(3, pages.Count);
        Assert.All(pages, page =>
        {
            Assert.StartsWith(
                "default-src 'none'",
                page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"));
            Assert.Empty(page.QuerySelectorAll("[src], link:not([rel=icon]), iframe, object, embed, form"));
        });
    }

    [Fact]
    public void Site_leads_to_files_that_are_there()
    {
        var ofPages = Files("index.html").SelectMany(page =>
            Parse(page).QuerySelectorAll("a[href]:not([href^='#'])")
                .Select(link => PathOf(page, link.GetAttribute("href")!)));
        var ofReports = Files("report.md").SelectMany(report =>
            MarkdownLink().Matches(File.ReadAllText(report)).Select(link => PathOf(report, link.Groups[1].Value)));

        Assert.NotEmpty(ofPages);
        Assert.Contains(ofReports, path => path.EndsWith(".svg", StringComparison.Ordinal));
        Assert.All(ofPages.Concat(ofReports), path => Assert.True(File.Exists(path), path));
    }

    private string Site => _directory.File("site");

    /// <summary>A run on a machine of that name.</summary>
    private string WriteRun(string name, RunResults results) =>
        _directory.Folder(name, results with { Environment = results.Environment with { Processor = name } });

    private string[] Files(string name) => Directory.GetFiles(Site, name, SearchOption.AllDirectories);

    /// <summary>Where a link on a page leads.</summary>
    private static string PathOf(string page, string link) =>
        Path.Combine(Path.GetDirectoryName(page)!, link.Split('#')[0]);

    /// <summary>Anything that the standard calls a parse error throws.</summary>
    private static IHtmlDocument Parse(string page) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(File.ReadAllText(page));

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex MarkdownLink();
}
