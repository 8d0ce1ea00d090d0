namespace ConcurrencyCompare.Reports.Charts;

/// <summary>A picture of a part of a report.</summary>
/// <param name="Name">What its file is called, without <c>.svg</c>: small letters, digits and hyphens.</param>
/// <param name="Scenario">The scenario that it shows, as in results.</param>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Description">What can be seen in it, in a sentence or two, for those who cannot see it.</param>
/// <param name="Svg">The whole picture: a document of its own that also stands inside a page. The same results give the same
/// text.</param>
public sealed record Chart(string Name, string Scenario, string Title, string Description, string Svg)
{
    /// <summary>The picture in words, for those who cannot see it.</summary>
    public string Alternative => $"{Title}{(Title.EndsWith('?') ? "" : ".")} {Description}";
}
