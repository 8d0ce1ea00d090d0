using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Tests.Documentation;

/// <summary>A link of the documentation leads somewhere, also after what it leads to has moved.</summary>
public partial class LinkTests
{
    public static TheoryData<string> Documents =>
    [
        .. Directory.GetFiles(Repository.PathOf("."), "*.md")
            .Concat(Directory.GetFiles(Repository.PathOf("docs"), "*.md"))
            .Select(file => Path.GetRelativePath(Repository.PathOf("."), file)),
    ];

    [Theory, MemberData(nameof(Documents))]
    public void Links_lead_to_files_that_are_there(string document)
    {
        var file = Repository.PathOf(document);
        var dead = Link().Matches(File.ReadAllText(file)).Select(link => link.Groups[1].Value)
            .Where(target => !target.Contains(':', StringComparison.Ordinal))
            .Where(target => !Path.Exists(Path.Combine(Path.GetDirectoryName(file)!, target)));

        Assert.Empty(dead);
    }

    /// <summary>Up to what is a place inside of a document.</summary>
    [GeneratedRegex(@"\]\(([^)#\s]+)")]
    private static partial Regex Link();
}
