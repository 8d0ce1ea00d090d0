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
    public void Markdown_says_what_the_models_are_made_of()
    {
        var results = SampleResults.Create() with { Manifest = [new FairnessEntry("threads", "List<T>", "none", "spins", "two", "all")] };

        Assert.Contains(
            "| threads | List&lt;T> | none | spins | two | all |", MarkdownReport.Render(Report.Of(results)), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_shows_no_difference_where_the_interval_holds_one()
    {
        var report = Report.Of(SampleResults.Create());

        Assert.Contains(
            report.Answers,
            answer => answer.StartsWith(
                "Latency, rate 10000/s, median latency against threads: no difference shown for callbacks (", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_says_that_models_are_shown_equal()
    {
        var sample = SampleResults.Create();
        var report = Report.Of(sample with { Cases = [sample.Cases[1], sample.Cases[1] with { Model = "callbacks" }] });

        Assert.Contains(
            "Throughput, topology 1:1, capacity 1024, time per item against threads: callbacks shown equal within 5%.",
            report.Answers);
        Assert.Equal("equal within 5% 1.00x [1.00, 1.00]", report.Tables.ElementAt(0).Groups[0].Rows[1][^1]);
    }

    [Fact]
    public void Of_ranks_what_is_decided_and_ties_what_is_not()
    {
        var tables = Report.Of(SampleResults.Create()).Tables.ToList();

        Assert.Equal(["2", "1"], tables[0].Groups[0].Rows.Select(row => row[1]));
        Assert.Equal(["1-2", "1-2"], tables[1].Groups[0].Rows.Select(row => row[1]));
    }

    [Fact]
    public void Of_compares_every_pair_where_there_are_more_than_two_models()
    {
        var sample = SampleResults.Create();
        var report = Report.Of(sample with
        {
            Models = [.. sample.Models, new NamedText("iterators", "coroutines")],
            Cases = [.. sample.Cases, sample.Cases[0] with { Model = "iterators" }],
        });

        Assert.Contains("; callbacks and iterators shown equal within 5%.", report.Answers[0], StringComparison.Ordinal);
        var pairs = report.Tables.ElementAt(1);
        Assert.Equal("which models differ?", pairs.Question);
        Assert.Equal(
            ["callbacks threads faster", "iterators threads faster", "iterators callbacks equal within 5%"],
            pairs.Groups[0].Rows.Select(row => $"{row[0]} {row[1]} {row[3]}"));
    }

    // Callbacks take a tenth of the time of threads.
    [Theory]
    [InlineData(0, "faster", "none shown")]
    [InlineData(4, "undecided, A/A offset up to 5415%", "up to 5415%")]
    public void Of_shows_the_controls_and_what_their_offset_hides(double offset, string verdict, string shown)
    {
        double[] deviations = [0.01, -0.02, 0.01, 0.01, -0.01, 0];
        var results = SampleResults.WithControl([.. deviations.Select(deviation => deviation + offset)]);
        var report = Report.Of(results with
        {
            Models = [.. results.Models, new NamedText("iterators", "coroutines")],
            Cases = [.. results.Cases, results.Cases[0] with { Model = "iterators" }],
        });

        var controls = Assert.Single(report.Tables, table => table.Title == "A/A controls");
        Assert.Equal("throughput, topology 1:1, capacity 1024", Assert.Single(controls.Groups).Setting);
        var row = Assert.Single(controls.Groups[0].Rows);
        Assert.Equal(("callbacks", shown), (row[0], row[2]));
        Assert.Equal(verdict, report.Tables.ElementAt(1).Groups[0].Rows[0][3]);
        // It is no competitor.
        Assert.DoesNotContain(
            report.Tables.SelectMany(table => table.Groups).SelectMany(group => group.Rows),
            cells => cells[0] == "callbacks-control");
        Assert.Contains("No A/A control for latency: there nobody looked for an A/A offset.", report.ReadingNotes);
    }

    [Fact]
    public void Of_judges_against_the_threshold_of_the_run()
    {
        var sample = SampleResults.Create();
        var report = Report.Of(sample with { Settings = sample.Settings with { Threshold = 0.5 } });

        Assert.Contains(report.Answers, answer => answer.Contains("callbacks shown equal within 50% (", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_names_odd_rounds_in_words()
    {
        var sample = SampleResults.Create();
        var calm = sample.Cases[0];
        var odd = calm with
        {
            Rounds = [.. calm.Rounds.Select((round, place) => place == 2 ? round with { NanosecondsPerItem = [90, 90] } : round)],
        };

        Assert.Equal(
            "throughput, topology 1:1, capacity 1024, callbacks: round 3 stands out with 90.0 ns, the others have 30.5 ns.",
            Report.Of(sample with { Cases = [odd, .. sample.Cases.Skip(1)] }).Diagnostics[0]);
        Assert.StartsWith("No rounds were found", Report.Of(sample).Diagnostics[0], StringComparison.Ordinal);
        Assert.StartsWith("Too few rounds", Assert.Single(Report.Of(SampleResults.Create(rounds: 5)).Diagnostics), StringComparison.Ordinal);
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
        var group = Report.Of(SampleResults.Create()).Sections[0].Tables[0].Groups[0];

        Assert.Equal(["threads", "callbacks"], group.Rows.Select(row => row[0]));
        Assert.Equal("-", group.Rows[0][^1]);
    }

    [Fact]
    public void Of_holds_nothing_against_another_model_where_the_reference_is_missing()
    {
        var section = Report.Of(SampleResults.Full).Sections.Single(section => section.Name == "waiting-producers");
        var rows = section.Tables[0].Groups[^1].Rows;

        Assert.EndsWith("x as fast as threads", section.Tables[0].Columns[^1], StringComparison.Ordinal);
        Assert.Equal(["callbacks -", "iterators -"], rows.Select(row => $"{row[0]} {row[^1]}"));
        Assert.Contains(
            Report.Of(SampleResults.Full).Answers,
            answer => answer.StartsWith("Waiting-producers, producers 1000000, time per item against callbacks: iterators 1.2", StringComparison.Ordinal));
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
        Assert.Equal("callbacks", Assert.Single(Assert.Single(report.Tables.ElementAt(0).Groups).Rows)[0]);
        Assert.Contains("nothing to compare", Assert.Single(report.Answers), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_shows_what_only_a_scenario_measures_beside_its_times()
    {
        var table = Assert.Single(ReportOf("scale", ExtraNames.BytesPerProducer, 233.2).Tables);

        Assert.Equal(
            ["model", "rank", "time per item", "items per second", "held per waiting producer", "x as fast as threads"],
            table.Columns);
        Assert.Equal("234 B [226, 245]", table.Groups[0].Rows[0][4]);
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
            ["model", "rank", "time per item", "items per second", "x as fast as threads"],
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
    public void Render_shows_controls_and_odd_rounds()
    {
        var markdown = MarkdownReport.Render(Report.Of(SampleResults.WithControl([0.01, -0.02, 0.01, 0.01, -0.01, 0])));

        Assert.Contains("\n## A/A controls: how far is a model from itself, measured twice in the same rounds?\n", markdown, StringComparison.Ordinal);
        Assert.Contains("| callbacks | 1.00x [0.98, 1.01] | none shown | ± 1% |\n", markdown, StringComparison.Ordinal);
        Assert.Contains("\n## Odd rounds\n\n- No rounds were found", markdown, StringComparison.Ordinal);
    }

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
