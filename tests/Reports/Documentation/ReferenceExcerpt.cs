namespace ConcurrencyCompare.Tests.Documentation;

/// <summary>The part of a page that shows a published report in short: some of its sentences and pictures.</summary>
/// <param name="run">The name of the run's folder in <c>results</c>, which the marks around the part name, too.</param>
/// <param name="section">The section whose sentences are shown; empty for none.</param>
/// <param name="pictures">The names of the pictures that are shown, in the order of the report.</param>
internal sealed class ReferenceExcerpt(string run, string section, IReadOnlyList<string> pictures)
{
    private const string End = "<!-- end -->\n";

    private string Begin => $"<!-- from the {run} run; a test holds it against the results -->\n";

    /// <summary>A page with its excerpt made anew.</summary>
    /// <param name="page">The page, with both marks.</param>
    /// <param name="report">What the excerpt is of.</param>
    /// <param name="folder">The path from the page to the report, with a slash at its end.</param>
    public string Replaced(string page, Document report, string folder)
    {
        var begin = page.IndexOf(Begin, StringComparison.Ordinal);
        Assert.True(begin >= 0, $"The page has no mark for the excerpt of {run}.");
        var end = page.IndexOf(End, begin, StringComparison.Ordinal);
        Assert.True(end > begin, $"The excerpt of {run} has no end.");
        return page[..(begin + Begin.Length)] + Render(report, folder) + page[end..];
    }

    private string Render(Document report, string folder)
    {
        var text = new MarkdownText();
        if (section.Length > 0) text.List(report.Part(section).Content.OfType<Lines>().First().Items);
        var charts = report.Charts.Where(chart => pictures.Contains(chart.Name)).ToList();
        Assert.Equal(pictures.Count, charts.Count);
        foreach (var chart in charts) text.Image(chart.Alternative, folder + chart.Path);
        return text.ToString();
    }
}
