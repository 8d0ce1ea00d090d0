using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Reports.Charts;
using ConcurrencyCompare.Reports.History;

namespace ConcurrencyCompare.Reports;

/// <summary>A report as Markdown, for GitHub: the answer first, then scenario by scenario, then what stands behind it.</summary>
public static class MarkdownReport
{
    /// <summary>The file's name.</summary>
    public const string Name = "report.md";

    /// <summary>What stands between the answer in short and that of each scenario.</summary>
    internal const string BetweenAnswers = "Scenario by scenario:";

    /// <summary>Renders a report; the same report gives the same text.</summary>
    public static string Render(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);

        var text = new MarkdownText();
        text.Heading(1, report.Title);
        if (report.Trust.Violations.Count > 0)
        {
            text.Line($"**{TrustSection.Warning}**");
            text.List(report.Trust.Violations);
        }

        text.Heading(2, "The answer");
        text.List(report.InShort);
        if (report.InShort.Count > 0) text.Paragraph(BetweenAnswers);
        text.List(report.Headlines.Select(headline => headline.Text));
        if (report.Missing.Count > 0)
        {
            text.Line("**Not everything was measured:**");
            text.List(report.Missing);
        }

        Append(text, report.Machines);
        foreach (var chart in report.Overview) Append(text, chart);
        foreach (var section in report.Sections) Append(text, section);
        if (report.History is { } history) Append(text, history);
        Append(text, report.Trust);
        if (report.Controls is { } controls)
        {
            text.Heading(2, $"{controls.Title}: {controls.Question}");
            Append(text, controls);
        }

        AppendList(text, "Health of the run", report.Health);
        AppendList(text, "Odd rounds", report.Diagnostics);
        AppendFolded(text, "Every comparison", () => text.List(report.Answers));
        Append(text, report.Manifest);
        AppendList(text, "How to read this", report.ReadingNotes);
        text.Heading(2, "Where it was measured");
        text.Table(["", ""], 0, report.Facts.Select(fact => new[] { fact.Name, fact.Text }));
        text.Heading(2, "How to measure it again");
        text.Code(report.Commands);
        if (report.Files.Count > 0)
        {
            text.Heading(2, "Files");
            text.Links(report.Files.Select(file => (file.Name, file.Name, file.Text)));
        }

        return text.ToString();
    }

    private static void Append(MarkdownText text, TrustSection trust)
    {
        if (trust.Lines.Count == 0 && trust.Violations.Count == 0) return;

        text.Heading(2, TrustSection.Heading);
        text.List([.. trust.Lines, .. trust.Violations]);
        foreach (var table in trust.Tables)
        {
            text.Paragraph($"{table.Title}: {table.Question}");
            Append(text, table);
        }
    }

    private static void Append(MarkdownText text, ReportSection section)
    {
        text.Heading(2, $"{section.Name}: {section.Question}");
        foreach (var chart in section.Charts) Append(text, chart);
        foreach (var table in section.Tables)
        {
            if (table != section.Tables[0]) text.Paragraph($"{table.Title}: {table.Question}");
            Append(text, table);
        }

        if (section.Costs is { } costs)
            AppendFolded(text, $"{costs.Title}: {costs.Question}", () => Append(text, costs));
    }

    private static void Append(MarkdownText text, IReadOnlyList<MachinePage> machines)
    {
        if (machines.Count == 0) return;

        text.Heading(2, MachinePage.Heading);
        text.Links(machines.Select(machine => (machine.Label, $"{machine.Folder}/{Name}", machine.Summary)));
    }

    private static void Append(MarkdownText text, ReportHistory history)
    {
        text.Heading(2, ReportHistory.Heading);
        text.List([.. history.Lines, .. history.Warnings]);
        foreach (var chart in history.Charts) Append(text, chart);
        if (history.Table is { } table) AppendFolded(text, $"{table.Title}: {table.Question}", () => Append(text, table));
    }

    private static void Append(MarkdownText text, Chart chart) =>
        text.Image(chart.Alternative, $"{ReportFolder.Charts}/{chart.Name}.svg");

    internal static void Append(MarkdownText text, ReportTable table) => text.Table(
        [table.GroupColumn, .. table.Columns],
        table.Columns.Count - 1,
        table.Groups.SelectMany(group => group.Rows.Select(row => new[] { group.Setting }.Concat(row))));

    private static void Append(MarkdownText text, IReadOnlyList<FairnessEntry> manifest)
    {
        if (manifest.Count == 0) return;

        text.Heading(2, "What the models are made of");
        text.Table(
            ["model", "queue", "signalling", "waiting", "threads", "set-up inside the clock"],
            0,
            manifest.Select(entry => new[] { entry.Model, entry.Queue, entry.Signalling, entry.Waiting, entry.Threads, entry.SetUp }));
    }

    private static void AppendList(MarkdownText text, string heading, IEnumerable<string> lines)
    {
        text.Heading(2, heading);
        text.List(lines);
    }

    private static void AppendFolded(MarkdownText text, string summary, Action body)
    {
        text.Fold(summary);
        body();
        text.EndFold();
    }
}
