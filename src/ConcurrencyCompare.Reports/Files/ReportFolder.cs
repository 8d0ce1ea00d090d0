using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Html;
using ConcurrencyCompare.Reports.Markdown;

namespace ConcurrencyCompare.Reports.Files;

/// <summary>Writes all that a report consists of.</summary>
internal static class ReportFolder
{
    /// <summary>The name of the report as Markdown.</summary>
    public const string MarkdownName = "report.md";

    private const string Extension = ".svg";

    private static readonly Line[] Texts =
    [
        Link(PageWriter.Name, "this report as a page to look around in"),
        Link(MarkdownName, "this report as Markdown"),
    ];

    /// <summary>The whole paths of the report in a folder, in each format that is there.</summary>
    public static IEnumerable<string> TextsIn(string directory) =>
        Texts.Select(text => Path.Combine(directory, text.Target!)).Where(File.Exists);

    /// <summary>Writes everything that follows from results; each file as a whole or not at all.</summary>
    /// <param name="directory">An existing directory. Pictures of an earlier report there that this one does not have
    /// are removed; nothing else is.</param>
    /// <param name="report">The report; the same report gives the same bytes.</param>
    /// <param name="results">What it is of, for the files that hold every measurement; <see langword="null"/> for a
    /// report of several runs, which have those files themselves.</param>
    /// <param name="hasHistory">Whether the folder keeps a history.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be written.</exception>
    public static void Write(string directory, Document report, RunResults? results = null, bool hasHistory = false)
    {
        var whole = WithFiles(report, results, hasHistory);
        // Before the report: were it written first, a process that ends in between would leave what nobody takes away
        // again.
        WriteCharts(Path.Combine(directory, Chart.Folder), [.. report.Charts]);
        WholeFile.Write(Path.Combine(directory, MarkdownName), MarkdownWriter.Render(whole));
        WholeFile.Write(Path.Combine(directory, PageWriter.Name), PageWriter.Render(whole));
        if (results is null) return;

        ResultsCsv.Write(directory, results);
        HistogramLog.Write(directory, results);
        if (!hasHistory) return;

        WholeFile.Write(Path.Combine(directory, GitHubActionBenchmark.Name), GitHubActionBenchmark.Render(results));
        WholeFile.Write(Path.Combine(directory, OpenMetrics.Name), OpenMetrics.Render(results));
    }

    /// <summary>A report with the list of the files beside it.</summary>
    public static Document WithFiles(Document report, RunResults? results = null, bool hasHistory = false)
    {
        Line[] files = [.. Texts, .. results is null ? [] : FilesOf(results, hasHistory)];
        var section = new Section("files", "Files", new Lines(files) { For = Readers.AtLength });
        return report with
        {
            Sections = [.. report.Sections.Select(part =>
                part.Id == "method" ? part with { Parts = [.. part.Parts, section] } : part)],
        };
    }

    private static IEnumerable<Line> FilesOf(RunResults results, bool hasHistory)
    {
        yield return Link(ResultsFile.Name, "every measurement of every round; all else here is made of these");
        yield return Link(ResultsCsv.Name, "the same, one value a row, for spreadsheets");
        if (results.Cases.Any(measured => measured.Rounds.Any(round => round.Latency is not null)))
            yield return Link(HistogramLog.Name, "every latency histogram, in HdrHistogram's log format");
        if (!hasHistory) yield break;

        yield return Link(HistoryFile.Name, "centres and intervals of every run, a line each");
        yield return Link(GitHubActionBenchmark.Name, "this run for github-action-benchmark");
        yield return Link(OpenMetrics.Name, "this run as OpenMetrics");
    }

    private static Line Link(string name, string text) => new(text, name, name);

    private static void WriteCharts(string directory, IReadOnlyList<Chart> charts)
    {
        if (charts.Count > 0) Directory.CreateDirectory(directory);
        foreach (var chart in charts) WholeFile.Write(Path.Combine(directory, chart.Name + Extension), chart.Svg);
        if (!Directory.Exists(directory)) return;

        foreach (var file in Directory.GetFiles(directory))
        {
            if (IsOurs(file) && charts.All(chart => chart.Name != NameOf(file))) WholeFile.Delete(file);
        }
    }

    private static string NameOf(string path) => Path.GetFileName(path).Split('.')[0];

    /// <summary>Whether a file is a picture of an earlier report, or was to become one: it says its own name, before
    /// which side by side the machine stands.</summary>
    private static bool IsOurs(string path)
    {
        var name = NameOf(path);
        if (!name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-'))
            return false;
        // It had nothing yet, or not all.
        if (path.EndsWith(name + Extension + WholeFile.Incomplete, StringComparison.Ordinal)) return true;
        if (!path.EndsWith(name + Extension, StringComparison.Ordinal)) return false;

        var start = new char[200];
        using var reader = new StreamReader(path);
        return Chart.NameIn(new string(start, 0, reader.ReadBlock(start))) is { } said
            && (name == said || (name.StartsWith("machine-", StringComparison.Ordinal)
                && name.EndsWith("-" + said, StringComparison.Ordinal)));
    }
}
