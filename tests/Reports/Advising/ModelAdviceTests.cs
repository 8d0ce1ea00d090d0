using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Tests.Support;
using static ConcurrencyCompare.Tests.Reports.Advising.AdviceSample;

namespace ConcurrencyCompare.Tests.Reports.Advising;

public class ModelAdviceTests
{
    [Fact]
    public void Of_asks_only_what_the_run_can_tell_apart()
    {
        var advice = Of(
        [
            .. Setting("break-even", "work", "0 ns", 300, 20, 30).Select(AtTwoToTwo),
            .. Setting("break-even", "work", "10 us", 12_000, 20_000, 20_000).Select(AtTwoToTwo),
            .. Setting("blocking", "concurrent", "100", 11_000, 10_000, 10_000),
        ])!;

        Assert.Equal(
            ["What happens to an item?", "How many producers or consumers at once?"], advice.Questions.Select(question => question.Text));
        Assert.Equal(
            ["handed over, almost no work", "10 µs of work at each end", "waited for, as for input or a timer"],
            advice.Questions[0].Choices.Select(choice => choice.Plain()));
        Assert.Equal(["2 to 4", "33 to 316"], advice.Questions[1].Choices);

        static CaseResult AtTwoToTwo(CaseResult measured) => measured with
        {
            Parameters = new Dictionary<string, string> { ["topology"] = "2:2", ["work"] = measured.Parameters["work"] },
        };
    }

    [Fact]
    public void Of_takes_no_wait_for_a_hand_over()
    {
        var advice = Of(
        [
            .. Setting("blocking", "wait", "0 ns", 300, 20, 30), .. Setting("blocking", "wait", "1 ms", 11_000, 10_000, 10_000),
        ])!;

        Assert.Equal(
            ["handed over, almost no work", "waited for, as for input or a timer"],
            advice.Questions[0].Choices.Select(choice => choice.Plain()));
    }

    [Fact]
    public void Of_has_a_row_for_each_setting_with_its_winner_and_the_answers_that_it_fits()
    {
        var advice = Of(
        [
            .. Setting("throughput", "topology", "1:1", 300, 20, 30), .. Setting("one-core", "topology", "16:16", 300, 60, 30),
            .. Setting("blocking", "concurrent", "1", 20, 20, 20),
        ])!;

        Assert.Equal(["callbacks", "iterators", ""], advice.Rows.Select(row => row.Winner));
        Assert.Equal(
            ["throughput: topology 1:1", "one-core: topology 16:16", "blocking: concurrent 1"],
            advice.Rows.Select(row => $"{row.Place.Lead}: {row.Place.Text}"));
        Assert.Equal(
            "Callbacks are fastest; threads take 15.0x [15.0, 15.0] as long; iterators take 1.50x [1.50, 1.50] as long.",
            advice.Rows[0].Sentence.Plain());
        // What happens to an item; how many at once; how many cores.
        Assert.Equal(["1-1-2", "1-2-1", "2-1-2"], advice.Rows.Select(row => string.Join('-', row.Fits)));
    }

    [Fact]
    public void Of_claims_nothing_where_no_difference_is_shown()
    {
        var advice = Of([.. Setting("round-trip", "", "", 300, 300, 301)])!;

        Assert.Empty(advice.Questions);
        Assert.Equal("", advice.Rows[0].Winner);
        Assert.Equal("Threads, callbacks and iterators are equal within 5%.", advice.Rows[0].Sentence);
    }

    [Fact]
    public void Of_claims_nothing_from_too_few_rounds()
    {
        var cases = Setting("throughput", "topology", "1:1", 300, 20, 30)
            .Select(measured => measured with { Rounds = [.. measured.Rounds.Take(3)] });

        Assert.Equal("Too few rounds to compare (a 95% interval takes six).", Of(Results(3, [.. cases]))!.Rows[0].Sentence);
    }

    [Fact]
    public void Of_says_what_was_not_measured()
    {
        var results = Results(6, [.. Setting("waiting-producers", "producers", "1000", 300, 20, 20), .. Setting("waiting-producers", "producers", "1000000", null, 20, 30)])
            with
        {
            Missing = [new MissingRound("waiting-producers", "producers 1000000", "threads", 1, "more than this machine carries")],
        };

        Assert.EndsWith(" Not measured: threads. More than this machine carries.", Of(results)!.Rows[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_takes_the_use_from_the_facts_alone()
    {
        var results = Results(6, [.. Setting("throughput", "topology", "1:1", 300, 20, 30), .. Setting("of the future", "n", "3", 300, 20, 30)]);
        var told = results with
        {
            Scenarios =
            [
                results.Scenarios[0],
                results.Scenarios[1] with
                {
                    Parameters = [new ParameterFacts("n", "how many", ParameterFacts.AtOnce)],
                    Use = new UseFacts(UseFacts.ShortWaits, UseFacts.Waiting),
                },
            ],
        };

        Assert.Single(Of(results)!.Rows);
        Assert.Equal(2, Of(told)!.Rows.Count);
        Assert.Contains("short waits", Of(told)!.Questions[0].Choices);
    }

    [Fact]
    public void Of_leaves_out_what_says_nothing_about_models() =>
        Assert.Null(Of([.. Setting("harness", "", "", 300, 20, 30), .. Setting("load-sweep", "load", "10%", 300, 20, 30)]));
}
