using System.Text.RegularExpressions;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Reports.Exports;
using ConcurrencyCompare.Reports.Html;

namespace ConcurrencyCompare.Reports;

/// <summary>Writes all that a report consists of.</summary>
public static partial class ReportFolder
{
    /// <summary>The folder of the pictures.</summary>
    public const string Charts = "charts";

    /// <summary>The report itself, in all formats.</summary>
    internal static IReadOnlyList<NamedText> Texts { get; } =
    [
        new(HtmlReport.Name, "this report as a page to look around in"),
        new(MarkdownReport.Name, "this report as Markdown"),
    ];

    /// <summary>The whole paths of the report in a folder, in each format that is there.</summary>
    public static IEnumerable<string> TextsIn(string directory) =>
        Texts.Select(text => Path.Combine(directory, text.Name)).Where(File.Exists);

    /// <summary>All that a run's folder holds.</summary>
    internal static IReadOnlyList<NamedText> FilesOf(RunResults results, bool hasHistory)
    {
        NamedText[] history = hasHistory
            ?
            [
                new(HistoryFile.Name, "centres and intervals of every run, a line each"),
                new(GitHubActionBenchmark.Name, "this run for github-action-benchmark"),
                new(OpenMetrics.Name, "this run as OpenMetrics"),
            ]
            : [];
        NamedText[] histograms = results.Cases.Any(measured => measured.Rounds.Any(round => round.Latency is not null))
            ? [new(HistogramLog.Name, "every latency histogram, in HdrHistogram's log format")]
            : [];
        return
        [
            .. Texts,
            new(ResultsFile.Name, "every measurement of every round; all else here is made of it"),
            new(ResultsCsv.Name, "the same, one value a row, for spreadsheets"),
            .. histograms,
            .. history,
        ];
    }

    /// <summary>Writes everything that follows from results; each file as a whole or not at all.</summary>
    /// <param name="directory">An existing directory. Pictures of an earlier report there that this one does not have are
    /// removed; nothing else is.</param>
    /// <param name="report">The report; the same report gives the same bytes.</param>
    /// <param name="results">What it is of, for the files that hold every measurement; <see langword="null"/> for a report of
    /// several runs, which have those files themselves.</param>
    /// <exception cref="IOException">A file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file cannot be written.</exception>
    public static void Write(string directory, Report report, RunResults? results = null)
    {
        ArgumentNullException.ThrowIfNull(report);

        var markdown = Path.Combine(directory, MarkdownReport.Name);
        var earlier = File.Exists(markdown) ? ChartsIn(File.ReadAllText(markdown)) : [];
        WriteCharts(Path.Combine(directory, Charts), report);
        ResultsFile.WriteAtomically(markdown, MarkdownReport.Render(report));
        ResultsFile.WriteAtomically(Path.Combine(directory, HtmlReport.Name), HtmlReport.Render(report));
        foreach (var name in earlier.Except(report.Charts.Select(chart => chart.Name)))
            File.Delete(PathOf(Path.Combine(directory, Charts), name));

        if (results is null) return;
        ResultsCsv.Write(directory, results);
        HistogramLog.Write(directory, results);
        if (report.History is null) return;
        ResultsFile.WriteAtomically(Path.Combine(directory, GitHubActionBenchmark.Name), GitHubActionBenchmark.Render(results));
        ResultsFile.WriteAtomically(Path.Combine(directory, OpenMetrics.Name), OpenMetrics.Render(results));
    }

    private static void WriteCharts(string directory, Report report)
    {
        if (report.Charts.Count > 0) Directory.CreateDirectory(directory);
        foreach (var chart in report.Charts) ResultsFile.WriteAtomically(PathOf(directory, chart.Name), chart.Svg);
    }

    private static string PathOf(string directory, string chart) => Path.Combine(directory, chart + ".svg");

    /// <summary>The pictures that a report in Markdown shows: those that its writer wrote.</summary>
    private static IEnumerable<string> ChartsIn(string markdown) =>
        ChartLine().Matches(markdown).Select(line => line.Groups[1].Value);

    [GeneratedRegex(@"^!\[.*\]\(charts/([a-z0-9-]+)\.svg\)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ChartLine();
}
