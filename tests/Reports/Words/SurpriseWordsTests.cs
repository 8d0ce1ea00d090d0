namespace ConcurrencyCompare.Tests.Reports.Words;

public class SurpriseWordsTests
{
    [Fact]
    public void Of_says_what_is_expected_and_then_what_was_measured_with_the_place_of_the_most()
    {
        var line = Assert.Single(LinesOf(new AskedRuns(8, seed: 1)
        {
            Time = (scenario, setting, model) =>
                (scenario, model) == ("oversubscribed", "threads") ? setting == "topology 4:4" ? 2 : 3 : 1,
        }.Create()));

        Assert.Matches(
            @"^Expected: all cores beat one core\. Measured: threads take (1\.9|2\.0)\dx to (2\.9|3\.0)\dx as long on all cores as on one in both "
            + @"settings \((2\.9|3\.0)\dx \[.*?\] in oversubscribed, topology 16:16\)\.$",
            line);
    }

    [Fact]
    public void Of_has_one_sentence_for_all_models_of_a_question()
    {
        var line = Assert.Single(LinesOf(new AskedRuns(8, seed: 1)
        {
            Time = (_, setting, model) => setting is "topology 1:4, capacity 1024" or "topology 4:4, capacity 1024"
                ? model == "threads" ? 2 : model == "callbacks" && setting[9] == '1' ? 1.5 : 1 : 1,
        }.Create()), line => line.Contains("consumers", StringComparison.Ordinal));

        Assert.Matches(
            @"^Expected: more consumers make no queue slower\. Measured: threads take .* in 2 of 6 settings \(.*, against topology .:1\); "
            + @"callbacks take 1\.\d+x \[.*\] as long with more consumers in 1 of 6 settings \(throughput, topology 1:4, capacity 1,024, against "
            + @"topology 1:1\)\.$",
            line);
    }

    [Fact]
    public void Of_says_what_a_winner_pays()
    {
        var tails = LinesOf(new AskedRuns(8, seed: 1)
        {
            Time = (scenario, _, model) => (scenario, model) == ("latency", "iterators") ? 0.5 : 1,
            Tail = model => model == "iterators" ? 12 : 3,
        }.Create());
        var processors = LinesOf(new AskedRuns(8, seed: 1)
        {
            Time = (scenario, _, model) => scenario == "throughput" && model == "threads" ? 0.5 : 1,
            Processors = model => model == "threads" ? 6 : 1,
        }.Create());

        Assert.Matches(
            @"Measured: iterators win the median \((threads|callbacks) take .*x \[.*\] as long\), and the 99th percentile of iterators is .* as long in "
            + @"both settings \(.* in latency, rate 1?0?,?0?1?,?000/s\);",
            Assert.Single(tails));
        Assert.Matches(
            @"Measured: threads are faster than (callbacks|iterators) \(\1 take .*\), and the processor time of threads is .* as much in 12 of 18",
            Assert.Single(processors));
    }

    [Fact]
    public void Of_says_that_there_are_none_only_where_questions_could_be_asked()
    {
        Assert.Equal(["No surprises."], LinesOf(new AskedRuns(8, seed: 1).Create()));
        Assert.Empty(LinesOf(new AskedRuns(5, seed: 1).Create()));
        Assert.Empty(LinesOf(new AskedRuns(8, seed: 1).Create() with { Cases = [] }));
    }

    [Fact]
    public void Report_has_the_sentences_a_picture_and_a_table_below_it()
    {
        var document = ReportOf(new AskedRuns(8, seed: 1)
        {
            Time = (scenario, _, model) => (scenario, model) == ("oversubscribed", "threads") ? 2 : 1,
        });

        var blocks = document.Part("surprises").Blocks.ToList();
        Assert.Collection(
            blocks, block => Assert.IsType<Lines>(block), block => Assert.IsType<Pictures>(block),
            block => Assert.IsType<Table>(block));
        Assert.Equal("surprises", Assert.Single(((Pictures)blocks[1]).Charts).Name);
        var row = Assert.Single(Assert.Single(document.TablesIn("surprises")).Rows).Texts();
        Assert.Equal(("threads", "all cores over one core", "2 of 2"), (row[0], row[1], row[4]));
        // A terminal has room for the answer alone.
        Assert.All(blocks, block => Assert.False(block.For.HasFlag(Readers.Console)));
    }

    [Fact]
    public void Report_has_no_section_where_nothing_was_asked() =>
        Assert.DoesNotContain(ReportOf(new AskedRuns(5, seed: 1)).Sections, section => section.Id == "surprises");

    /// <summary>Without latencies, whose histograms are made up.</summary>
    private static Document ReportOf(AskedRuns run)
    {
        var results = run.Create();
        return RunReport.Of(
            results with { Cases = [.. results.Cases.Where(measured => measured.Scenario != "latency")] });
    }

    private static List<string> LinesOf(RunResults results) =>
        [.. SurpriseWords.Of(JudgedRun.Of(results).Surprises).Select(line => line.ToString().Plain())];
}
