using System.Text;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Files;
using ConcurrencyCompare.Reports.Html;
using ConcurrencyCompare.Reports.Runs;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Documentation;

/// <summary>What the repository shows of the reference run is what its results say today.</summary>
public class ReferenceTests
{
    private const string Folder = "results/reference";

    private static readonly RunResults Results = ResultsFile.Read(Repository.PathOf(Folder));

    /// <summary>All pictures are kept, as the report shows them all, and none that it does not show. Rows and
    /// histograms say nothing that the results do not; nobody keeps megabytes of them here.</summary>
    [Fact]
    public void Report_of_the_reference_is_what_its_results_give()
    {
        using var directory = new TemporaryDirectory();
        ReportFolder.Write(directory.Path, RunReport.Of(Results), Results);

        var files = KeptIn(directory.Path);
        Assert.All(files, file => Snapshot.CheckFile($"{Folder}/{file}", File.ReadAllText(directory.File(file))));
        Assert.Equal([ResultsFile.Name], KeptIn(Repository.PathOf(Folder)).Except(files));
    }

    [Fact]
    public void Page_of_the_reference_stays_below_a_megabyte_when_it_has_a_history() => Assert.InRange(
        Encoding.UTF8.GetByteCount(PageWriter.Render(RunReport.Of(Results, SampleHistory.Of(Results, 60)))), 500_000,
        1_000_000);

    private static IReadOnlyList<string> KeptIn(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Where(file => Path.GetExtension(file) is not (".csv" or ".hlog"))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [InlineData("README.md", $"{Folder}/")]
    [InlineData("results/README.md", "reference/")]
    public void Readme_shows_what_the_reference_says(string readme, string folder)
    {
        var text = File.ReadAllText(Repository.PathOf(readme));

        Snapshot.CheckFile(readme, ReferenceExcerpt.Replaced(text, RunReport.Of(Results), folder));
    }
}
