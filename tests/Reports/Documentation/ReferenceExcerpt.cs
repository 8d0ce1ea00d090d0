using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Markdown;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Documentation;

/// <summary>The part of a page that shows a report in short: its sentences and a few of its pictures.</summary>
internal static class ReferenceExcerpt
{
    private const string Begin = "<!-- from the reference run; a test holds it against the results -->\n";
    private const string End = "<!-- end -->\n";

    /// <summary>The pictures that answer the most, in the order of reading.</summary>
    private static readonly string[] Pictures = ["winners-work", "winners-wait"];

    /// <summary>A page with its excerpt made anew.</summary>
    /// <param name="page">The page, with both marks.</param>
    /// <param name="report">What the excerpt is of.</param>
    /// <param name="folder">The path from the page to the report, with a slash at its end.</param>
    public static string Replaced(string page, Document report, string folder)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        var end = page.IndexOf(End, StringComparison.Ordinal);
        Assert.True(begin >= 0 && end > begin, "The page has no marks for the excerpt.");
        return page[..(begin + Begin.Length)] + Render(report, folder) + page[end..];
    }

    private static string Render(Document report, string folder)
    {
        var text = new MarkdownText();
        text.List(report.Part("answer").Content.OfType<Lines>().First().Items);
        foreach (var chart in report.Charts.Where(chart => Pictures.Contains(chart.Name)))
        {
            text.Image(chart.Alternative, folder + chart.Path);
        }

        return text.ToString();
    }
}
