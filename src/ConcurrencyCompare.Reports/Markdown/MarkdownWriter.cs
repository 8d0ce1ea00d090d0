using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Reports.Markdown;

/// <summary>Writes documents as Markdown, for GitHub.</summary>
/// <param name="readers">For whom.</param>
internal sealed class MarkdownWriter(Readers readers)
{
    private readonly MarkdownText _text = new();

    /// <summary>A document as a report; the same document gives the same text.</summary>
    /// <param name="document">The document.</param>
    public static string Render(Document document)
    {
        var writer = new MarkdownWriter(Readers.Markdown);
        writer.Write(document.Title, document, level: 1);
        return writer.ToString();
    }

    /// <summary>Writes a document below what was written before.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="document">The document.</param>
    /// <param name="level">The level of the heading.</param>
    public void Write(string title, Document document, int level)
    {
        _text.Heading(level, title);
        foreach (var section in document.Sections) Write(section, level + 1);
    }

    public override string ToString() => _text.ToString();

    private void Write(Section section, int level)
    {
        if (!section.IsFor(readers)) return;

        if (section.Heading.Length > 0) _text.Heading(level, section.Heading);
        foreach (var block in section.Blocks.Where(block => block.For.HasFlag(readers)))
        {
            if (block is Table { IsFolded: false } table && NeedsCaption(table, section.Heading))
                _text.Paragraph(table.Caption);
            Write(block);
        }

        foreach (var part in section.Parts) Write(part, level + 1);
    }

    /// <summary>Whether the heading does not say already what a table is.</summary>
    private static bool NeedsCaption(Table table, string heading) =>
        heading.Length > 0 && table.Title.Length > 0
            && !heading.Equals(table.Caption, StringComparison.OrdinalIgnoreCase);

    private void Write(Block block)
    {
        switch (block)
        {
            case Lines { Summary.Length: > 0 } lines:
                _text.Fold(lines.Summary);
                _text.List(lines.Items);
                _text.EndFold();
                break;
            case Lines lines: _text.List(lines.Items); break;
            case Paragraph paragraph: _text.Paragraph(paragraph.Text); break;
            case Notice notice:
                _text.Line($"**{notice.Heading}:**");
                _text.List(notice.Items);
                break;
            case Pictures pictures:
                foreach (var chart in pictures.Charts) _text.Image(chart.Alternative, chart.Path);
                break;
            case Table { IsFolded: true } table:
                _text.Fold(table.Caption);
                Write(table);
                _text.EndFold();
                break;
            case Table table: Write(table); break;
            case Terms terms:
                _text.Table(["", ""], [], terms.Items.Select(item => new[] { item.Name, item.Text }));
                break;
            case Code code: _text.Code(code.Items); break;
        }
    }

    private void Write(Table table)
    {
        var hasGroups = table.GroupNames.Count > 0;
        var offset = hasGroups ? 1 : 0;
        _text.Table(
            hasGroups ? [table.GroupHeading, .. table.Columns] : table.Columns,
            [.. Enumerable.Range(0, table.Columns.Count).Where(table.IsNumeric).Select(column => column + offset)],
            table.Groups.SelectMany(group => group.Rows.Select(row =>
                row.Select(cell => cell.Whole).Prepend(group.Name).Skip(hasGroups ? 0 : 1))));
    }
}
