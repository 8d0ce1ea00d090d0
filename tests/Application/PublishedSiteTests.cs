using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Application;

/// <summary>What <c>publish</c> makes is a site: everything in it leads somewhere, and nothing leads out of it.</summary>
public sealed partial class PublishedSiteTests(PublishedSite site) : IClassFixture<PublishedSite>, IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Site_has_a_page_for_each_machine_and_one_above_them()
    {
        Assert.Equal(4, Pages.Count());
        var links = Parse(Path.Combine(site.Directory, "index.html")).QuerySelectorAll("a[href$='/index.html']");
        Assert.Equal(
            Machines.Select(machine => Path.GetFileName(machine) + "/index.html"),
            links.Select(link => link.GetAttribute("href")).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Site_has_a_history_of_one_run_for_each_machine() => Assert.All(Machines, machine =>
        Assert.NotNull(JsonNode.Parse(Assert.Single(File.ReadAllLines(Path.Combine(machine, "history.jsonl"))))));

    [Fact]
    public void Site_has_pages_that_are_valid_and_ask_for_nothing() => Assert.All(Pages, page =>
    {
        var document = Parse(page);

        Assert.StartsWith(
            "default-src 'none'",
            document.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Empty(document.QuerySelectorAll("[src], link:not([rel=icon]), iframe, object, embed, form"));
    });

    [Fact]
    public void Site_leads_to_files_that_are_there()
    {
        var links = Pages.SelectMany(page => Parse(page).QuerySelectorAll("a[href]:not([href^='#'])").Select(link => (page, link.GetAttribute("href")!)))
            .Concat(Reports.SelectMany(report => MarkdownLink().Matches(File.ReadAllText(report)).Select(link => (report, link.Groups[1].Value))))
            .ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link =>
            Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(link.Item1)!, link.Item2.Split('#')[0])), $"{link.Item1}: {link.Item2}"));
    }

    [Fact]
    public void Site_has_a_summary_that_GitHub_takes() =>
        Assert.InRange(new FileInfo(Path.Combine(site.Directory, "summary.md")).Length, 1, 1024 * 1024);

    [Fact]
    public void Publish_gives_the_same_bytes_again()
    {
        var before = PublishedSite.Files(site.Directory);
        site.Publish(site.Directory);
        site.Publish(_directory.File("other"));

        Assert.Equal(before, PublishedSite.Files(site.Directory));
        Assert.Equal(before, PublishedSite.Files(_directory.File("other")));
    }

    private IEnumerable<string> Machines => Directory.GetDirectories(site.Directory)
        .Where(folder => File.Exists(Path.Combine(folder, "results.json"))).Order(StringComparer.Ordinal);

    private IEnumerable<string> Pages => Directory.GetFiles(site.Directory, "index.html", SearchOption.AllDirectories);

    private IEnumerable<string> Reports => Directory.GetFiles(site.Directory, "report.md", SearchOption.AllDirectories);

    /// <summary>Anything that the standard calls a parse error throws.</summary>
    private static IHtmlDocument Parse(string page) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(File.ReadAllText(page));

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex MarkdownLink();
}
