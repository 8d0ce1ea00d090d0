using System.Text.RegularExpressions;

namespace ConcurrencyCompare.Tests.Reports.Runs;

/// <summary>A report of three models and twelve peers.</summary>
public class PeerReportTests
{
    private static readonly Document Report = RunReport.Of(PeerRun.All());

    [Fact]
    public void Report_has_a_sentence_on_why_for_every_peer()
    {
        var lines = Report.LinesIn("peers", Readers.Console);

        Assert.Equal("Where: throughput, topology 1:1, capacity 1,024.", lines[0]);
        Assert.Equal(PeerRun.Peers.Where(peer => peer != "reactive"), lines.Skip(1).Select(line => line.Split(':')[0]));
        Assert.All(lines.Skip(1), line => Assert.Contains(" as long", line, StringComparison.Ordinal));
        var table = Assert.Single(Report.TablesIn("peers"));
        Assert.Equal(PeerRun.Peers.Count - 1, table.Rows.Count());
    }

    [Theory]
    [InlineData(1_100, 1_100, 0.5, 0,
        @"^channels: 11\.\dx \[.*\] as long as callbacks; 11\.\dx \[.*\] the processor time per item; 500 context switches per 1,000 items can be all of the extra\.$")]
    [InlineData(1_100, 1_100, 0.3, 200,
        @"; 11\.\dx \[.*\] the processor time per item; 300 context switches per 1,000 items can be at most 6\d% of "
            + @"the extra and 200 B allocated per item can be at most 2\d%\.$")]
    [InlineData(1_100, 1_100, 0.05, 0,
        @"; context switches, contentions and allocations are at most 1\d% of the extra, and the costs do not say what "
            + @"the rest is\.$")]
    [InlineData(200, 200, 0, 0,
        @"; 2\.0\dx \[.*\] the processor time per item; .* are none of the extra, and the costs do not say what the "
            + @"rest is\.$")]
    [InlineData(1_000, 100, 0, 0, @"callbacks; 0\.10\d* cores busy instead of 1\.00, and no more processor time per item\.$")]
    [InlineData(50, 50, 0, 0,
        @"^channels: callbacks take 2\.0\dx \[.*\] as long; 0\.50\dx \[.*\] the processor time per item\.$")]
    [InlineData(50, 200, 0, 0, @" as long; 4\.00 cores busy instead of 1\.00, and no less processor time per item\.$")]
    [InlineData(100, 300, 0, 0, @"^channels: equal within 5% to callbacks\.$")]
    public void Report_says_why_a_peer_stands_where_it_stands(
        double time, double processor, double switches, double bytes, string expected)
    {
        // A switch takes 2 µs at most, and a byte 1 ns: threads have no more of them for their time.
        var report = RunReport.Of(PeerRun.Of(
            new PeerCase("threads", 4_000, 4_000, Switches: 2, Contentions: 0.2, Bytes: 4_000),
            new("callbacks", 100, 100), new("channels", time, processor, switches, Bytes: bytes)));

        Assert.Matches(expected, report.LinesIn("peers", Readers.Console)[1]);
    }

    [Fact]
    public void Report_gives_no_costs_where_other_processes_do_a_part_of_the_work()
    {
        var report = RunReport.Of(PeerRun.Of(
            new PeerCase("threads", 4_000, 4_000, Switches: 2), new("callbacks", 100, 100), new("channels", 1_000, 10))
            .WithOtherProcesses("channels"));

        Assert.Matches(
            @"^channels: 10\.\d+x \[.*\] as long as callbacks; other processes do a part of the work, and their costs are "
                + @"not counted\.$",
            report.LinesIn("peers", Readers.Console)[1]);
        var costs = Assert.Single(report.TablesIn("throughput"), table => table.Columns.Contains("peak working set"));
        Assert.All(
            Assert.Single(costs.Rows, row => row[0].Text == "channels").Skip(1), cell => Assert.Equal("-", cell.Text));
        Assert.Contains(
            report.LinesIn("reading", Readers.AtLength),
            line => line.EndsWith(
                "Costs of channels are not given: other processes do a part of the work.", StringComparison.Ordinal));
    }

