using System.Xml.Linq;

namespace ConcurrencyCompare.Tests.Workflows;

/// <summary>Which tests are run against mutants: a pattern that matches nothing leaves tests out, and nobody would see
/// it.</summary>
public class MutationBuildTests
{
    private static readonly string Tests = Repository.PathOf("tests", "Models");

    [Fact]
    public void Every_pattern_of_the_mutation_build_matches_files()
    {
        var project = XDocument.Load(Path.Combine(Tests, "ConcurrencyCompare.Tests.Models.csproj"));
        var patterns = project.Descendants("MutationTests").Single().Value.Split(';');

        Assert.True(patterns.Length > 5);
        Assert.All(patterns, pattern => Assert.NotEmpty(FilesOf(pattern)));
    }

    private static string[] FilesOf(string pattern)
    {
        var folder = Path.Combine(Tests, Path.GetDirectoryName(pattern)!.Replace("**", "", StringComparison.Ordinal));
        if (!Directory.Exists(folder)) return [];
        var name = Path.GetFileName(pattern);
        return name == "**"
            ? Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
            : Directory.GetFiles(folder, name);
    }
}
