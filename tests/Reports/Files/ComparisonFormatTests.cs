using System.Text.Json;
using System.Text.Json.Nodes;

namespace ConcurrencyCompare.Tests.Reports.Files;

/// <summary>Comparisons as files: Markdown for people, JSON for programs.</summary>
public sealed class ComparisonFormatTests : FolderTests
{
    private static readonly RunComparison InTurns = RunComparison.Of(SampleComparison.Base, SampleComparison.New, 0.05);

    private static readonly RunComparison Apart = RunComparison.Of(
        SampleComparison.Base.Apart(), SampleComparison.New.Apart(), 0.05);

    private static readonly Document Report = ComparisonReport.Of(InTurns);

    [Fact]
    public void Markdown_of_runs_in_turns() =>
        Snapshot.Check("Reports/Comparing", "in-turns.md", ComparisonMarkdown.Render(Report));

    [Fact]
    public void Markdown_of_runs_apart() =>
        Snapshot.Check("Reports/Comparing", "apart.md", ComparisonMarkdown.Render(ComparisonReport.Of(Apart)));

    [Fact]
    public void Json_of_runs_in_turns() =>
        Snapshot.Check("Reports/Comparing", "comparison.json", ComparisonFile.Render(InTurns));

    [Fact]
    public void Json_has_no_name_that_the_documentation_lacks()
    {
        var documentation = File.ReadAllText(Repository.PathOf("docs", "compare.md"));

        Assert.All(
            new[] { InTurns, Apart }.SelectMany(
                comparison => NamesIn(JsonNode.Parse(ComparisonFile.Render(comparison)))).Distinct(),
            name => Assert.Contains($"`{name}`", documentation));

        static IEnumerable<string> NamesIn(JsonNode? node) => node switch
        {
            JsonObject properties => properties.SelectMany(property => NamesIn(property.Value).Prepend(property.Key)),
            JsonArray elements => elements.SelectMany(NamesIn),
            _ => [],
        };
    }

    [Fact]
    public void Json_of_runs_apart_has_every_case_and_the_drift_of_those_with_others_of_their_kind()
    {
        using var document = JsonDocument.Parse(ComparisonFile.Render(Apart));

        var root = document.RootElement;
        Assert.Equal("apart", root.GetProperty("kind").GetString());
        Assert.Equal(Apart.Cases.Count, root.GetProperty("cases").GetArrayLength());
        Assert.All(root.GetProperty("cases").EnumerateArray(), compared => Assert.Equal(
            compared.GetProperty("model").GetString() != "threads", compared.TryGetProperty("drift", out _)));
    }

    [Fact]
    public void Markdown_begins_with_the_marker_that_nobody_sees() =>
        Assert.StartsWith("<!-- concurrency-compare: comparison -->\n\n## ", ComparisonMarkdown.Render(Report));

    [Fact]
    public void Markdown_leaves_out_rows_from_the_end_where_there_is_little_room()
    {
        var whole = ComparisonMarkdown.Render(Report, int.MaxValue);

        var shorter = ComparisonMarkdown.Render(Report, whole.Length - 1);

        Assert.InRange(shorter.Length, 1, whole.Length - 1);
        Assert.Contains("| slower |", shorter);
        Assert.Contains("| faster |", shorter);
        Assert.DoesNotContain("| equal within 5% |", shorter);
        Assert.Contains(" of 7 rows.\n", shorter);
        Assert.All(
            Report.Part("answer").Blocks.OfType<Lines>().Single().Items,
            line => Assert.Contains(line.Text.Plain(), shorter));
    }

    [Fact]
    public void Markdown_shortens_long_lists_and_keeps_to_any_limit()
    {
        var many = Report.Changed((section, block) => section.Id == "left-out"
            ? new Lines([.. Enumerable.Range(1, 3_000).Select(place => new Line($"only in base: case {place}"))])
                : block);

        foreach (var most in new[] { ComparisonMarkdown.MostInComment, 4_000, 1_000, 200 })
            Assert.InRange(ComparisonMarkdown.Render(many, most).Length, 1, most);
        Assert.Contains("\n- 2,980 more\n", ComparisonMarkdown.Render(many));
        Assert.Contains("too long to stand here", ComparisonMarkdown.Render(many, 200));
    }

    [Fact]
    public void Markdown_fits_into_a_comment_whatever_the_names()
    {
        var hostile = ComparisonReport.Of(
            RunComparison.Of(Renamed(new string('|', 40_000)), Renamed(new string('|', 40_000)), 0.05));

        Assert.InRange(ComparisonMarkdown.Render(hostile).Length, 1, 65_536);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>")]
    [InlineData("a | b\n# c", "a \\| b # c")]
    [InlineData("@all [x](y) --> -->", "&#64;all [x]\\(y) --> -->")]
    [InlineData("\u202Eturned", " turned")]
    public void Names_stay_text_in_every_format(string text, string expected)
    {
        var comparison = RunComparison.Of(Renamed(text), Renamed(text), 0.05);
        var markdown = ComparisonMarkdown.Render(ComparisonReport.Of(comparison));

        Assert.Contains($"| {expected}, {expected}, {expected} {expected} |", markdown);
        Assert.DoesNotContain(text.Contains('\n', StringComparison.Ordinal) ? text : "<script", markdown);
        using var document = JsonDocument.Parse(ComparisonFile.Render(comparison));
        Assert.Equal(text, document.RootElement.GetProperty("cases")[0].GetProperty("model").GetString());
    }

    [Fact]
    public void Write_gives_the_same_bytes_each_time()
    {
        var files = ComparisonFolder.Write(_directory.Path, InTurns, Report);
        var first = files.Select(File.ReadAllText).ToList();

        ComparisonFolder.Write(_directory.Path, InTurns, Report);

        Assert.Equal(
            ["comparison.json", "comparison.md"],
            Directory.GetFiles(_directory.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(first, files.Select(File.ReadAllText));
        Assert.All(first, text => Assert.DoesNotContain('\r', text));
    }

    private static RunResults Renamed(string text)
    {
        var sample = SampleResults.Create();
        return sample with
        {
            Scenarios = [new ScenarioFacts(text, text)],
            Models = [new NamedText(text, text)],
            Cases =
                [sample.Cases[0]
                    with { Scenario = text, Model = text,
                        Parameters = new Dictionary<string, string> { [text] = text } }],
            Missing = [new MissingRound(text, text, text, 1, text)],
        };
    }
}
