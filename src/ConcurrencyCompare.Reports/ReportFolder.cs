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

        // Before the report: were it written first, a process that ends in between would leave what nobody takes away again.
        var markdown = Path.Combine(directory, MarkdownReport.Name);
        WriteCharts(Path.Combine(directory, Charts), report, File.Exists(markdown) ? ChartsIn(File.ReadAllText(markdown)) : []);
        WholeFile.Write(markdown, MarkdownReport.Render(report));
        WholeFile.Write(Path.Combine(directory, HtmlReport.Name), HtmlReport.Render(report));
        if (results is null) return;
        ResultsCsv.Write(directory, results);
        HistogramLog.Write(directory, results);
        if (report.History is null) return;
        WholeFile.Write(Path.Combine(directory, GitHubActionBenchmark.Name), GitHubActionBenchmark.Render(results));
        WholeFile.Write(Path.Combine(directory, OpenMetrics.Name), OpenMetrics.Render(results));
    }

    private static void WriteCharts(string directory, Report report, IEnumerable<string> earlier)
    {
        if (report.Charts.Count > 0) Directory.CreateDirectory(directory);
        foreach (var chart in report.Charts) WholeFile.Write(PathOf(directory, chart.Name), chart.Svg);
        if (!Directory.Exists(directory)) return;

        var names = report.Charts.Select(chart => chart.Name).ToHashSet();
        var old = earlier.Select(name => PathOf(directory, name)).Concat(Directory.GetFiles(directory).Where(IsOurs))
            .Where(path => !names.Contains(NameOf(path))).ToHashSet();
        foreach (var path in old) WholeFile.Delete(path);
    }

    private static string PathOf(string directory, string chart) => Path.Combine(directory, chart + ".svg");

    private static string NameOf(string path) => Path.GetFileName(path).Split('.')[0];

    /// <summary>Whether a file is a picture of an earlier report, or was to become one: it says its name, which side by side is
    /// preceded by the machine's.</summary>
    private static bool IsOurs(string path)
    {
        if (!PictureName().IsMatch(Path.GetFileName(path))) return false;
        // It had nothing yet, or not all.
        if (path.EndsWith(WholeFile.Incomplete, StringComparison.Ordinal)) return true;

        var start = new char[200];
        using var reader = new StreamReader(path);
        var said = PictureStart().Match(new string(start, 0, reader.ReadBlock(start)));
        return said.Success && Machine().Replace(NameOf(path), "") == said.Groups[1].Value;
    }

    /// <summary>The pictures that a report in Markdown shows: those that its writer wrote.</summary>
    private static IEnumerable<string> ChartsIn(string markdown) =>
        ChartLine().Matches(markdown).Select(line => line.Groups[1].Value);

    [GeneratedRegex(@"^!\[.*\]\(charts/([a-z0-9-]+)\.svg\)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ChartLine();

    [GeneratedRegex(@"^[a-z0-9-]+\.svg(\.incomplete)?$", RegexOptions.CultureInvariant)]
    private static partial Regex PictureName();

    [GeneratedRegex("^<svg class=\"cc-chart\" data-chart=\"([a-z0-9-]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex PictureStart();

    [GeneratedRegex(@"^machine-\d+-", RegexOptions.CultureInvariant)]
    private static partial Regex Machine();
}
