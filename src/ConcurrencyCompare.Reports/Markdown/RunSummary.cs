using System.Text;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Markdown;

/// <summary>Reports in short as Markdown without pictures or links, for where neither would lead anywhere: the summary
/// of a job on GitHub.</summary>
internal static class RunSummary
{
    /// <summary>The file's name.</summary>
    public const string Name = "summary.md";

    /// <summary>What GitHub takes for a step, in bytes: https://docs.github.com/actions, "Step isolation and
    /// limits".</summary>
    public const int MostBytes = 1024 * 1024;

    private const int RoomForNote = 200;

    /// <summary>Renders reports; the same reports give the same text.</summary>
    /// <param name="machines">Each with what its machine is called.</param>
    /// <param name="mostBytes">How long the text may be, in UTF-8; from a thousand. What is beyond is cut off at a
    /// line, so at a whole row of a table, and the last line says so.</param>
    public static string Render(IReadOnlyList<(string Label, Document Report)> machines, int mostBytes = MostBytes)
    {
        var writer = new MarkdownWriter(Readers.Summary);
        foreach (var (label, report) in machines) writer.Write(label, report, level: 2);
        return Cut(writer.ToString(), mostBytes);
    }

    private static string Cut(string text, int mostBytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= mostBytes) return text;

        var lines = text.TrimEnd('\n').Split('\n');
        var (kept, bytes) = (0, 0);
        while ((bytes += Encoding.UTF8.GetByteCount(lines[kept]) + 1) <= mostBytes - RoomForNote) kept++;
        var headings = lines.Skip(kept).Count(line => line.StartsWith('#'));
        var note =
            $"**Cut to stay within {Figures.Number(mostBytes)} bytes: "
                + $"{SettingWords.Count(lines.Length - kept, "line")} more, with "
            + $"{SettingWords.Count(headings, "heading")}, in the report.**";
        return string.Join('\n', [.. lines.Take(kept), "", note]) + "\n";
    }
}
