using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Reports.Html;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Browser;

/// <summary>A page with something of everything.</summary>
internal static class PageSample
{
    private static readonly Lazy<string> LazyHtml = new(() => HtmlReport.Render(Report()));

    public static string Html => LazyHtml.Value;

    public static Report Report() => ConcurrencyCompare.Reports.Report.Of(SampleResults.Full);
}
