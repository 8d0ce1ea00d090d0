using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Reports.Advice;
using static ConcurrencyCompare.Tests.Reports.Advice.AdviceSample;

namespace ConcurrencyCompare.Tests.Reports.Advice;

public class ModelAdviceTests
{
    [Fact]
    public void Of_asks_only_what_the_run_can_tell_apart()
    {
        var advice = Of(
        [
            .. Setting("break-even", "work", "0 ns", 300, 20, 30), .. Setting("break-even", "work", "10 us", 12_000, 20_000, 20_000),
            .. Setting("blocking", "concurrent", "100", 11_000, 10_000, 10_000),
        ]);

        Assert.Equal(
            ["What happens to an item?", "How many producers or consumers at once?"], advice.Questions.Select(question => question.Text));
        Assert.Equal(
            ["it is handed over, with hardly any work", "about 10 µs of computing at each end", "it is waited for, as for input or a timer"],
            advice.Questions[0].Choices);
        Assert.Equal(["2 to 4", "33 to 316"], advice.Questions[1].Choices);
    }

    [Fact]
    public void Of_names_the_fastest_where_all_that_fits_agrees_with_the_lead_that_is_least_sure()
    {
        var advice = Of(
            [.. Setting("throughput", "topology", "1:1", 300, 20, 30), .. Setting("throughput", "topology", "4:4", 300, 20, 60)]);

        Assert.Equal(
            "Shown fastest in the 2 settings that fit: callbacks. Where its lead is least sure, callbacks 1.50x [1.50, 1.50] as fast "
            + "as iterators (throughput, topology 1:1).",
            advice.Conclusion());
    }

    [Fact]
    public void Of_says_that_it_depends_where_settings_disagree()
    {
        var advice = Of(
        [
            .. Setting("throughput", "topology", "1:1", 300, 20, 30), .. Setting("throughput", "topology", "4:4", 300, 60, 30),
            .. Setting("throughput", "topology", "4:1", 300, 30, 30), .. Setting("blocking", "concurrent", "1", 20, 30, 30),
        ]);

        Assert.Equal(
            "It depends. Shown fastest in the 4 settings that fit: callbacks in 1, iterators in 1, threads in 1, none in 1.",
            advice.Conclusion());
        Assert.Equal(
            "It depends. Shown fastest in the 3 settings that fit: callbacks in 1, iterators in 1, none in 1. "
            + "Another is shown faster than threads in each.",
            advice.Conclusion("it is handed over, with hardly any work"));
        Assert.StartsWith(
            "Shown fastest in the one setting that fits (blocking, concurrent 1): threads.",
            advice.Conclusion("it is waited for, as for input or a timer"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Of_claims_nothing_where_no_difference_is_shown()
    {
        var advice = Of([.. Setting("round-trip", "", "", 300, 300, 301)]);

        Assert.Empty(advice.Questions);
        Assert.Equal("No model is shown fastest in the one setting that fits (round-trip).", advice.Conclusion());
        Assert.Equal(
            "Time per item against threads: callbacks shown equal within 5%; iterators shown equal within 5%; "
            + "callbacks and iterators shown equal within 5%.",
            advice.Rows[0].Sentence);
    }

    [Fact]
    public void Of_claims_nothing_from_too_few_rounds()
    {
        var cases = Setting("throughput", "topology", "1:1", 300, 20, 30)
            .Select(measured => measured with { Rounds = [.. measured.Rounds.Take(3)] });

        Assert.Equal(
            "Too few rounds to compare in the one setting that fits (throughput, topology 1:1) (six give a 95% interval).",
            Report.Of(Results(3, [.. cases])).Advice.Conclusion());
    }

    [Fact]
    public void Of_says_what_was_not_measured()
    {
        var results = Results(6, [.. Setting("waiting-producers", "producers", "1000", 300, 20, 20), .. Setting("waiting-producers", "producers", "1000000", null, 20, 30)])
            with
        {
            Missing = [new MissingRound("waiting-producers", "producers 1000000", "threads", 1, "more than this machine carries")],
        };

        var advice = Report.Of(results).Advice;

        Assert.EndsWith(" Not measured: threads, more than this machine carries.", advice.Rows[1].Sentence, StringComparison.Ordinal);
        Assert.Equal(
            "Shown fastest in the one setting that fits (waiting-producers, producers 1000000): callbacks. Its least sure lead: callbacks "
            + "1.50x [1.50, 1.50] as fast as iterators. Threads: not measured in it.",
            advice.Conclusion("more than 31,622"));
    }

    [Fact]
    public void Of_says_so_where_nothing_fits_all_answers()
    {
        var advice = Of([.. Setting("break-even", "work", "10 us", 12, 20, 20), .. Setting("blocking", "concurrent", "1000", 30, 20, 20)]);

        Assert.Equal(
            "Not measured: no setting of this run fits these answers.",
            advice.Conclusion("about 10 µs of computing at each end", "317 to 31,622"));
    }

    [Fact]
    public void Of_has_one_conclusion_for_every_combination_of_answers()
    {
        var advice = Of(
        [
            .. Setting("throughput", "topology", "1:1", 300, 20, 30), .. Setting("one-core", "topology", "16:16", 300, 20, 30),
            .. Setting("blocking", "concurrent", "10", 300, 20, 30), .. Setting("round-trip", "", "", 300, 20, 30),
        ]);

        var combinations = advice.Questions.Aggregate(1, (count, question) => count * (question.Choices.Count + 1));
        Assert.Equal(combinations, advice.Conclusions.SelectMany(conclusion => conclusion.Answers).Select(key => string.Join('-', key)).Distinct().Count());
        Assert.Equal(combinations, advice.Conclusions.Sum(conclusion => conclusion.Answers.Count));
    }

    [Fact]
    public void Of_leaves_out_what_says_nothing_about_models()
    {
        var advice = Of([.. Setting("harness", "", "", 300, 20, 30), .. Setting("load-sweep", "load", "10%", 300, 20, 30)]);

        Assert.Empty(advice.Rows);
        Assert.Empty(advice.Conclusions);
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(0, 2, true)]
    [InlineData(2, 0, true)]
    [InlineData(2, 2, true)]
    [InlineData(1, 2, false)]
    public void Fits_holds_where_answers_leave_open_or_agree(int row, int answer, bool fits) =>
        Assert.Equal(fits, ModelAdvice.Fits([0, row], [1, answer]));
}
