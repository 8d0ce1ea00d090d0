namespace ConcurrencyCompare.Tests.Documentation;

/// <summary>The terms of our own.</summary>
public class GlossaryTests
{
    /// <summary>What needs more has too many.</summary>
    [Fact]
    public void Glossary_has_at_most_twenty_lines_and_no_term_twice()
    {
        var terms = File.ReadAllLines(Repository.PathOf("docs/architecture.md"))
            .SkipWhile(line => line != "## Glossary")
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(2)
            .Select(line => line.Split('|')[1].Trim())
            .ToList();

        Assert.InRange(terms.Count, 10, 20);
        Assert.Equal(terms.Distinct(), terms);
    }
}
