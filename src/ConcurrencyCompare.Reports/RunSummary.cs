using System.Globalization;
using System.Text;
using ConcurrencyCompare.Reports.History;

namespace ConcurrencyCompare.Reports;

/// <summary>Reports in short as Markdown without pictures or links, for where neither would lead anywhere: the summary of a job
/// on GitHub.</summary>
public static class RunSummary
{
    /// <summary>The file's name.</summary>
    public const string Name = "summary.md";

    /// <summary>What GitHub takes for a step, in bytes: https://docs.github.com/actions, "Step isolation and limits".</summary>
    public const int MostBytes = 1024 * 1024;

    private const int RoomForNote = 200;

    /// <summary>Renders reports; the same reports give the same text.</summary>
    /// <param name="machines">Each with what its machine is called.</param>
    /// <param name="mostBytes">How long the text may be, in UTF-8; from a thousand. What is beyond is cut off at a line, so at a
    /// whole row of a table, and the last line says so.</param>
    public static string Render(IReadOnlyList<(string Label, Report Report)> machines, int mostBytes = MostBytes)
    {
        ArgumentNullException.ThrowIfNull(machines);

        var text = new MarkdownText();
        foreach (var (label, report) in machines)
        {
            text.Heading(2, label);
            text.List(report.InShort);
            if (report.InShort.Count > 0) text.Paragraph(MarkdownReport.BetweenAnswers);
            text.List(report.Headlines.Select(headline => headline.Text));
            text.List(report.Missing.Select(missing => $"Not measured: {missing}"));
            if (report.History is { } history)
            {
                text.Heading(3, ReportHistory.Heading);
                text.List([.. history.Lines, .. history.Warnings]);
            }

            foreach (var table in report.Verdicts)
            {
                text.Heading(3, $"{table.Title}: {table.Question}");
                MarkdownReport.Append(text, table);
            }

            text.Heading(3, "Health of the run");
            text.List(report.Health);
        }

        return Cut(text.ToString(), mostBytes);
    }

    private static string Cut(string text, int mostBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= mostBytes) return text;

        var lines = text.TrimEnd('\n').Split('\n');
        var (kept, bytes) = (0, 0);
        while ((bytes += Encoding.UTF8.GetByteCount(lines[kept]) + 1) <= mostBytes - RoomForNote) kept++;
        var headings = lines.Skip(kept).Count(line => line.StartsWith('#'));
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"**Cut here, to stay within {mostBytes:N0} bytes: {lines.Length - kept:N0} lines more, with {headings:N0} headings, are in the report.**");
        return string.Join('\n', [.. lines.Take(kept), "", note]) + "\n";
    }
}
