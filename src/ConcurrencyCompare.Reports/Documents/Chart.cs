namespace ConcurrencyCompare.Reports.Documents;

/// <summary>A picture of a part of a report.</summary>
/// <param name="Name">What its file is called, without <c>.svg</c>: small letters, digits and hyphens.</param>
/// <param name="Title">What it shows, in a line.</param>
/// <param name="Description">What can be seen in it, in a sentence or two, for those who cannot see it.</param>
/// <param name="Svg">The whole picture: a document of its own that also stands inside a page. The same results give the
/// same text.</param>
internal sealed record Chart(string Name, string Title, string Description, string Svg)
{
    /// <summary>The folder of the pictures, beside the document.</summary>
    public const string Folder = "charts";

    /// <summary>The class of the picture itself.</summary>
    public const string Class = "cc-chart";

    /// <summary>The name that a picture of ours says; <see langword="null"/> for another file.</summary>
    public static string? NameIn(string svg) =>
        svg.Split('"') is ["<svg class=", Class, " data-chart=", var name, ..] ? name : null;

    /// <summary>The path of its file, from the document.</summary>
    public string Path => $"{Folder}/{Name}.svg";

    /// <summary>The picture in words, for those who cannot see it.</summary>
    public string Alternative => $"{Title}{(Title.EndsWith('?') ? "" : ".")} {Description}";
}
