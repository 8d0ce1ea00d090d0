using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Reports;

public class ReportTests
{
    [Fact]
    public void Of_says_how_much_faster_with_the_interval()
    {
        var report = Report.Of(SampleResults.Create());

        Assert.Contains(
            "Throughput, topology 1:1, capacity 1024, time per item against threads: callbacks 10.0x [10.0, 10.0] as fast.",
            report.Answers);
    }

    [Fact]
    public void Of_shows_no_difference_where_the_interval_holds_one()
    {
        var report = Report.Of(SampleResults.Create());

        Assert.Contains(
            "Latency, rate 10000/s, median latency against threads: no difference shown for callbacks.", report.Answers);
    }

    [Fact]
    public void Of_compares_nothing_after_one_round()
    {
        var report = Report.Of(SampleResults.Create(rounds: 1));

        Assert.Equal(
            "One round gives no interval, so nothing is compared: the numbers only show that everything runs.",
            Assert.Single(report.Answers));
    }

    [Fact]
    public void Of_claims_nothing_below_the_confidence_it_asks_for()
    {
        var report = Report.Of(SampleResults.Create(rounds: 5));

        Assert.All(report.Answers, answer => Assert.Contains("too few rounds", answer, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_takes_the_first_model_as_reference_whatever_the_order_of_cases()
    {
        var group = Report.Of(SampleResults.Create()).Tables[0].Groups[0];

        Assert.Equal(["threads", "callbacks"], group.Rows.Select(row => row[0]));
        Assert.Equal("-", group.Rows[0][^1]);
    }

    [Fact]
    public void Of_leaves_out_a_case_without_measurements_and_names_it_as_missing()
    {
        var complete = SampleResults.Create();
        var results = complete with
        {
            Cases = [complete.Cases[0], complete.Cases[1] with { Rounds = [] }],
            Missing = [new MissingRound("throughput", "topology 1:1, capacity 1024", "threads", 3, "it hangs")],
        };

        var report = Report.Of(results);

        Assert.Equal("throughput, topology 1:1, capacity 1024, threads, round 3: it hangs", Assert.Single(report.Missing));
        Assert.Equal("callbacks", Assert.Single(Assert.Single(report.Tables[0].Groups).Rows)[0]);
        Assert.Contains("nothing to compare", Assert.Single(report.Answers), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_shows_what_only_a_scenario_measures_beside_its_times()
    {
        var table = Assert.Single(ReportOf("scale", ExtraNames.BytesPerProducer, 233.2).Tables);

        Assert.Equal(
            ["model", "time per item", "items per second", "held per waiting producer", "x as fast as threads"],
            table.Columns);
        Assert.Equal("234 B [226, 245]", table.Groups[0].Rows[0][3]);
    }

    [Fact]
    public void Of_shows_processor_time_instead_of_the_time_that_was_given()
    {
        var report = ReportOf("idle", ExtraNames.CpuShare, 0.0004);

        var table = Assert.Single(report.Tables);
        Assert.Equal(["model", "processor time, of a core"], table.Columns);
        Assert.Equal(
            "Idle, processor time of a core: threads 0.0402 % [0.0388, 0.0420]; callbacks 0.0402 % [0.0388, 0.0420].",
            Assert.Single(report.Answers));
        Assert.Contains(report.ReadingNotes, note => note.StartsWith("Processor time", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_passes_over_an_extra_that_it_does_not_know() =>
        Assert.Equal(
            ["model", "time per item", "items per second", "x as fast as threads"],
            Assert.Single(ReportOf("scale", "fromTheFuture", 1).Tables).Columns);

    [Fact]
    public void Of_survives_results_without_any_case()
    {
        var report = Report.Of(SampleResults.Create() with { Cases = [] });

        Assert.Empty(report.Tables);
    }

    private static Report ReportOf(string scenario, string extra, double value) => Report.Of(SampleResults.Create() with
    {
        Scenarios = [new NamedText(scenario, "?")],
        Cases =
        [
            SampleResults.Extra(scenario, "threads", extra, value),
            SampleResults.Extra(scenario, "callbacks", extra, value),
        ],
    });

    [Fact]
    public void Render_gives_the_same_text_for_the_same_results() =>
        Assert.Equal(
            MarkdownReport.Render(Report.Of(SampleResults.Create())),
            MarkdownReport.Render(Report.Of(SampleResults.Create())));

    [Fact]
    public void Render_keeps_hostile_names_as_text()
    {
        var sample = SampleResults.Create();
        var results = sample with
        {
            Environment = sample.Environment with { Processor = "<script>alert(1)</script> | a\n# b `c` [d](e)" },
        };

        var markdown = MarkdownReport.Render(Report.Of(results));

        Assert.DoesNotContain("<script>", markdown, StringComparison.Ordinal);
        Assert.Contains("\\| a # b \\`c\\` [d]\\(e)", markdown, StringComparison.Ordinal);
    }
}
