using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace ConcurrencyCompare.Tests.Reports.Html;

public partial class PageTests
{
    private static readonly string[] Hostile =
    [
        "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>", "\"quoted' & <b>bold</b>",
        "two\nlines\rand\0nothing",
        "turned \u202Etxet\u2066 around", "-->]]>&amp;", new string('w', 500),
    ];

    public static TheoryData<string> HostileTexts => [.. Hostile];

    [Fact]
    public void Render_gives_valid_html() => Assert.NotNull(Parse(PageSample.Html));

    [Fact]
    public void Render_gives_the_same_bytes_each_time_with_line_feeds_alone()
    {
        var again = PageWriter.Render(PageSample.Report());

        Assert.Equal(PageSample.Html, again);
        Assert.DoesNotContain('\r', again);
        Assert.EndsWith("</html>\n", again);
    }

    [Fact]
    public void Render_gives_the_page_of_a_small_run()
    {
        var report = RunReport.Of(SampleResults.Create());
        // Pictures have snapshots of their own.
        var page = PageWriter.Render(report.Changed((_, block) => block is Pictures ? null : block));

        // What differs with style and script, which are files of their own, would hide the rest.
        Snapshot.Check("Reports/Html", "index.html", StyleAndScript().Replace(page, "$1$2"));
    }

    [Fact]
    public void Render_ends_no_line_of_a_text_inside_an_option()
    {
        var html = PageWriter.Render(RunReport.Of(SampleResults.Create()));
        var page = Parse(html);

        Assert.Contains(page.QuerySelectorAll("#answer li .option"), option => option.TextContent == "--scenarios");
        Assert.DoesNotContain(
            page.QuerySelectorAll("li, p, dd").SelectMany(one => one.ChildNodes.OfType<AngleSharp.Dom.IText>()),
            text => Option().IsMatch(text.Text));
        Assert.Contains(".option{white-space:nowrap}", html);
    }

    [GeneratedRegex(@"--[a-z]")]
    private static partial Regex Option();

    [Fact]
    public void Render_stays_below_a_megabyte() =>
        Assert.InRange(Encoding.UTF8.GetByteCount(PageSample.Html), 10_000, 1_000_000);

    [Fact]
    public void Render_needs_nothing_from_elsewhere()
    {
        var document = Parse(PageSample.Html);

        Assert.Empty(
            document.QuerySelectorAll(
                "[src], [style], link:not([rel=icon]), iframe, object, embed, form, base, image, use"));
        Assert.DoesNotContain(
            document.All.SelectMany(element => element.Attributes),
            attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain("url(", PageSample.Html);
        Assert.DoesNotContain("@import", PageSample.Html);
        var policy = document.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy);
        Assert.DoesNotContain("unsafe", policy);
    }

    [Fact]
    public void Render_has_unique_ids_and_links_that_lead_somewhere()
    {
        var document = Parse(PageSample.Html);

        var ids = document.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(
            document.QuerySelectorAll("a[href^='#']"),
            link => Assert.Contains(link.GetAttribute("href")![1..], ids));
        Assert.All(
            document.QuerySelectorAll("[aria-labelledby], [aria-describedby]"),
            element => Assert.All(
                $"{element.GetAttribute("aria-labelledby")} {element.GetAttribute("aria-describedby")}".Split(
                    ' ', StringSplitOptions.RemoveEmptyEntries),
                id => Assert.Contains(id, ids)));
        Assert.All(
            document.QuerySelectorAll("a:not([href^='#'])"),
            link => Assert.Matches("^[a-z]+[.][a-z]+$", link.GetAttribute("href")));
    }

    [Fact]
    public void Render_shows_several_machines_with_ids_that_stay_unique()
    {
        var page = Parse(
            PageWriter.Render(
                SideBySide.Of(
                    [("first", RunReport.Of(SampleResults.Full)), ("<second>", RunReport.Of(SampleRun.Create(7)))])));

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(3, page.QuerySelectorAll("[data-toggle]").Length);
        Assert.Contains("<second>", page.QuerySelector("#controls tbody")!.TextContent);
    }

    [Fact]
    public void Render_has_headings_in_order()
    {
        var levels = Parse(PageSample.Html).QuerySelectorAll("h1, h2, h3, h4, h5, h6")
            .Select(heading => heading.LocalName[1] - '0').ToList();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Fact]
    public void Render_names_every_control_picture_and_table()
    {
        var document = Parse(PageSample.Html);

        Assert.All(document.QuerySelectorAll("button, summary, legend, a, caption, figcaption, label, th"),
            element => Assert.NotEqual("", element.TextContent.Trim()));
        Assert.All(
            document.QuerySelectorAll("input"),
            input => Assert.NotNull(document.QuerySelector($"label[for='{input.Id}']")));
        Assert.All(
            document.QuerySelectorAll("[role=region], [role=group], nav"),
            part => Assert.NotNull(part.GetAttribute("aria-label")));
        Assert.All(
            document.QuerySelectorAll("svg:not([aria-hidden])"),
            picture => Assert.True(picture.HasAttribute("aria-label") || picture.HasAttribute("aria-labelledby")));
        Assert.All(document.QuerySelectorAll("table"), table => Assert.NotNull(table.QuerySelector("caption")));
        Assert.All(document.QuerySelectorAll("th"), heading => Assert.NotNull(heading.GetAttribute("scope")));
    }

