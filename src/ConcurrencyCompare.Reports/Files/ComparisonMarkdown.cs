using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Markdown;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Files;

/// <summary>A comparison as Markdown, for GitHub: as a file, a comment or a summary.</summary>
internal static class ComparisonMarkdown
{
    /// <summary>The file's name.</summary>
    public const string Name = "comparison.md";

    /// <summary>The first line, which nobody sees: by it, who posts the comparison again finds the comment to
    /// replace.</summary>
    public const string Marker = "<!-- concurrency-compare: comparison -->";

    /// <summary>How long a text may be for a comment on GitHub, which takes 65,536 characters, and a line of somebody
    /// else's.</summary>
    public const int MostInComment = 65_000;

    /// <summary>How many lines a list keeps when there is little room.</summary>
    private const int MostLines = 20;

    /// <summary>Renders a comparison; the same comparison gives the same text.</summary>
    /// <param name="report">The comparison.</param>
    /// <param name="most">How many characters the text may have. Where it would have more, rows are left out from the
    /// end, the equal and the undecided ones first, and the text says how many.</param>
    public static string Render(Document report, int most = MostInComment)
    {
        var whole = Text(report);
        if (whole.Length <= most) return whole;

        // The most rows that fit, by halving.
        var rows = CasesIn(report).Groups.Count;
        var (fitting, tooMany) = (-1, rows + 1);
        while (tooMany - fitting > 1)
        {
            var tried = (fitting + tooMany) / 2;
            if (Text(Shortened(report, tried)).Length <= most) fitting = tried;
            else tooMany = tried;
        }

        return fitting < 0
            ? Text(new Document(report.Title, new Section("answer", "", new Paragraph(
                $"The comparison of {SettingWords.Count(rows, "case")} is too long to stand here."))))
            : Text(Shortened(report, fitting));
    }

    private static string Text(Document report)
    {
        var writer = new MarkdownWriter(Readers.Markdown);
        writer.Write(report.Title, report, level: 2);
        return $"{Marker}\n\n{writer}";
    }

    private static Table CasesIn(Document report) => report.Sections[0].Blocks.OfType<Table>().First();

    private static Document Shortened(Document report, int rows)
    {
        var cases = CasesIn(report);
        var leftOut = cases.Groups.Count - rows;
        var shortened = report.Changed((_, block) => block switch
        {
            Table table when table == cases => rows == 0 ? null : table with { Groups = [.. table.Groups.Take(rows)] },
            Lines { Items.Count: > MostLines } lines => lines with
            {
                Items = [.. lines.Items.Take(MostLines), $"{Figures.Number(lines.Items.Count - MostLines)} more"],
            },
            _ => block,
        });
        var answer = shortened.Sections[0];
        return leftOut == 0 ? shortened : shortened with
        {
            Sections =
            [
                answer with
                {
                    Content = [.. answer.Content,
                        new Paragraph($"Left out for length: {leftOut} of {cases.Groups.Count} rows.")],
                },
                .. shortened.Sections.Skip(1),
            ],
        };
    }
}
