namespace ConcurrencyCompare.Tests.Reports.Files;

public sealed class ReportFolderTests : FolderTests
{
    [Fact]
    public void Write_gives_the_same_bytes_for_the_same_results()
    {
        Write(SampleResults.Create());
        var first = Contents();

        Write(SampleResults.Create());

        Assert.Equal(first, Contents());
        Assert.Contains(ReportFolder.MarkdownName, first.Keys);
        Assert.Contains(ResultsCsv.Name, first.Keys);
        Assert.Contains(HistogramLog.Name, first.Keys);
        Assert.All(first.Values, text => Assert.DoesNotContain('\r', text));
    }

    [Fact]
    public void Write_removes_the_pictures_of_an_earlier_report_and_nothing_else()
    {
        ReportFolder.Write(_directory.Path, WithCharts("one", "two"));
        var foreign = _directory.File("charts/mine.svg");
        File.WriteAllText(foreign, "");
        File.WriteAllText(_directory.File("notes.txt"), "");

        ReportFolder.Write(_directory.Path, WithCharts("two", "three"));

        Assert.Equal(
            ["mine.svg", "three.svg", "two.svg"],
            Directory.GetFiles(_directory.File("charts")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(_directory.File("notes.txt")));
    }

    [Fact]
    public void Write_removes_the_histograms_of_an_earlier_run()
    {
        Write(SampleResults.Create());
        var sample = SampleResults.Create();
        Write(sample with { Cases = [sample.Cases[0]] });

        Assert.False(File.Exists(_directory.File(HistogramLog.Name)));
    }

    private static Document WithCharts(params string[] names) => new("x", new Section("s", "", new Pictures(
        [.. names.Select(
            name =>
                new Chart(name, name, "(see) [it]", $"<svg class=\"{Chart.Class}\" data-chart=\"{name}\"/>"))])));

    private void Write(RunResults results) => ReportFolder.Write(_directory.Path, RunReport.Of(results), results);

    private Dictionary<string, string> Contents() => Directory
        .EnumerateFiles(_directory.Path, "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(_directory.Path, file), File.ReadAllText);
}
