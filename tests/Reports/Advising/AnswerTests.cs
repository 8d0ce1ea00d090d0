namespace ConcurrencyCompare.Tests.Reports.Advising;

public class AnswerTests
{
    private static readonly IReadOnlyList<string> Full = RunReport.Of(SampleResults.Full).ShortAnswers();

    [Fact]
    public void Of_says_at_most_six_sentences_each_a_decision()
    {
        Assert.InRange(Full.Count, 5, 6);
        Assert.Matches(
            "^Handing items over, almost no work: use callbacks "
                + "\\(fastest alone in 27 of 28 settings, never slower\\); threads take ",
            Full[0]);
        Assert.Matches(
            "^Waiting for input or timers: use callbacks or iterators \\(equal within 5%, in all 9 settings\\); "
                + "threads take ",
            Full[2]);
        Assert.Matches(
            "^Latency \\(median\\): use callbacks or iterators \\(a tie, in all 4 settings\\); threads take .* as long"
                + "; 99th percentile \\(arrivals poisson, rate 100,000/s\\): callbacks 237 µs \\[.*\\], iterators "
                + "249 µs \\[.*\\], threads 760 µs \\[.*\\]\\.$",
            Full[3].Plain());
        Assert.Matches(
            "^Resident memory per waiting producer \\(producers 1,000\\): use callbacks \\(365 B \\[[0-9, ]+\\]\\); "
            + "iterators take 1.1[0-9]*x \\[.*\\] as much, threads 6[0-9]x \\[", Full[4]);
    }

    [Fact]
    public void Of_says_from_which_work_on_who_wins_and_by_how_much() => Assert.Matches(
        "^Computing on every item: use threads from 2\\.[0-9]+ µs \\[.*\\] at each end on \\(2:2; below, callbacks or "
            + "iterators\\); "
        + "at 10 µs, (callbacks|iterators|callbacks and iterators) takes? 1\\.[0-9]+x \\[.*\\] as long\\.$", Full[1]);

    /// <summary>A tail of too few rounds, or of models that only stand beside, is no part of the answer.</summary>
    [Fact]
    public void Of_tells_the_tail_of_latencies_with_intervals_or_not_at_all()
    {
        var run = SampleResults.Full;
        var peer = run with
        {
            Manifest = [new FairnessEntry("iterators", "a", "b", "c", "d", "e") { IsPeer = true }],
        };
        var few = run with
        {
            Cases = [.. run.Cases.Select(one => one with { Rounds = [.. one.Rounds.Take(5)] })],
        };

        Assert.Matches("99th percentile \\(.*\\): callbacks .*\\], iterators .*\\], threads .*\\]\\.$", LatencyOf(run));
        Assert.Matches("99th percentile \\(.*\\): callbacks .*\\], threads .*\\]\\.$", LatencyOf(peer));
        Assert.DoesNotContain("iterators", LatencyOf(peer).Split("percentile")[1]);
        Assert.DoesNotContain("percentile", LatencyOf(few));

        static string LatencyOf(RunResults run) => RunReport.Of(run).ShortAnswers().Single(
            line => line.StartsWith("Latency", StringComparison.Ordinal)).Plain();
    }

    [Fact]
    public void Of_says_that_tails_overlap_where_any_order_of_them_may_be_luck()
    {
        var run = SampleResults.Full;
        var alike = run with
        {
            Cases =
            [
                .. run.Cases.Select(one => one.Scenario != "latency" ? one : one with
                {
                    Rounds = run.Cases.First(
                        other => (other.Scenario, other.Setting) == (one.Scenario, one.Setting)).Rounds,
                }),
            ],
        };

        Assert.Matches(
            @"; 99th percentiles overlap, \d+ µs \(arrivals poisson, rate 100,000/s\)\.$",
            Assert.Single(
                RunReport.Of(alike).ShortAnswers(),
                line => line.StartsWith("Latency", StringComparison.Ordinal)).Plain());
    }

    [Fact]
    public void Of_chooses_among_models_of_which_no_difference_is_shown_where_others_are_behind()
    {
        var run = new MapRun().WithWild("2:2", "0 ns", "iterators", 28)
            .With("2:2", "0 ns", ("threads", 1_000), ("callbacks", 20));

        Assert.Matches(
            @"^Handing items over, almost no work: use callbacks or iterators \(no difference shown between them\); "
                + "threads take ",
            RunReport.Of(run.Create()).ShortAnswers()[0]);
    }

    [Fact]
    public void Of_names_what_nobody_asked_and_the_command_that_asks() => Assert.Contains(
        "Not measured: computing on every item, waiting for input or timers and memory per waiting producer "
        + "(--scenarios break-even,blocking,waiting-producers measures these).",
        RunReport.Of(SampleResults.Create()).ShortAnswers());

    [Fact]
    public void Of_names_nothing_that_results_do_not_know() => Assert.DoesNotContain(
        RunReport.Of(SampleResults.Create() with { Unasked = [] }).ShortAnswers(),
        line => line.StartsWith("Not measured", StringComparison.Ordinal));

