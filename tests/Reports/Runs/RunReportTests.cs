namespace ConcurrencyCompare.Tests.Reports.Runs;

public class RunReportTests
{
    [Fact]
    public void Of_says_how_much_longer_the_slower_model_takes_with_the_interval() => Assert.Equal(
        "Throughput: callbacks are fastest; threads take 10.0x [10.0, 10.0] as long.",
        RunReport.Of(SampleResults.Create()).AnswerOf("throughput"));

    [Fact]
    public void Markdown_says_what_the_models_are_made_of()
    {
        var results = SampleResults.Create()
            with
        { Manifest = [new FairnessEntry("threads", "List<T>", "none", "spins", "two", "all")] };

        Assert.Contains(
            "| threads | List&lt;T> | none | spins | two | all |", MarkdownWriter.Render(RunReport.Of(results)));
    }

    [Fact]
    public void Of_claims_no_difference_where_the_interval_holds_one() => Assert.Equal(
        "Latency (median latency): threads and callbacks tie.",
        RunReport.Of(SampleResults.Create()).AnswerOf("latency"));

    [Fact]
    public void Of_says_that_models_are_shown_equal()
    {
        var sample = SampleResults.Create();
        var report = RunReport.Of(
            sample with { Cases = [sample.Cases[1], sample.Cases[1] with { Model = "callbacks" }] });

        Assert.Equal("Throughput: threads and callbacks are equal within 5%.", report.AnswerOf("throughput"));
        Assert.Equal(
            "equal within 5% 1.00x [1.00, 1.00]", report.TablesIn("throughput")[0].Groups[0].Rows[1].Texts()[^1]);
    }

    [Fact]
    public void Of_ranks_what_is_decided_and_ties_what_is_not()
    {
        var report = RunReport.Of(SampleResults.Create());

        Assert.Equal(["2", "1"], report.TablesIn("throughput")[0].Rows.Select(row => row[1].Text));
        Assert.Equal(["1-2", "1-2"], report.TablesIn("latency")[0].Rows.Select(row => row[1].Text));
    }

    [Fact]
    public void Of_compares_every_pair_where_there_are_more_than_two_models()
    {
        var sample = SampleResults.Create();
        var report = RunReport.Of(sample with
        {
            Models = [.. sample.Models, new NamedText("iterators", "coroutines")],
            Cases = [.. sample.Cases, sample.Cases[0] with { Model = "iterators" }],
        });

        Assert.Equal(
            "Throughput: callbacks and iterators are equal within 5%; threads take 10.0x [10.0, 10.0] as long.",
            report.AnswerOf("throughput"));
        var pairs = report.TablesIn("throughput")[1];
        Assert.Equal("which models differ?", pairs.Question);
        Assert.Equal(
            ["callbacks threads faster", "iterators threads faster", "iterators callbacks equal within 5%"],
            pairs.Rows.Select(row => $"{row[0].Text} {row[1].Text} {row[3].Text}"));
    }

    // Callbacks take a tenth of the time of threads.
    [Theory]
    [InlineData(0, "faster", "none shown")]
    [InlineData(4, "no difference shown (A/A offset up to 5415%)", "up to 5415%")]
    public void Of_shows_the_controls_and_what_their_offset_hides(double offset, string verdict, string shown)
    {
        double[] deviations = [0.01, -0.02, 0.01, 0.01, -0.01, 0];
        var results = SampleResults.WithControl([.. deviations.Select(deviation => deviation + offset)]);
        var report = RunReport.Of(results with
        {
            Models = [.. results.Models, new NamedText("iterators", "coroutines")],
            Cases = [.. results.Cases, results.Cases[0] with { Model = "iterators" }],
        });

        var controls = Assert.Single(report.TablesIn("controls"));
        Assert.Equal("throughput, topology 1:1, capacity 1,024", Assert.Single(controls.Groups).Name);
        var row = Assert.Single(controls.Rows).Texts();
        Assert.Equal(("callbacks", shown), (row[0], row[2]));
        Assert.Equal(verdict, report.TablesIn("throughput")[1].Groups[0].Rows[0][3].Text);
        // It is no competitor.
        Assert.DoesNotContain(
            report.AllSections.SelectMany(section => section.Blocks).OfType<Table>().SelectMany(table => table.Rows),
            cells => cells[0].Text == "callbacks-control");
        Assert.Contains("No A/A control: latency.", report.LinesIn("reading"));
    }

    [Fact]
    public void Of_judges_against_the_threshold_of_the_run()
    {
        var sample = SampleResults.Create();
        var report = RunReport.Of(sample with { Settings = sample.Settings with { Threshold = 0.5 } });

        Assert.Equal(
            "Latency (median latency): threads and callbacks are equal within 50%.", report.AnswerOf("latency"));
    }

    [Fact]
    public void Of_names_odd_rounds_in_words()
    {
        var sample = SampleResults.Create();
        var calm = sample.Cases[0];
        var odd = calm with
        {
            Rounds =
                [.. calm.Rounds.Select(
                    (round, place) => place == 2 ? round with { NanosecondsPerItem = [90, 90] } : round)],
        };

        Assert.Equal(
            "throughput, topology 1:1, capacity 1,024, callbacks: outlier in round 3, 90.0 ns against 30.5 ns.",
            RunReport.Of(sample with { Cases = [odd, .. sample.Cases.Skip(1)] }).LinesIn("anomalies")[0]);
        Assert.Equal(FindingWords.Nothing, RunReport.Of(sample).LinesIn("anomalies")[0]);
        Assert.StartsWith(
            "Too few rounds", Assert.Single(RunReport.Of(SampleResults.Create(rounds: 5)).LinesIn("anomalies")));
    }

