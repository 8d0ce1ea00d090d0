using System.Xml.Linq;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Workflows;

/// <summary>Which tests are run against mutants: a pattern that matches nothing leaves tests out, and nobody would see it.</summary>
public class MutationBuildTests
{
    private static readonly string Tests = Repository.PathOf("tests");

    [Fact]
    public void Every_pattern_of_the_mutation_build_matches_files()
    {
        var project = XDocument.Load(Path.Combine(Tests, "ConcurrencyCompare.Tests.csproj"));
        var rooms = project.Descendants("MutationTests").Single().Value;
        var compile = project.Descendants("ItemGroup")
            .Single(group => group.Attribute("Condition")?.Value.Contains("'Mutation'", StringComparison.Ordinal) == true)
            .Elements("Compile").Single(element => element.Attribute("Include") is not null);
        var included = compile.Attribute("Include")!.Value.Replace("$(MutationTests)", rooms, StringComparison.Ordinal);

        string[] patterns = [.. included.Split(';'), .. compile.Attribute("Exclude")!.Value.Split(';')];
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