    [Fact]
    public void Of_says_what_every_scenario_says_where_no_choice_depends_on_any()
    {
        var only = SampleResults.Full with
        {
            Scenarios = [.. SampleResults.Full.Scenarios.Where(facts => facts.Name == "round-trip")],
            Cases = [.. SampleResults.Full.Cases.Where(one => one.Scenario == "round-trip")],
            Missing = [],
        };

        Assert.StartsWith("Round-trip: callbacks are fastest; ", RunReport.Of(only).ShortAnswers()[0]);
    }

    [Fact]
    public void Of_claims_nothing_with_too_few_rounds() => Assert.All(
        RunReport.Of(SampleResults.Create(rounds: 5)).ShortAnswers().Take(2),
        line => Assert.EndsWith(": too few rounds to compare (a 95% interval takes six).", line));

    [Fact]
    public void Of_says_no_winner_where_no_cell_of_the_row_has_one()
    {
        var run = new MapRun()
            .WithWild("2:2", "0 ns", "threads", 100).With("2:2", "0 ns", ("callbacks", 100))
            .WithWild("2:2", "1 us", "threads", 100).With("2:2", "1 us", ("callbacks", 100));

        Assert.Contains(
            "Computing on every item: no winner shown up to 1 µs of work at each end (2:2).",
            RunReport.Of(run.Create()).ShortAnswers());
    }

    [Theory]
    [InlineData("0 ns", "use threads from 1 µs at each end on (2:2; below, undecided); at 10 µs, callbacks take ")]
    [InlineData(
        "1 us",
        "use threads with any work up to 10 µs at each end (2:2; undecided at 1 µs); at 10 µs, callbacks take ")]
    public void Of_claims_nothing_of_cells_that_are_undecided(string open, string sentence)
    {
        var run = new MapRun();
        foreach (var amount in new[] { "0 ns", "1 us", "10 us" })
        {
            if (amount == open) run.WithWild("2:2", amount, "threads", 200).With("2:2", amount, ("callbacks", 200));
            else run.With("2:2", amount, ("threads", 100), ("callbacks", 200));
        }

        Assert.Contains(
            RunReport.Of(run.Create()).ShortAnswers(), line => line.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_says_that_one_wins_with_any_work()
    {
        var run = new MapRun()
            .With("2:2", "0 ns", ("threads", 100), ("callbacks", 20))
                .With("2:2", "1 us", ("threads", 200), ("callbacks", 100));

        Assert.Contains(
            RunReport.Of(run.Create()).ShortAnswers(),
            line => line.StartsWith(
                "Computing on every item: use callbacks with any work up to 1 µs at each end (2:2); at 1 µs, threads "
                    + "take ", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_says_between_which_amounts_the_lead_changes_where_the_crossing_is_not_known()
    {
        // Threads win, then callbacks: no crossing of the first model.
        var run = new MapRun()
            .With("2:2", "0 ns", ("threads", 20), ("callbacks", 100))
                .With("2:2", "1 us", ("threads", 200), ("callbacks", 100));

        Assert.Contains(
            RunReport.Of(run.Create()).ShortAnswers(),
            line => line.Contains(
                "use callbacks from 1 µs at each end on (2:2; threads without work); at 1 µs, threads take ",
                StringComparison.Ordinal));
    }

    [Fact]
    public void Of_leaves_peers_that_are_behind_to_the_tables()
    {
        var run = new MapRun()
            .With("2:2", "0 ns", ("threads", 100), ("callbacks", 20), ("peer", 50))
            .With("4:4", "0 ns", ("threads", 100), ("callbacks", 20), ("peer", 50));

        var line = Assert.Single(
            RunReport.Of(run.Create()).ShortAnswers(), line => line.StartsWith("Handing", StringComparison.Ordinal));

        Assert.Contains("use callbacks (in both settings); threads take ", line);
        Assert.DoesNotContain("peer", line);
    }

    [Fact]
    public void Of_says_of_the_models_what_it_says_without_peers_and_then_which_peers_are_ahead()
    {
        var all = PeerRun.All();
        var alone = all with
        {
            Models = [.. all.Models.Take(3)],
            Manifest = [.. all.Manifest.Take(3)],
            Cases = [.. all.Cases.Take(3)],
            Missing = [],
        };

        var (beside, own) = (RunReport.Of(all).ShortAnswers()[0], RunReport.Of(alone).ShortAnswers()[0].TrimEnd('.'));

        Assert.StartsWith("Handing items over, almost no work: use callbacks; threads take 30", own);
        Assert.StartsWith(own, beside);
        Assert.Matches(
            @"^; peers ahead: sequential \(callbacks take 2\.0\dx \[.*\] as long\)\.$", beside[own.Length..]);
    }

    [Fact]
    public void Of_names_no_more_than_three_peers_that_are_ahead()
    {
        var report = RunReport.Of(PeerRun.Of(
            [new("threads", 100, 100), .. PeerRun.Peers.Select((peer, place) => new PeerCase(peer, 10 + place, 10))]));

        var answer = report.ShortAnswers()[0];

        Assert.Contains("; peers ahead: channels (threads take 10.0", answer);
        Assert.EndsWith(" and 9 more.", answer);
        Assert.InRange(answer.Length, 0, 300);
    }
}
