namespace ConcurrencyCompare.Tests.Support;

/// <summary>A page with something of everything.</summary>
internal static class PageSample
{
    private static readonly Lazy<string> LazyHtml = new(
        () => ConcurrencyCompare.Reports.Html.PageWriter.Render(Report()));

    public static string Html => LazyHtml.Value;

    public static Document Report() => ReportFolder.WithFiles(RunReport.Of(SampleResults.Full), SampleResults.Full);
}