    /// <summary>One figure for one thing: how far ahead a peer is.</summary>
    [Fact]
    public void Report_says_of_a_peer_that_is_ahead_what_the_answer_says()
    {
        var report = RunReport.Of(PeerRun.Of(
            new PeerCase("threads", 4_000, 4_000), new("callbacks", 100, 100), new("iterators", 101, 101),
            new("sequential", 50, 50)));

        var ahead = Regex.Match(
            report.ShortAnswers()[0], @"peers ahead: sequential \((?<lead>.*? as long)\)").Groups["lead"].Value;

        Assert.Matches(@"^callbacks take 2\.0", ahead);
        Assert.StartsWith(
            $"sequential: {ahead};", report.LinesIn("peers", Readers.Console)[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Report_says_which_part_of_a_latency_is_longer()
    {
        var report = RunReport.Of(PeerRun.OfLatency(
            ("callbacks", 70_000, 1_000), ("channels", 2_000_000, 1_020), ("monitor", 70_000, 31_000)));

        Assert.Collection(
            report.LinesIn("peers", Readers.Console).Skip(1),
            line => Assert.Matches(@"; the producer is asked 1\.9\d ms \[.*\] later\.$", line),
            line => Assert.Matches(@"; the hand-over takes 30\.\d µs \[.*\] longer\.$", line));
    }

    [Fact]
    public void Report_says_where_a_peer_stands_that_is_not_where_most_are()
    {
        var (handedOver, latency) = (
            PeerRun.All(), PeerRun.OfLatency(("callbacks", 70_000, 1_000), ("reactive", 70_000, 31_000)));
        var report = RunReport.Of(handedOver with
        {
            Scenarios = [.. handedOver.Scenarios, .. latency.Scenarios],
            Cases = [.. handedOver.Cases, .. latency.Cases],
        });

        var lines = report.LinesIn("peers", Readers.Console);

        Assert.Equal("Where: throughput, topology 1:1, capacity 1,024, unless another setting is named.", lines[0]);
        Assert.Matches(
            @"^reactive: 1\.4\dx \[.*\] as long as callbacks \(latency, arrivals poisson, rate 10,000/s\); the hand-over",
            Assert.Single(lines, line => line.Contains("(latency", StringComparison.Ordinal)));
    }

    [Fact]
    public void Page_breaks_long_reasons_in_its_table_into_lines()
    {
        var reasons = Report.TablesIn("peers")[0].Rows.Select(row => row[^1].Text).ToList();

        Assert.Contains(reasons, reason => reason.Length > 60);
        Assert.Equal(
            reasons.Count(reason => reason.Length > 60),
            Regex.Count(PageWriter.Render(Report), "<td class=\"prose\">processor time; "));
    }

    [Fact]
    public void Report_says_nothing_of_peers_where_there_are_none() =>
        Assert.DoesNotContain(RunReport.Of(SampleResults.Full).AllSections, section => section.Id == "peers");

    [Fact]
    public void Report_has_a_title_and_sentences_that_fifteen_names_do_not_fill()
    {
        Assert.Equal("Threads, callbacks, iterators, 12 peers: quick run", Report.Title);
        Assert.All(
            Report.ShortAnswers(), line => Assert.InRange(PeerRun.Models.Count(name => Names(line, name)), 0, 6));
        Assert.InRange(PeerRun.Models.Count(name => Names(Report.AnswerOf("throughput"), name)), 3, 5);

        static bool Names(string line, string model) => Regex.IsMatch(line, $"(?<![-a-z]){model}(?![-a-z])");
    }

    [Fact]
    public void Report_lists_pairs_with_the_reference_alone()
    {
        var pairs = Assert.Single(
            Report.TablesIn("throughput"), table => table.Columns.Contains($"times as fast as threads"));

        Assert.Equal(14, pairs.Rows.Count());
        Assert.DoesNotContain(Report.TablesIn("throughput"), table => table.Question == "which models differ?");
    }

    [Fact]
    public void Report_says_what_a_peer_cannot_do_as_not_applicable_with_its_reason()
    {
        var notice = Assert.Single(NoticesOf(Report), notice => notice.Heading == "Not applicable");

        Assert.Equal(
            "reactive in throughput, topology 1:1, capacity 1,024. It cannot.",
            Assert.Single(notice.Items).ToString().Plain());
    }

    [Fact]
    public void Report_names_every_model_that_lacks_something_for_the_same_reason()
    {
        var all = PeerRun.All();
        var report = RunReport.Of(all with
        {
            Missing = [.. all.Missing, .. all.Missing.Select(missing => missing with { Model = "actors" })],
        });

        Assert.StartsWith(
            "reactive and actors in throughput",
            Assert.Single(Assert.Single(NoticesOf(report), notice => notice.Heading == "Not applicable").Items)
                .ToString(),
            StringComparison.Ordinal);
    }

    /// <summary>Whoever reads a quick run learns what else could be asked, and by which command.</summary>
    [Fact]
    public void Report_says_what_was_not_asked_and_which_profile_asks_it()
    {
        var run = SampleResults.Create();

        var notice = Assert.Single(NoticesOf(RunReport.Of(run)), notice => notice.Heading == "Not asked");
        Assert.Equal(
            [.. run.Unasked.Select(facts => facts.Name), ""], notice.Items.Select(line => line.Lead));
        Assert.Equal(
            "--profile full asks these, and more settings of what was asked.", notice.Items[^1].ToString());
        Assert.DoesNotContain(
            NoticesOf(RunReport.Of(run with { Unasked = [] })), notice => notice.Heading == "Not asked");
        Assert.DoesNotContain(
            NoticesOf(RunReport.Of(OwnWorkSample.Create(8, [1e6, 1e6, 1e6]))), notice => notice.Heading == "Not asked");
    }

    private static IEnumerable<Notice> NoticesOf(Document report) =>
        report.Part("results").Blocks.OfType<Notice>().Where(notice => !notice.IsEmpty);

    [Fact]
    public void Report_notes_that_peers_change_no_verdict_on_models()
    {
        const string Note = "So no peer changes a verdict on these.";

        Assert.Contains(
            Report.LinesIn("reading"), line => line.Contains(Note, StringComparison.Ordinal));
        Assert.DoesNotContain(
            RunReport.Of(SampleResults.Full).LinesIn("reading"),
            line => line.Contains(Note, StringComparison.Ordinal));
    }

    [Fact]
    public void Report_of_fifteen_models_is_no_larger_than_pages_should_be()
    {
        Assert.InRange(MarkdownWriter.Render(Report).Length, 1_000, 60_000);
        Assert.InRange(PageWriter.Render(Report).Length, 1_000, 250_000);
    }

    [Fact]
    public void Predictability_names_models_in_its_sentence_and_all_in_its_table()
    {
        var results = PeerRun.All();
        var report = RunReport.Of(results with
        {
            Cases =
            [
                .. results.Cases.Select(measured => measured.Model != "threads" ? measured : measured with
                {
                    Rounds =
                    [
                        .. measured.Rounds.Select(round => round with
                        {
                            NanosecondsPerItem = [.. round.NanosecondsPerItem.Select(time => time * round.Round)],
                        }),
                    ],
                }),
            ],
        });

        Assert.Matches(
            "threads .*; (callbacks|iterators) .*; (callbacks|iterators) [^;]*$",
            Assert.Single(report.LinesIn("predictability", Readers.Markdown), line => line.Contains("threads")));
        Assert.Equal(14, Assert.Single(report.TablesIn("predictability")).Rows.Count());
        Assert.Equal(SpreadWords.Heading, report.Part("predictability").Heading);
    }
}
