namespace ConcurrencyCompare.Tests.Reports.Advising;

public class OwnWorkAnswerTests
{
    private static readonly double[] CallbacksWin = [800_000, 500_000, 650_000];
    private static readonly double[] ThreadsWin = [500_000, 800_000, 800_000];

    [Fact]
    public void The_work_stands_first_then_who_leads_and_after_how_many_rounds()
    {
        var lines = LinesOf(OwnWorkSample.Create(8, CallbacksWin));

        Assert.Equal(
            "Your work: 2 µs to produce; 15 µs to consume, then 3 ms of waiting; 4:8, at most 100 queued.",
            Plain(lines[0]));
        Assert.Matches(
            @"^Answer: Callbacks are fastest; threads take 1\.6\d*x \[\S+, \S+\] as long; iterators take 1\.3\d*x \[\S+, \S+\] as long\. Decided after 8 rounds\.$",
            Plain(lines[1]));
        Assert.Matches(
            @"^Throughput: callbacks 2\.00 k/s \[\S+, \S+\], 500 µs an item; iterators 1\.5\d k/s ", Plain(lines[2]));
        Assert.Equal(
            "Possible at all: No model can take less than 377 µs an item, which is 2.65 k/s.", Plain(lines[3]));
        Assert.StartsWith(
            "Costs: Processor time of an item: threads 20.0 µs", Plain(lines[4]), StringComparison.Ordinal);
        Assert.Contains("allocated for an item: threads 16.0 B", Plain(lines[4]), StringComparison.Ordinal);
        Assert.Contains("most memory of the process: threads 50.0 MB", Plain(lines[4]), StringComparison.Ordinal);
        Assert.Equal(5, lines.Count);
    }

    /// <summary>As the answer: the models, and at most three peers that are ahead of them.</summary>
    [Fact]
    public void Figures_are_those_of_the_models_and_of_the_peers_that_the_answer_names()
    {
        var run = OwnWorkSample.WithPeers(
            OwnWorkSample.Create(8, CallbacksWin),
            ("async", 0.8), ("channels", 2), ("sequential", 0.5), ("spsc", 0.7), ("monitor", 3), ("parallel", 0.6));
        string[] named = ["callbacks", "iterators", "parallel", "sequential", "spsc", "threads"];

        var lines = LinesOf(run).Select(Plain).ToList();

        Assert.Contains("; peers ahead: sequential (", lines[1], StringComparison.Ordinal);
        Assert.Contains(" and 1 more", lines[1], StringComparison.Ordinal);
        foreach (var (lead, times) in new[] { ("Throughput: ", 1), ("Costs: ", 3) })
        {
            var line = Assert.Single(lines, line => line.StartsWith(lead, StringComparison.Ordinal));
            foreach (var model in run.Models.Select(model => model.Name))
            {
                Assert.Equal(
                    named.Contains(model) ? times : 0,
                    System.Text.RegularExpressions.Regex.Count(line, $@"\b{model} \d"));
            }
        }
    }

    [Fact]
    public void Neighbours_say_from_where_to_where_the_answer_holds_and_where_it_does_not()
    {
        var lines = LinesOf(OwnWorkSample.Create(
            8, CallbacksWin, (NeighbourWork.HalfTheWork, CallbacksWin), (NeighbourWork.TwiceTheWork, CallbacksWin),
            (NeighbourWork.HalfTheParticipants, CallbacksWin), (NeighbourWork.TwiceTheParticipants, ThreadsWin)));

        Assert.Contains(
            "Nearby: The answer holds from 8.5 µs to 34 µs of computing, from 1.5 ms to 6 ms of waiting and from 2:4 "
                + "to 4:8.",
            lines.Select(Plain));
        Assert.Contains(
            lines.Select(Plain),
            line =>
                line.StartsWith("Not with 8:16: Threads are fastest; callbacks take 1.6", StringComparison.Ordinal));
    }

    [Fact]
    public void Neighbours_in_rate_say_from_which_to_which_rate_the_answer_holds()
    {
        var run = OwnWorkSample.Create(
            8, CallbacksWin, (NeighbourWork.HalfTheRate, CallbacksWin), (NeighbourWork.TwiceTheRate, ThreadsWin));
        var lines = LinesOf(run with
        {
            OwnWork = run.OwnWork! with { Work = run.OwnWork.Work with { Rate = 2_000 } },
        }).Select(Plain).ToList();

        Assert.Contains("Nearby: The answer holds from 1,000 items/s to 2,000 items/s.", lines);
        Assert.Contains(
            lines,
            line => line.StartsWith(
                "Not with twice the rate (4,000 items/s): Threads are fastest; ", StringComparison.Ordinal));
    }

