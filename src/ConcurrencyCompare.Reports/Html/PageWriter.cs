using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using static ConcurrencyCompare.Reports.Html.Markup;

namespace ConcurrencyCompare.Reports.Html;

/// <summary>A document as a page: one file that asks for nothing else, and that can be read without its
/// script.</summary>
internal static class PageWriter
{
    /// <summary>The file's name.</summary>
    public const string Name = "index.html";

    private static readonly string[] Themes = ["system", "light", "dark"];

    /// <summary>Renders a document; the same document gives the same text.</summary>
    /// <returns>A whole document, with LF.</returns>
    public static string Render(Document document)
    {
        var sections = new PageSections(document);
        var text = new StringBuilder("<!DOCTYPE html>\n");
        HtmlWriter.Write(text, Tag(
            "html",
            Attribute("lang", "en"),
            Head(document.Title),
            Tag(
                "body",
                Tag("a", Class("skip"), Attribute("href", "#main"), "Skip to the report"),
                Contents(sections),
                Tag("main", Id("main"), Tag("h1", document.Title), FirstScreen(sections), Controls(document.Models),
                    sections.Others),
                Tag("div", Id("tip"), Attribute("role", "tooltip"), Attribute("hidden", "")),
                Tag("script", Resource("page.js")))));
        return text.ToString();
    }

    private static XElement? FirstScreen(PageSections sections) =>
        sections.First.ToList() is { Count: > 0 } first ? Tag("div", Class("first"), first) : null;

    private static XElement Head(string title)
    {
        var (style, script) = (Style(), Resource("page.js"));
        var policy = $"default-src 'none'; style-src '{HashOf(style)}'; script-src '{HashOf(script)}'; img-src data:; "
            + "base-uri 'none'; form-action 'none'";
        return Tag(
            "head",
            Tag("meta", Attribute("charset", "utf-8")),
            Tag("meta", Attribute("http-equiv", "Content-Security-Policy"), Attribute("content", policy)),
            Tag("meta", Attribute("name", "viewport"), Attribute("content", "width=device-width, initial-scale=1")),
            Tag("meta", Attribute("name", "color-scheme"), Attribute("content", "light dark")),
            // Browsers ask for an icon unless the page has one.
            Tag("link", Attribute("rel", "icon"), Attribute("href", "data:,")),
            Tag("title", title),
            Tag("style", style));
    }

    private static XElement Contents(PageSections sections) => Tag(
        "nav",
        Attribute("aria-label", "Contents"),
        Tag(
            "details",
            Id("contents"),
            Attribute("open", ""),
            Tag("summary", "Contents"),
            Tag("ul", sections.Entries)));

    /// <summary>What only works with script, and is shown by it.</summary>
    private static XElement Controls(IReadOnlyList<string> models) => Tag(
        "div",
        Class("controls"),
        Attribute("hidden", ""),
        models.Count == 0 ? null : Tag(
            "div",
            Attribute("role", "group"),
            Attribute("aria-label", "Models to show"),
            models.Select((model, place) => Tag(
                "button",
                Attribute("type", "button"),
                Attribute("aria-pressed", "true"),
                Attribute("data-toggle", $"{place + 1}"),
                Swatch(place + 1),
                model))),
        Tag(
            "div",
            Attribute("role", "group"),
            Attribute("aria-label", "Colours of the page"),
            Themes.Select(theme => Tag(
                "button",
                Attribute("type", "button"),
                Attribute("aria-pressed", theme == Themes[0] ? "true" : "false"),
                Attribute("data-to-theme", theme),
                theme))));

    /// <summary>The mark of a model, as in the charts.</summary>
    private static XElement Swatch(int number)
    {
        var style = new SeriesStyle(number);
        return Tag(
            "svg",
            Class("swatch"),
            Attribute("viewBox", "-8 -8 16 16"),
            Attribute("width", "16"),
            Attribute("height", "16"),
            Attribute("aria-hidden", "true"),
            SvgElement.Series(style, "", SvgElement.Mark(style, 0, 0)));
    }

    private static string Style() => Resource("page.css")
        + "@media screen and (prefers-color-scheme:dark){\n" + ChartStyle.DarkRules(":root:not([data-theme=light])")
            + "}\n"
        + "@media screen{\n" + ChartStyle.DarkRules(":root[data-theme=dark]") + "}\n";

    private static string HashOf(string text) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
