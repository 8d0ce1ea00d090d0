namespace ConcurrencyCompare.Tests.Reports.Markdown;

/// <summary>What Markdown, HTML or GitHub would make something of stays text.</summary>
public class MarkdownTextTests
{
    [Theory]
    [InlineData("\u202Eright to left\u2066", " right to left ")]
    [InlineData("a\u2028b\u0085c", "a b c")]
    [InlineData("a\\b", "a\\\\b")]
    [InlineData("http://example.com", "http&#58;//example.com")]
    [InlineData("www.example.com", "www&#46;example.com")]
    [InlineData("mailto:a@example.com", "mailto&#58;a&#64;example.com")]
    [InlineData("@everyone", "&#64;everyone")]
    [InlineData("fixes #12", "fixes &#35;12")]
    [InlineData("[a][b]", "[a]\\[b]")]
    [InlineData("![a](b)", "![a]\\(b)")]
    [InlineData("~~a~~ $b$", "\\~\\~a\\~\\~ \\$b\\$")]
    [InlineData("</details>", "&lt;/details>")]
    [InlineData("&lt;", "&amp;lt;")]
    [InlineData("a | b", "a \\| b")]
    [InlineData("5.2x [4.9, 5.6]", "5.2x [4.9, 5.6]")]
    public void Table_keeps_text(string text, string expected)
    {
        var markdown = MarkdownWriter.Render(new Document("x", new Section("s", "", new Terms([("fact", text)]))));

        Assert.Contains($"| fact | {expected} |\n", markdown);
    }

    [Theory]
    [InlineData("# a", "- \\# a")]
    [InlineData("- a", "- \\- a")]
    [InlineData("+ a", "- \\+ a")]
    [InlineData("> a", "- \\> a")]
    [InlineData("1. a", "- 1\\. a")]
    [InlineData("12) a", "- 12\\) a")]
    [InlineData("[ ] a", "- \\[ ] a")]
    [InlineData("===", "- \\===")]
    [InlineData(" # a", "- \\# a")]
    public void List_makes_no_block_of_what_begins_a_line(string text, string expected) => Assert.Contains(
        $"\n{expected}\n", MarkdownWriter.Render(new Document("x", new Section("s", "", new Lines(text)))));

    [Fact]
    public void Fold_keeps_its_summary()
    {
        var text = new MarkdownText();
        text.Fold("</summary><script>@a & \"b\"");

        Assert.Equal("<details><summary>&lt;/summary&gt;&lt;script&gt;&#64;a &amp; \"b\"</summary>\n", text.ToString());
    }

    [Fact]
    public void Code_keeps_a_hostile_command_inside_its_block()
    {
        var markdown = MarkdownWriter.Render(new Document("x", new Section("s", "", new Code(["run '```' 'a\nb'"]))));

        Assert.Contains("\n````sh\nrun '```' 'a b'\n````\n", markdown);
    }
}