    [Fact]
    public void Models_that_could_not_be_measured_are_named_with_the_reason()
    {
        var run = OwnWorkSample.Create(8, CallbacksWin);
        const string Reason = "rate 15000/s is more than the work allows: one processor, 1:2 can do 10000/s at most";
        run = run with
        {
            Cases = [.. run.Cases.Where(one => one.Model != "iterators")],
            Missing = [new MissingRound(OwnWorkSample.Scenario, run.OwnWork!.Setting, "iterators", 1, Reason)],
        };

        Assert.Contains(
            "Not measured: iterators. Rate 15000/s is more than the work allows", Plain(LinesOf(run)[1]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_undecided_says_how_many_rounds_would_do()
    {
        var lines = LinesOf(OwnWorkSample.Create(8, [500_000, 521_000, 800_000]));

        Assert.Matches(
            @" Undecided after 8 rounds: about \d+ rounds would decide \(--(resume goes on|rounds \d+)\)\.$",
            Plain(lines[1]));
        Assert.DoesNotContain(lines, line => line.Lead == "Nearby");
    }

    [Fact]
    public void What_is_impossible_is_said_before_any_number()
    {
        var answer = RunReport.Of(OwnWorkSample.Create(8, [100_000, 500_000, 500_000])).Sections[0];

        var notice = Assert.IsType<Notice>(answer.Blocks.First());
        Assert.Matches(
            @"^Own work: threads took 100 µs \[.*\] an item in your-work, .*, and the work alone takes 377 µs: this run "
                + "did not measure what was described\\.$",
            Plain(Assert.Single(notice.Items, line => line.Lead == "Own work")));
    }

    [Fact]
    public void Waits_that_took_longer_than_described_are_said_before_any_number()
    {
        var run = OwnWorkSample.Create(8, CallbacksWin);

        Assert.Matches(
            @"^Own work: callbacks took 500 µs \[.*\] an item in your-work, .*, and the work at most 32[23] µs: "
                + "computing or waiting took longer than was described\\.$",
            Plain(Assert.Single(
                ValidityWords.ViolationsOf(JudgedRun.Of(run with
                {
                    OwnWork = run.OwnWork! with
                    {
                        Work = new WorkDescription { ConsumeWait = 2_000_000, Consumers = 16 },
                    },
                }).Validity),
                line => line.Lead == "Own work")));
    }

    [Fact]
    public void One_round_compares_nothing()
    {
        var lines = LinesOf(OwnWorkSample.Create(1, CallbacksWin, (NeighbourWork.TwiceTheWork, CallbacksWin)));

        Assert.Equal($"Answer: {ScenarioWords.OneRound}", Plain(lines[1]));
        Assert.DoesNotContain(lines, line => line.Text.Contains("fastest", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_report_has_the_answer_once_and_no_rounds_that_were_not_needed()
    {
        var run = OwnWorkSample.Create(8, CallbacksWin);
        var report = MarkdownWriter.Render(RunReport.Of(run with
        {
            Settings = run.Settings with { Rounds = 30 },
            Missing =
                [new MissingRound(
                    OwnWorkSample.Scenario, run.OwnWork!.Setting, "threads", 9, "the budget was spent before")],
        }));

        Assert.Single(
            System.Text.RegularExpressions.Regex.Matches(report, "Callbacks are fastest|callbacks are fastest"));
        Assert.DoesNotContain("the budget was spent", report, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Of_says_who_takes_part_where_there_is_no_more_to_say() =>
        Assert.Equal("1:1", WorkWords.Of(new WorkDescription()));

    [Fact]
    public void Of_says_all_that_was_described() => Assert.Equal(
        "1 s of waiting to produce; 1.5 µs to consume; 1,000:1, 5,000 items/s, 64 B an item",
        WorkWords.Of(new WorkDescription
        {
            ProduceWait = 1_000_000_000,
            Consume = 1_500,
            Producers = 1_000,
            Rate = 5_000,
            Payload = 64,
        }).Replace(OneLine.Glue, ' '));

    private static IReadOnlyList<Line> LinesOf(RunResults run) =>
        RunReport.Of(run).Sections.Single(section => section.Id == "answer").Blocks.OfType<Lines>().First().Items;

    private static string Plain(Line line) => line.ToString().Replace(OneLine.Glue, ' ');
}
