namespace ConcurrencyCompare.Tests.Reports.Words;

public class ScenarioWordsTests
{
    private static readonly Document Full = RunReport.Of(SampleResults.Full);

    [Fact]
    public void Of_has_one_for_each_scenario_that_compares() => Assert.Equal(
        SampleResults.Full.Scenarios.Select(scenario => scenario.Name).Where(name => name != "harness"),
        Full.Answers().Select(line => Full.AllSections.Single(section => "#" + section.Id == line.Target).ShortName));

    [Fact]
    public void Of_says_the_winner_first_and_then_how_far_behind_the_others_are_and_where()
    {
        var text = Full.AnswerOf("throughput");

        Assert.StartsWith(
            "Throughput: callbacks are fastest in 11 of 12 settings and never slower; threads take ", text);
        Assert.Matches(
            @"threads take \S+x to \S+x as long \(\S+x \[.*?\] at topology .*?; \S+x \[.*?\] at topology .*?\);", text);
        Assert.Matches(@"; iterators take 1\.\d+x to 1\.\d+x as long in 11 \(", text);
    }

    [Fact]
    public void Of_has_the_numbers_of_curves_and_of_what_only_a_scenario_measures()
    {
        Assert.StartsWith("Break-even: threads beat callbacks from 2.6 µs", Full.AnswerOf("break-even"));
        Assert.Matches(
            @"at each end \(topology 2:2\); threads beat iterators from 2\.1\d µs .* \(topology 2:2\); threads beat callbacks from 1\.\d+ µs",
            Full.AnswerOf("break-even"));
        Assert.Contains("threads: knee at a load of 80%", Full.AnswerOf("load-sweep"));
        Assert.EndsWith("; in theory (M/D/1, 50.1 µs of work): 5.00x at a load of 89%.", Full.AnswerOf("load-sweep"));
        Assert.Matches(
            "Throughput kept at capacity unbounded: callbacks 9[0-9.]+% .*, threads 86%", Full.AnswerOf("overload"));
        Assert.Matches(
            "Resident memory per waiting producer at producers 1,000: callbacks .*, threads 23.2 kB",
            Full.AnswerOf("waiting-producers"));
        Assert.Contains("Not measured: threads with producers 1,000,000. ", Full.AnswerOf("waiting-producers"));
    }

    [Fact]
    public void Of_names_the_winner_whichever_it_is()
    {
        var sample = SampleResults.Full;
        var swapped = sample with
        {
            Controls = [],
            Cases = [.. sample.Cases.Where(measured => measured.Scenario == "throughput").Select(Swapped)],
        };

        Assert.StartsWith("Throughput: threads are fastest in ", RunReport.Of(swapped).AnswerOf("throughput"));

        static CaseResult Swapped(CaseResult measured) => measured.Model switch
        {
            "threads" => measured with { Model = "callbacks" },
            "callbacks" => measured with { Model = "threads" },
            _ => measured,
        };
    }

    [Fact]
    public void Of_names_a_single_winner_with_evidence_of_each_other_model()
    {
        var text = Answer(Times(300), Times(100), Times(200));

        Assert.Equal(
            "Throughput: b are fastest; a take 3.00x [3.00, 3.00] as long; c take 2.00x [2.00, 2.00] as long.",
            Plural(text));
    }

    [Fact]
    public void Of_says_that_models_tie_and_who_is_behind_them()
    {
        var text = Answer(Times(300), [100, 108, 93, 106, 95, 101], [101, 94, 107, 96, 104, 99]);

        Assert.StartsWith("Throughput: bs and cs tie; as take ", text);
    }

    [Fact]
    public void Of_says_that_models_are_equal_only_where_all_are_shown_to_be() =>
        Assert.Equal("Throughput: as, bs and cs are equal within 5%.", Answer(Times(100), Times(101), Times(100)));

    [Fact]
    public void Of_says_that_only_one_model_was_measured() =>
        Assert.Equal("Throughput: only as measured: nothing to compare.", Answer(Times(100)));

    [Theory]
    [InlineData(5)]
    [InlineData(2)]
    public void Of_claims_nothing_below_six_rounds(int rounds) => Assert.All(
        RunReport.Of(SampleRun.Create(rounds)).Answers(),
        answer =>
        {
            Assert.Contains("too few rounds", answer.Text);
            Assert.DoesNotContain("fastest", answer.Text);
            Assert.DoesNotContain("as long;", answer.Text);
        });

    [Fact]
    public void Of_says_after_one_round_that_nothing_is_compared() =>
        Assert.Equal(ScenarioWords.OneRound, Assert.Single(RunReport.Of(SampleRun.Create(1)).ShortAnswers()));

    [Fact]
    public void Of_lists_what_is_not_compared_without_ranks_or_ratios()
    {
        Assert.Equal(
            ["model", "time per item", "p10 to p90 of launches", "items per second", "allocated per item"],
            Full.TablesIn("harness")[0].Columns);
        Assert.DoesNotContain(Full.LinesIn("reading"), note => note.Contains("harness", StringComparison.Ordinal));
    }

    private static double[] Times(double time) =>
        [.. Enumerable.Range(0, 6).Select(round => time * (1 + 0.0001 * round))];

    private static string Plural(string text) => text.Replace("as take", "a take", StringComparison.Ordinal)
        .Replace("bs are", "b are", StringComparison.Ordinal).Replace("cs take", "c take", StringComparison.Ordinal);

    /// <summary>The answer where models as, bs, cs took so long in each round.</summary>
    private static string Answer(params double[][] times)
    {
        var names = times.Select((_, place) => $"{(char)('a' + place)}s").ToList();
        var run = SampleResults.Create() with
        {
            Models = [.. names.Select(name => new NamedText(name, name))],
            Cases =
            [
                .. names.Zip(times, (name, all) => new CaseResult(
                    "throughput", new Dictionary<string, string> { ["topology"] = "1:1", ["capacity"] = "1" }, name,
                    [.. all.Select((time, round) => new RoundResult(round + 1, round + 1, [time]))])),
            ],
        };
        return RunReport.Of(run).AnswerOf("throughput");
    }
}
