using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Tests.Reports.Files;

public partial class OpenMetricsTests
{
    [Fact]
    public void Render_gives_gauges_in_seconds() =>
        Snapshot.Check("Reports/Exports", "metrics.txt", OpenMetrics.Render(SampleResults.Create()));

    [Theory]
    [InlineData("plain")]
    [InlineData("back\\slash and \"quote\" and\nline and\rreturn and \u202E{}=,")]
    [InlineData("\\")]
    public void Render_keeps_the_grammar_whatever_the_names_are(string name)
    {
        var sample = SampleResults.Create();
        var hostile = sample.Cases[1] with
        {
            Model = name,
            Scenario = name,
            Parameters = new Dictionary<string, string> { [name] = name },
        };

        var text = OpenMetrics.Render(sample with { Cases = [hostile, .. sample.Cases] });

        Assert.EndsWith("\n# EOF\n", text);
        Assert.DoesNotContain('\r', text);
        var lines = text.TrimEnd('\n').Split('\n')[..^1];
        Assert.All(lines, line => Assert.Matches(Line(), line));
        Assert.Equal(3 * 5, lines.Count(line => line[0] != '#'));
    }

    [Fact]
    public void Render_has_each_family_in_one_place_and_each_sample_once()
    {
        var lines = OpenMetrics.Render(SampleResults.Full).TrimEnd('\n').Split('\n')[..^1];

        var families = lines.Select(line => line[0] == '#' ? line.Split(' ')[2] : line.Split('{')[0]).ToList();
        var changes = 1 + families.Zip(families.Skip(1)).Count(pair => pair.First != pair.Second);
        Assert.Equal((6, 6), (families.Distinct().Count(), changes));
        Assert.Equal(lines.Length, lines.Select(line => line.Split("} ")[0]).Distinct().Count());
    }

    [Fact]
    public void Render_gives_no_ends_where_rounds_are_too_few()
    {
        var text = OpenMetrics.Render(SampleResults.Create(rounds: 3));

        Assert.DoesNotContain("_low_seconds", text);
        Assert.Contains("concurrency_compare_time_per_item_seconds{", text);
    }

    /// <summary>The specification's grammar, of the kinds of lines that are used here.</summary>
    [GeneratedRegex("""
        ^(# TYPE [a-z_]+_seconds gauge|# UNIT [a-z_]+_seconds seconds|# HELP [a-z_]+_seconds [A-Za-z0-9,.% ]+|[a-z_]+_seconds\{[a-z]+="([^"\\\n]|\\[n"\\])*"(,[a-z]+="([^"\\\n]|\\[n"\\])*")*\} \d\.\d+e-\d\d \d+\.\d{3})$
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Line();
}
