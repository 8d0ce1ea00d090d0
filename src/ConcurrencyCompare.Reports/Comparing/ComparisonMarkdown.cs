namespace ConcurrencyCompare.Reports.Comparing;

/// <summary>A comparison as Markdown, for GitHub: as a file, a comment or a summary.</summary>
public static class ComparisonMarkdown
{
    /// <summary>The file's name.</summary>
    public const string Name = "comparison.md";

    /// <summary>The first line, which nobody sees: by it, who posts the comparison again finds the comment to replace.</summary>
    public const string Marker = "<!-- concurrency-compare: comparison -->";

    /// <summary>How long a text may be for a comment on GitHub, which takes 65,536 characters, and a line of somebody else's.
    /// </summary>
    public const int MostInComment = 65_000;

    /// <summary>How many lines a list keeps when there is little room.</summary>
    private const int MostLines = 20;

    /// <summary>Renders a comparison; the same comparison gives the same text.</summary>
    /// <param name="report">The comparison.</param>
    /// <param name="most">How many characters the text may have. Where it would have more, rows are left out from the end, the
    /// equal and the undecided ones first, and the text says how many.</param>
    public static string Render(ComparisonReport report, int most = MostInComment)
    {
        ArgumentNullException.ThrowIfNull(report);

        var rows = report.Table.Groups.Count;
        var whole = Render(report, rows, int.MaxValue);
        if (whole.Length <= most) return whole;

        // The most rows that fit, by halving.
        var (fitting, tooMany) = (-1, rows + 1);
        while (tooMany - fitting > 1)
        {
            var tried = (fitting + tooMany) / 2;
            if (Render(report, tried, MostLines).Length <= most) fitting = tried;
            else tooMany = tried;
        }

        return fitting < 0 ? TooLong(report) : Render(report, fitting, MostLines);
    }

    private static string Render(ComparisonReport report, int rows, int lines)
    {
        var text = Begin(report);
        text.List(report.Headlines);
        foreach (var caution in report.Cautions) text.Paragraph(caution);
        if (rows > 0) MarkdownReport.Append(text, report.Table with { Groups = [.. report.Table.Groups.Take(rows)] });
        if (report.Table.Groups.Count - rows is > 0 and var leftOut)
            text.Paragraph($"{leftOut} of {report.Table.Groups.Count} rows are left out for their length.");
        AppendList(text, "Not compared", report.LeftOut, lines);
        AppendList(text, "Missing rounds", report.Missing, lines);
        if (report.Differences.Count > 0)
        {
            text.Heading(3, "What differs between the runs");
            text.Table(["", "base", "new"], 0, report.Differences.Select(one => new[] { one.What, one.Base, one.New }));
        }

        text.Paragraph(report.Health);
        if (report.NotTheCode is { } table)
        {
            text.Fold($"{table.Title}: {table.Question}");
            MarkdownReport.Append(text, table);
            text.EndFold();
        }

        text.Fold("How to read this");
        text.List(report.ReadingNotes);
        text.EndFold();
        return text.ToString();
    }

    private static MarkdownText Begin(ComparisonReport report)
    {
        var text = new MarkdownText();
        text.Line(Marker);
        text.Heading(2, report.Title);
        return text;
    }

    /// <summary>What is left where names alone are longer than the text may be.</summary>
    private static string TooLong(ComparisonReport report)
    {
        var text = Begin(report);
        text.Paragraph($"The comparison of {report.Table.Groups.Count} cases is too long to stand here.");
        return text.ToString();
    }

    private static void AppendList(MarkdownText text, string heading, IReadOnlyList<string> items, int most)
    {
        if (items.Count == 0) return;

        text.Heading(3, heading);
        text.List(items.Count <= most ? items : [.. items.Take(most), $"and {items.Count - most} more"]);
    }
}
