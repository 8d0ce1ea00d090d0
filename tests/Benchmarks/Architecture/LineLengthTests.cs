using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Tests.Architecture;

/// <summary>Code and prose fit on the screen beside something else: .editorconfig says 120 columns, and nothing else
/// holds it.</summary>
public partial class LineLengthTests
{
    private const int Most = 120;

    [Theory]
    [InlineData("*.cs")]
    [InlineData("*.md")]
    public void Lines_are_at_most_120_columns_long(string files)
    {
        var root = Repository.PathOf(".");
        var all = Directory.EnumerateFiles(root, files, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(file => !Generated().IsMatch(file)).ToList();

        Assert.True(all.Count > 10, "no files were found");
        Assert.Equal(
            "",
            string.Join('\n', all.SelectMany(file => TooLongIn(File.ReadAllText(Path.Combine(root, file)), files[1..])
                .Select(line => $"{file}:{line}"))));
    }

    [Theory]
    [InlineData(".cs", "{0}", "1")]
    [InlineData(".cs", "x = \"\"\"\n{0}\n\"\"\";\n{0}", "4")]
    [InlineData(".cs", "x = @\"{0}\";", "")]
    [InlineData(".md", "{0}\n| {0} |\n![{0}](x.svg)", "1")]
    [InlineData(".md", "```sh\n{0}\n```\n{0}", "4")]
    [InlineData(".md", "<!-- from the reference run -->\n{0}\n<!-- end -->\n{0}", "4")]
    [InlineData(".md", "https://example.org/{1}", "")]
    public void TooLongIn_finds_what_could_be_wrapped(string kind, string text, string expected)
    {
        var longLine = string.Concat(Enumerable.Repeat("word ", 30));
        var changed = text.Replace("{0}", longLine, StringComparison.Ordinal)
            .Replace("{1}", new string('x', 200), StringComparison.Ordinal);

        Assert.Equal(expected, string.Join(' ', TooLongIn(changed, kind)));
    }

    /// <summary>The numbers of the lines that are too long. Not wrapped are raw and verbatim texts, tables, pictures,
    /// blocks of code, what a test writes, and words such as addresses.</summary>
    private static IEnumerable<int> TooLongIn(string text, string kind)
    {
        var lines = text.Split('\n');
        var isKept = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd('\r');
            var borders = kind == ".cs" ? RawBorder().Count(line) : MarkdownBorder().Count(line);
            var isWhole = isKept || borders > 0 || Whole(kind).IsMatch(line) || !line.Trim(' ', '/').Contains(' ');
            if (borders % 2 == 1) isKept = !isKept;
            if (line.Length > Most && !isWhole) yield return i + 1;
        }
    }

    private static Regex Whole(string kind) => kind == ".cs" ? Verbatim() : TableOrPicture();

    [GeneratedRegex(@"(^|/)(bin|obj|Snapshots|BenchmarkDotNet\.Artifacts|\.git)/|^results/|^node_modules/")]
    private static partial Regex Generated();

    [GeneratedRegex("\"\"\"")]
    private static partial Regex RawBorder();

    [GeneratedRegex("^```|^<!-- (from|end)")]
    private static partial Regex MarkdownBorder();

    [GeneratedRegex("@\"")]
    private static partial Regex Verbatim();

    [GeneratedRegex(@"^\s*(\||!\[)")]
    private static partial Regex TableOrPicture();
}
