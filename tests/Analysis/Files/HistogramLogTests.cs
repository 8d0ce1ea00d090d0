using HdrHistogram;

namespace ConcurrencyCompare.Tests.Analysis.Files;

public sealed class HistogramLogTests : FolderTests
{
    [Fact]
    public void Write_is_read_back_by_the_format_s_own_reader()
    {
        var results = SampleResults.Create();
        HistogramLog.Write(_directory.Path, results);

        Assert.StartsWith("#[", File.ReadAllText(_directory.File(HistogramLog.Name)));
        using var stream = File.OpenRead(_directory.File(HistogramLog.Name));
        using var reader = new HistogramLogReader(stream);
        var read = reader.ReadHistograms().ToList();

        var written = results.Cases
            .SelectMany(measured => measured.Rounds.Select(round => (measured, round)))
            .Where(pair => pair.round.Latency is not null)
            .ToList();
        Assert.Equal(
            written.Select(pair => HistogramLog.TagOf(pair.measured, pair.round.Round)), read.Select(line => line.Tag));
        Assert.Equal(written.Select(pair => pair.round.Latency!.Items), read.Select(line => line.TotalCount));
        Assert.Equal(
            written.Select(pair => pair.round.Latency!.P99),
            read.Select(line => (double?)line.GetValueAtPercentile(99)));
        Assert.Equal("latency;rate=10000/s;threads;round=1", read[0].Tag);
    }

    [Fact]
    public void Write_gives_the_same_bytes_for_the_same_results_in_any_culture()
    {
        HistogramLog.Write(_directory.Path, SampleResults.Create());
        var first = File.ReadAllText(_directory.File(HistogramLog.Name));
        var usual = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture =
            new CultureInfo("")
            {
                NumberFormat = { NumberDecimalSeparator = "," },
                DateTimeFormat = { DateSeparator = "." }
            };
        try
        {
            HistogramLog.Write(_directory.Path, SampleResults.Create());
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }

        Assert.Equal(first, File.ReadAllText(_directory.File(HistogramLog.Name)));
        Assert.DoesNotContain('\r', first);
    }

    [Fact]
    public void Write_leaves_no_file_where_nothing_has_a_histogram()
    {
        var sample = SampleResults.Create();
        HistogramLog.Write(_directory.Path, sample with { Cases = [sample.Cases[0]] });

        Assert.False(File.Exists(_directory.File(HistogramLog.Name)));
    }
}
