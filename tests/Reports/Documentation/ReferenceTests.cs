using System.Text;
using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Tests.Documentation;

/// <summary>What the repository shows of the runs that it publishes is what their results say today: the reference of
/// the three models, and the run with all peers.</summary>
public partial class ReferenceTests
{
    private static readonly Dictionary<string, RunResults> Results = new[] { "reference", "peers" }.ToDictionary(
        run => run, run => ResultsFile.Read(Repository.PathOf(FolderOf(run))));

    private static readonly Dictionary<string, Document> Reports =
        Results.ToDictionary(run => run.Key, run => RunReport.Of(run.Value));

    public static TheoryData<string> Runs => [.. Results.Keys];

    /// <summary>All pictures are kept, as the report shows them all, and none that it does not show. Rows and
    /// histograms say nothing that the results do not; nobody keeps megabytes of them here.</summary>
    [Theory, MemberData(nameof(Runs))]
    public void Report_of_a_published_run_is_what_its_results_give(string run)
    {
        using var directory = new TemporaryDirectory();
        ReportFolder.Write(directory.Path, Reports[run], Results[run]);

        var files = KeptIn(directory.Path);
        Assert.All(
            files, file => Snapshot.CheckFile($"{FolderOf(run)}/{file}", File.ReadAllText(directory.File(file))));
        Assert.Equal([ResultsFile.Name], KeptIn(Repository.PathOf(FolderOf(run))).Except(files));
    }

    [Theory, MemberData(nameof(Runs))]
    public void Page_of_a_published_run_stays_below_a_megabyte_when_it_has_a_history(string run) => Assert.InRange(
        Encoding.UTF8.GetByteCount(
            PageWriter.Render(RunReport.Of(Results[run], SampleHistory.Of(Results[run], 60)))), 300_000, 1_000_000);

    /// <summary>A path or a name of the machine that measured it is nobody's business.</summary>
    [Theory, MemberData(nameof(Runs))]
    public void Results_of_a_published_run_name_no_file(string run)
    {
        var text = File.ReadAllText(Repository.PathOf($"{FolderOf(run)}/{ResultsFile.Name}"));

        Assert.Contains("\"commit\": \"", text);
        Assert.DoesNotMatch(@"""(/|[A-Za-z]:\\|~)|/(home|root|tmp|work|usr)/", text);
    }

    [Theory]
    [InlineData("README.md", "results/", "reference", "answer", "winners-work", "winners-wait")]
    [InlineData("README.md", "results/", "peers", "", "throughput")]
    [InlineData("results/README.md", "", "reference", "answer", "winners-work", "winners-wait")]
    [InlineData("results/README.md", "", "peers", "answer", "winners-work")]
    [InlineData("docs/peers.md", "../results/", "peers", "peers")]
    public void Page_shows_what_a_published_run_says(
        string page, string results, string run, string section, params string[] pictures)
    {
        var excerpt = new ReferenceExcerpt(run, section, pictures);

        Snapshot.CheckFile(
            page,
            excerpt.Replaced(File.ReadAllText(Repository.PathOf(page)), Reports[run], $"{results}{run}/"));
    }

    /// <summary>A figure with an interval is one of the run with all peers, wherever that page says it.</summary>
    [Fact]
    public void Figures_of_the_page_on_peers_stand_in_the_report()
    {
        var report = File.ReadAllText(Repository.PathOf("results/peers/report.md")).Plain();
        var figures = Figure().Matches(File.ReadAllText(Repository.PathOf("docs/peers.md")).Plain())
            .Select(figure => figure.Value).ToList();

        Assert.InRange(figures.Count, 20, 100);
        Assert.All(figures, figure => Assert.Contains(figure, report));
    }

    [GeneratedRegex(@"[0-9.,]+(x| [a-zµ/]+) \[[0-9., ]+\]", RegexOptions.IgnoreCase)]
    private static partial Regex Figure();

    private static string FolderOf(string run) => $"results/{run}";

    private static IReadOnlyList<string> KeptIn(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Where(file => Path.GetExtension(file) is not (".csv" or ".hlog"))
            .Order(StringComparer.Ordinal),
    ];
}
