namespace ConcurrencyCompare.Tests.Reports.Runs;

public class SideBySideTests
{
    private static readonly MachineEnvironment Other = SampleHealth.Environment
        with
    { Processor = "Ampere Altra", LogicalCores = 8 };

    private static readonly Document Both = Of(
        SampleResults.Create(), SampleRun.Create() with { Environment = Other });

    [Fact]
    public void Of_says_first_what_may_be_held_beside_each_other() =>
        Assert.Contains("Ratios of different machines may stand beside each other", Both.LinesIn("answer")[0]);

    [Fact]
    public void Of_has_a_title_that_fifteen_names_do_not_fill() => Assert.Equal(
        "Threads, callbacks, iterators, 12 more: 2 runs side by side",
        Of(PeerRun.All(), PeerRun.All() with { Environment = Other }).Title);

    [Fact]
    public void Of_has_the_rows_of_each_machine_beside_each_other()
    {
        var table = Both.TablesIn("throughput")[0];

        Assert.Equal(["topology", "capacity", "machine"], table.GroupNames);
        Assert.Equal(
            ["model", "rank", "time per item", "p10 to p90 of launches", "items per second", "allocated per item",
                "times as fast as threads"],
            table.Columns);
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
        Assert.Equal(
            ["AMD EPYC, Linux Debian GNU/Linux 12, 2 cores", "Ampere Altra, Linux Debian GNU/Linux 12, 8 cores"],
            table.Groups.Where(group => group.Name.StartsWith("1:1, 1,024", StringComparison.Ordinal))
                .Select(group => group.Values[^1]));
    }

    [Fact]
    public void Of_names_the_machine_of_every_sentence_that_not_all_say()
    {
        string[] labels = ["AMD EPYC, ", "Ampere Altra, "];

        Assert.All(
            Both.Part("answer").Blocks.OfType<Lines>().SelectMany(lines => lines.Items).Select(line => line.ToString())
                .Concat(Both.LinesIn("health", Readers.Page)),
            line => Assert.Contains(labels, label => line.StartsWith(label, StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_says_the_answers_of_all_machines_before_those_of_scenarios()
    {
        var both = Of(SampleRun.Create(), SampleRun.Create(7) with { Environment = Other });

        Assert.Equal(
            2, both.LinesIn("answer").Count(line => line.Contains(": Handing items over, ", StringComparison.Ordinal)));
        Assert.Equal(
            2, both.LinesIn("results").Count(line => line.Contains(": Throughput: ", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            both.LinesIn("answer"), line => line.Contains(": Throughput: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_names_the_machine_of_tables_that_only_one_has()
    {
        var alone = Both.AllSections.Single(section => section.Id == "scenario-round-trip");

        Assert.Equal("machine", alone.Blocks.OfType<Table>().First().GroupNames[^1]);
    }

    [Fact]
    public void Of_names_what_is_absent() => Assert.Contains(
        "third: no results.",
        SideBySide.Of([("one", RunReport.Of(SampleResults.Create()))], new Line("no results.", "third"))
            .LinesIn("answer"));

    [Fact]
    public void Of_renders_as_any_report() => Snapshot.Check("Reports", "side-by-side.md", MarkdownWriter.Render(
        Of(
            SampleResults.Create(),
            SampleResults.WithControl([0.01, -0.02, 0.01, 0.01, -0.01, 0]) with { Environment = Other })));

    private static Document Of(params RunResults[] runs) => SideBySide.Of(
        [.. RunLabels.Of([.. runs.Select((run, place) => ($"/runs/{place}", run))])
            .Zip(runs, (label, run) => (label, RunReport.Of(run)))]);

    [Fact]
    public void RunLabels_adds_folder_and_number_only_where_they_are_needed()
    {
        var run = SampleResults.Create();
        var labels = RunLabels.Of(
            [("/a/same", run), ("/b/same", run), ("/c/own", run), ("/d/x", run with { Environment = Other })]);

        Assert.Equal(
            ["AMD EPYC, Linux Debian GNU/Linux 12, 2 cores (same), 1",
                "AMD EPYC, Linux Debian GNU/Linux 12, 2 cores (same), 2",
                "AMD EPYC, Linux Debian GNU/Linux 12, 2 cores (own)",
                "Ampere Altra, Linux Debian GNU/Linux 12, 8 cores"],
            labels);
    }
}