    [Fact]
    public void Render_leaves_nothing_out_without_script()
    {
        var document = Parse(PageSample.Html);

        var hidden = document.QuerySelectorAll("[hidden]")
            .Select(element => element.Id is { Length: > 0 } id ? id : element.ClassName).Order();
        Assert.Equal(["controls", "finder", "found", "found-command", "tip"], hidden);
        var text = document.Body!.TextContent;
        Assert.All(PageSample.Report().Answers(), answer => Assert.Contains(answer.Text, text));
    }

    [Theory, MemberData(nameof(HostileTexts))]
    public void Render_keeps_any_text_as_text(string text)
    {
        var page = PageWriter.Render(RunReport.Of(HostileResults(text)));

        var document = Parse(page);
        Assert.Single(document.QuerySelectorAll("script"));
        Assert.Empty(document.QuerySelectorAll("img, b"));
        Assert.DoesNotContain(page, character => character is '\u202E' or '\u2066' or '\0' or '\r');
        var shown = text.Replace('\n', ' ').Replace('\r', '\uFFFD').Replace('\0', '\uFFFD')
            .Replace("\u202E", "[U+202E]").Replace("\u2066", "[U+2066]");
        Assert.Contains(
            document.QuerySelectorAll("dd"), cell => cell.TextContent.Contains(shown, StringComparison.Ordinal));
        Assert.Contains(document.QuerySelectorAll("tbody th"), cell => cell.TextContent == shown);
        Assert.Contains(
            document.QuerySelectorAll("button"),
            button => button.TextContent.EndsWith(shown, StringComparison.Ordinal));
        Assert.Contains(
            document.QuerySelectorAll(".notice li"),
            item => item.TextContent.Contains(shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_sorts_by_the_numbers_themselves()
    {
        var table = new Table(
            "t", "?", [], ["model", "time"],
            [new ConcurrencyCompare.Reports.Documents.Group(
                [], [[Cell.Of("a"), Figures.Time(new Estimate(1_234_567, 1_200_000, 1_300_000, 0.97))],
                    [Cell.Of("b"), "-"]])]);

        var page = Parse(PageWriter.Render(new Document("x", new Section("s", "t", table)) { Models = ["a", "b"] }));

        var cells = page.QuerySelectorAll("tbody td");
        Assert.Equal("1.235E+06", cells[0].GetAttribute("data-value"));
        Assert.Equal("[1.20,\u00a01.30]", cells[0].QuerySelector(".interval")!.TextContent);
        Assert.Equal(("number", null), (cells[1].ClassName, cells[1].GetAttribute("data-value")));
        Assert.Equal(["1", "2"], page.QuerySelectorAll("tbody tr").Select(row => row.GetAttribute("data-series")));
    }

    /// <summary>Words may stand above their number, lest a table is wider than the page.</summary>
    [Fact]
    public void Render_breaks_words_before_a_number_and_never_the_number()
    {
        var ratio = Figures.Ratio(new Estimate(0.6, 0.3, 0.9, 0.97));
        var table = new Table(
            "t", "?", [], ["model", "ratio"],
            [new ConcurrencyCompare.Reports.Documents.Group(
                [], [[Cell.Of("a"), ratio.Behind("no difference shown")], [Cell.Of("b"), ratio]])]);

        var page = Parse(PageWriter.Render(new Document("x", new Section("s", "t", table)) { Models = ["a", "b"] }));

        var cells = page.QuerySelectorAll("tbody td");
        Assert.Equal(["number said", "number"], cells.Select(cell => cell.ClassName));
        Assert.Equal("no difference shown 0.6x\u00a0[0.3,\u00a00.9]", cells[0].TextContent);
        Assert.Equal("0.6x [0.3,\u00a00.9]", cells[1].TextContent);
    }

    [GeneratedRegex("(<style>|<script>).*?(</style>|</script>)|'sha256-[^']*'", RegexOptions.Singleline)]
    private static partial Regex StyleAndScript();

    private static RunResults HostileResults(string text)
    {
        var sample = SampleResults.Create();
        return sample with
        {
            Environment = sample.Environment with { OperatingSystem = text },
            Scenarios = [new ScenarioFacts(text, text), new ScenarioFacts("throughput", text)],
            Models = [new NamedText(text, text), new NamedText("callbacks", text)],
            Manifest =
                [new FairnessEntry(text, text, text, text, text, text),
                    new FairnessEntry("callbacks", "", "", "", "", "")],
            Controls = [new ControlModel("again", text, [text])],
            Cases =
            [
                .. sample.Cases.SelectMany(measured => new[]
                {
                    measured with { Model = measured.Model == "threads" ? text : measured.Model },
                    measured with
                    {
                        Scenario = text,
                        Model = measured.Model == "threads" ? text : measured.Model,
                        Parameters = new Dictionary<string, string> { [text] = measured.Setting },
                    },
                }),
            ],
            Missing = [new MissingRound(text, text, text, 1, text)],
        };
    }

    /// <summary>As a validator does: anything that the standard calls a parse error throws.</summary>
    private static AngleSharp.Html.Dom.IHtmlDocument Parse(string page) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(page);
}
