using System.Text;
using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Reports;

/// <summary>A report as Markdown, for GitHub.</summary>
public static class MarkdownReport
{
    /// <summary>The file's name.</summary>
    public const string Name = "report.md";

    /// <summary>Renders a report; the same report gives the same text.</summary>
    public static string Render(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);

        var text = new StringBuilder();
        Line(text, $"# {Escape(report.Title)}");
        if (report.Missing.Count > 0)
        {
            Line(text);
            Line(text, "**Not everything was measured:**");
            List(text, report.Missing);
        }

        Line(text);
        Line(text, "## The answer");
        List(text, report.Answers);
        foreach (var table in report.Tables.Concat(report.CostTables)) AppendTable(text, table);
        Line(text);
        Line(text, "## Health of the run");
        List(text, report.Health);
        Line(text);
        Line(text, "## Odd rounds");
        List(text, report.Diagnostics);
        AppendManifest(text, report.Manifest);
        Line(text);
        Line(text, "## How to read this");
        List(text, report.ReadingNotes);
        Line(text);
        Line(text, "## Where it was measured");
        Line(text);
        Row(text, ["", ""]);
        Row(text, ["---", "---"]);
        foreach (var fact in report.Facts) Row(text, [Escape(fact.Name), Escape(fact.Text)]);
        return text.ToString();
    }

    private static void AppendTable(StringBuilder text, ReportTable table)
    {
        Line(text);
        Line(text, $"## {Escape(table.Title)}: {Escape(table.Question)}");
        Line(text);
        Row(text, [Escape(table.GroupColumn), .. table.Columns.Select(Escape)]);
        Row(text, ["---", "---", .. Enumerable.Repeat("---:", table.Columns.Count - 1)]);
        foreach (var group in table.Groups)
        {
            foreach (var row in group.Rows) Row(text, [Escape(group.Setting), .. row.Select(Escape)]);
        }
    }

    private static void AppendManifest(StringBuilder text, IReadOnlyList<FairnessEntry> manifest)
    {
        if (manifest.Count == 0) return;

        Line(text);
        Line(text, "## What the models are made of");
        Line(text);
        Row(text, ["model", "queue", "signalling", "waiting", "threads", "set-up inside the clock"]);
        Row(text, Enumerable.Repeat("---", 6));
        foreach (var entry in manifest)
        {
            string[] cells = [entry.Model, entry.Queue, entry.Signalling, entry.Waiting, entry.Threads, entry.SetUp];
            Row(text, cells.Select(Escape));
        }
    }

    private static void List(StringBuilder text, IEnumerable<string> items)
    {
        Line(text);
        foreach (var item in items) Line(text, "- " + Escape(item));
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        Line(text, $"| {string.Join(" | ", cells)} |");

    private static void Line(StringBuilder text, string line = "") => text.Append(line).Append('\n');

    /// <summary>Text stays text: no markup, no table cells, no lines of its own.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsControl(character)) escaped.Append(' ');
            else if (character is '<') escaped.Append("&lt;");
            else if (character is '&') escaped.Append("&amp;");
            else if (character is '|' or '*' or '_' or '`' or '\\') escaped.Append('\\').Append(character);
            // Brackets are intervals; only a parenthesis right behind makes them a link.
            else if (character is '(' && escaped is [.., ']']) escaped.Append("\\(");
            else escaped.Append(character);
        }

        return escaped.ToString();
    }
}