    [Fact]
    public void Of_compares_nothing_after_one_round()
    {
        var report = RunReport.Of(SampleResults.Create(rounds: 1));

        Assert.Equal(
            "One round gives no interval, so nothing is compared: the numbers only show that everything runs.",
            Assert.Single(report.ShortAnswers()));
    }

    [Fact]
    public void Of_claims_nothing_below_the_confidence_it_asks_for()
    {
        var report = RunReport.Of(SampleResults.Create(rounds: 5));

        Assert.All(report.Answers(), answer => Assert.Contains("too few rounds", answer.Text));
    }

    [Fact]
    public void Of_takes_the_first_model_as_reference_whatever_the_order_of_cases()
    {
        var group = RunReport.Of(SampleResults.Create()).TablesIn("throughput")[0].Groups[0];

        Assert.Equal(["threads", "callbacks"], group.Rows.Select(row => row[0].Text));
        Assert.Same(Cell.Nothing, group.Rows[0][^1]);
    }

    [Fact]
    public void Of_holds_nothing_against_another_model_where_the_reference_is_missing()
    {
        var table = RunReport.Of(SampleResults.Full).TablesIn("waiting-producers")[0];

        Assert.EndsWith("times as fast as threads", table.Columns[^1]);
        Assert.Equal(
            ["callbacks -", "iterators -"], table.Groups[^1].Rows.Select(row => $"{row[0].Text} {row[^1].Text}"));
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

        var report = RunReport.Of(results);

        Assert.Contains(
            "threads in throughput, topology 1:1, capacity 1,024 (1 round). It hangs.", report.LinesIn("results"));
        Assert.Equal("callbacks", Assert.Single(report.TablesIn("throughput")[0].Rows)[0].Text);
        Assert.Contains("nothing to compare", Assert.Single(report.Answers()).Text);
    }

    [Fact]
    public void Of_shows_what_only_a_scenario_measures_beside_its_times()
    {
        var table = ReportOf("scale", ExtraNames.BytesPerProducer, 233.2).TablesIn("scale")[0];

        Assert.Equal(
            ["model", "rank", "time per item", "p10 to p90 of launches", "items per second",
                "memory held per waiting producer", "times as fast as threads"],
            table.Columns);
        Assert.Equal("97 to 100 ns", table.Groups[0].Rows[0].Texts()[3]);
        Assert.Equal("234 B [226, 245]", table.Groups[0].Rows[0].Texts()[5]);
    }

    [Fact]
    public void Of_shows_processor_time_instead_of_the_time_that_was_given()
    {
        var report = ReportOf("idle", ExtraNames.CpuShare, 0.0004);

        var table = report.TablesIn("idle")[0];
        Assert.Equal(["model", "processor time, of a core"], table.Columns);
        Assert.Equal(
            "Idle: processor time, of a core: threads 0.0402% [0.0388, 0.0420], callbacks 0.0402% [0.0388, 0.0420].",
            report.AnswerOf("idle"));
        Assert.Contains(report.LinesIn("reading"), note => note.StartsWith("Processor time", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_passes_over_an_extra_that_it_does_not_know() =>
        Assert.Equal(
            ["model", "rank", "time per item", "p10 to p90 of launches", "items per second",
                "times as fast as threads"],
            ReportOf("scale", "fromTheFuture", 1).TablesIn("scale")[0].Columns);

    [Fact]
    public void Of_survives_results_without_any_case()
    {
        var report = RunReport.Of(SampleResults.Create() with { Cases = [] });

        Assert.Empty(report.Part("results").Parts);
    }

    private static Document ReportOf(string scenario, string extra, double value) =>
        RunReport.Of(SampleResults.Create() with
        {
            Scenarios = [SampleFacts.Of(scenario)],
            Cases =
        [
            SampleResults.Extra(scenario, "threads", extra, value),
            SampleResults.Extra(scenario, "callbacks", extra, value),
        ],
        });

    [Fact]
    public void Render_gives_the_same_text_for_the_same_results() =>
        Assert.Equal(
            MarkdownWriter.Render(RunReport.Of(SampleResults.Create())),
            MarkdownWriter.Render(RunReport.Of(SampleResults.Create())));

    [Fact]
    public void Render_shows_controls_and_odd_rounds()
    {
        var markdown = MarkdownWriter.Render(
            RunReport.Of(SampleResults.WithControl([0.01, -0.02, 0.01, 0.01, -0.01, 0])));

        Assert.Contains(
            "\n### A/A controls: how far is a model from itself, measured twice in the same rounds?\n", markdown);
        Assert.Contains("| callbacks | 1.00x [0.98, 1.01] | none shown | ± 1% |\n", markdown);
        Assert.Contains("\n### Anomalies\n\n- No anomalies: ", markdown);
    }

    [Fact]
    public void Render_keeps_hostile_names_as_text()
    {
        var sample = SampleResults.Create();
        var results = sample with
        {
            Environment = sample.Environment with { Processor = "<script>alert(1)</script> | a\n# b `c` [d](e)" },
        };

        var markdown = MarkdownWriter.Render(RunReport.Of(results));

        Assert.DoesNotContain("<script>", markdown);
        Assert.Contains("\\| a # b \\`c\\` [d]\\(e)", markdown);
    }
}
