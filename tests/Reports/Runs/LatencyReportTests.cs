using System.Xml.Linq;

namespace ConcurrencyCompare.Tests.Reports.Runs;

/// <summary>What reports say of latency: no percentile without ten items beyond it, in no file, and differences in
/// time.</summary>
public class LatencyReportTests
{
    [Theory]
    [InlineData(999, "p50 max")]
    [InlineData(1_000, "p50 p99 max")]
    [InlineData(10_000, "p50 p99 p99.9 max")]
    [InlineData(100_000, "p50 p99 p99.9 p99.99 max")]
    public void Tables_have_a_percentile_where_ten_items_lie_beyond_it(int items, string columns)
    {
        var table = RunReport.Of(Results(items)).TablesIn("latency")[0];

        Assert.Equal(
            columns.Split(' '),
            table.Columns.Where(
                column =>
                    column == "max" || column.StartsWith('p') && !column.Contains(' ', StringComparison.Ordinal)));
    }

    [Fact]
    public void Tables_leave_a_cell_empty_where_one_round_has_too_few()
    {
        var results = Results(1_000);
        var few = results.Cases[0] with
        {
            Rounds =
                [.. results.Cases[0].Rounds.Select(
                    (round, place) => place == 3 ? round with { Latency = Waits(999, 13_000) } : round)],
        };
        var table = RunReport.Of(results with { Cases = [few, results.Cases[1]] }).TablesIn("latency")[0];

        var p99 = table.Columns.ToList().IndexOf("p99");
        Assert.Same(Cell.Nothing, table.Groups[0].Rows[0][p99]);
        Assert.StartsWith("1", table.Groups[0].Rows[1][p99].Text);
    }

    [Theory]
    [InlineData(999, "latency.items latency.max latency.mean latency.p50")]
    [InlineData(10_000, "latency.items latency.max latency.mean latency.p50 latency.p99 latency.p999")]
    public void Csv_has_a_percentile_where_ten_items_lie_beyond_it(int items, string metrics) => Assert.Equal(
        metrics.Split(' '),
        ResultsCsv.Render(Results(items)).Split('\n')
            .SelectMany(line => line.Split(',').Where(cell => cell.StartsWith("latency.", StringComparison.Ordinal)))
            .Distinct()
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Csv_has_the_parts_of_latency()
    {
        var csv = ResultsCsv.Render(SampleResults.Full);

        Assert.Contains(",lateness.p50,", csv);
        Assert.Contains(",handOver.p99,", csv);
    }

    // All six rounds together have six times as many items as one.
    [Theory]
    [InlineData(20, "p50 p90")]
    [InlineData(166, "p50 p90")]
    [InlineData(167, "p50 p90 p99")]
    [InlineData(1_667, "p50 p90 p99 p99.9")]
    [InlineData(16_667, "p50 p90 p99 p99.9 p99.99")]
    public void Pictures_end_where_fewer_than_ten_items_of_all_rounds_lie_beyond(int items, string marks)
    {
        var chart = RunReport.Of(Results(items)).Charts.Single(chart => chart.Name == "latency-percentiles");

        var drawn = XDocument.Parse(chart.Svg).Descendants()
            .Where(element => element.Name.LocalName == "title")
            .Select(element => element.Value)
            .Where(tip => tip.StartsWith("callbacks, ", StringComparison.Ordinal))
            .Select(tip => tip.Split(", ")[2].Split(':')[0]);
        Assert.Equal(marks.Split(' '), drawn);
    }

    [Fact]
    public void Differences_of_medians_come_from_inside_each_round()
    {
        // Rounds drift by a factor of six, and callbacks are 3 µs ahead in each: so the interval has the
        // width of three digits, which are what a histogram keeps.
        var report = RunReport.Of(Results(1_000, drift: 10_000));
        var row = report.TablesIn("latency")[0].Groups[0].Rows[1].Texts();

        Assert.Equal("callbacks", row[0]);
        Assert.Equal("-2.99 µs [-3.01, -2.98]", row[^1]);
    }

    [Fact]
    public void Tables_show_the_producers_lateness_beside_the_hand_over()
    {
        var table = RunReport.Of(SampleResults.Full).TablesIn("latency")[0];

        Assert.Equal(
            ["producer late, p50", "hand-over, p50", "hand-over, p99"],
            table.Columns.Where(column => column.Contains(", p", StringComparison.Ordinal)));
        Assert.Contains(
            RunReport.Of(SampleResults.Full).LinesIn("reading"),
            note => note.StartsWith("Producer late:", StringComparison.Ordinal));
        Assert.DoesNotContain(
            RunReport.Of(SampleResults.Create()).LinesIn("reading"),
            note => note.StartsWith("Producer late:", StringComparison.Ordinal));
    }

    [Fact]
    public void Pictures_of_a_load_sweep_have_the_line_of_theory()
    {
        var chart = RunReport.Of(SampleResults.Full).Charts.Single(chart => chart.Name == "load-sweep-knee");

        var theory = Assert.Single(
            XDocument.Parse(chart.Svg).Descendants(),
            element => element.Attribute("class")?.Value == "cc-mark cc-theory");
        // 50 µs at half of the load wait 25 µs, give or take what the sample's work scatters.
        var words = Assert.Single(theory.Elements(), element => element.Name.LocalName == "title").Value;
        Assert.StartsWith("theory, M/D/1: ", words);
        var half = words.Split(", ").Single(part => part.EndsWith("at 50%", StringComparison.Ordinal)).Split(' ')[0];
        Assert.InRange(double.Parse(half, CultureInfo.InvariantCulture), 24, 26);
    }

    [Theory]
    [InlineData(-12_400, -13_000, -11_900, "-12.4 µs [-13.0, -11.9]")]
    [InlineData(100, -30_000, 31_000, "0.1 µs [-30, 30]")]
    [InlineData(3.2, 2.9, 3.5, "3.2 ns [2.9, 3.5]")]
    public void TimeDifference_has_the_unit_of_its_interval(double center, double low, double high, string expected) =>
        Assert.Equal(expected, Figures.TimeDifference(new Estimate(center, low, high, 0.95)).ToString().Plain());

    private static RunResults Results(int items, int drift = 0) => SampleResults.Create() with
    {
        Scenarios = [SampleFacts.Of("latency")],
        Cases = [Case("threads", 13_000, items, drift), Case("callbacks", 10_000, items, drift)],
    };

    private static CaseResult Case(string model, int nanoseconds, int items, int drift) => new(
        "latency",
        new Dictionary<string, string> { ["rate"] = "10000/s" },
        model,
        [.. Enumerable.Range(0, 6).Select(round => new RoundResult(
            round + 1, round + 1, [100_000], null, Waits(items, nanoseconds + drift * round)))]);

    private static LatencyDistribution Waits(int items, int nanoseconds)
    {
        var histogram = LatencyDistribution.CreateHistogram();
        histogram.RecordValueWithCount(nanoseconds, items);
        return LatencyDistribution.From(histogram);
    }
}
