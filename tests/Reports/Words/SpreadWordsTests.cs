namespace ConcurrencyCompare.Tests.Reports.Words;

public class SpreadWordsTests
{
    private static readonly double[] Threads = [280, 300, 750, 280, 290, 740, 750, 300];

    [Fact]
    public void Of_says_from_what_to_what_the_least_predictable_first() => Assert.Equal(
        "Map, topology 1:1, work 0 ns: threads 280 to 750 ns, depending on the run; callbacks 20 ns.",
        SpreadWords.Of(JudgedRun.Of(Run(Threads)))?.ToString().Plain());

    [Fact]
    public void Of_names_two_regimes()
    {
        var results = Run([300, 301, 750, 299, 302, 748, 752, 300]);
        var split = results with
        {
            Cases = [.. results.Cases.Select(measured => measured with
            {
                Rounds = [.. measured.Rounds.Select(round => round with
                {
                    NanosecondsPerItem =
                        [.. Enumerable.Range(0, 5).Select(place => round.NanosecondsPerItem[0] * (1 + 0.002 * place))],
                })],
            })],
        };

        Assert.Matches(
            @"callbacks 20 ns\. Two regimes of threads: 30\d ns, and 75\d ns in 3 of 8 launches\.$",
            SpreadWords.Of(JudgedRun.Of(split))?.ToString().Plain());
    }

    [Fact]
    public void Of_says_nothing_of_four_launches_of_models_alike_and_of_no_use()
    {
        Assert.NotNull(SpreadWords.Of(JudgedRun.Of(Run(Threads[..5]))));
        Assert.Null(SpreadWords.Of(JudgedRun.Of(Run(Threads[..4]))));
        Assert.Null(SpreadWords.Of(JudgedRun.Of(Run([300, 301, 299, 300, 301, 299, 300, 301]))));
        var results = Run(Threads);
        Assert.Null(
            SpreadWords.Of(JudgedRun.Of(results with { Scenarios = [results.Scenarios[0] with { Use = null }] })));
    }

    [Fact]
    public void Of_takes_the_first_question_about_a_use_whatever_is_spread_further_later()
    {
        var (first, second) = (Run(Threads), Run([.. Threads.Select(time => time * time)]));
        var both = first with
        {
            Scenarios = [first.Scenarios[0], first.Scenarios[0] with { Name = "second" }],
            Cases = [.. first.Cases, .. second.Cases.Select(measured => measured with { Scenario = "second" })],
        };
        var withoutUse = both with { Scenarios = [both.Scenarios[0] with { Use = null }, both.Scenarios[1]] };

        Assert.StartsWith("Map, ", SpreadWords.Of(JudgedRun.Of(both))?.ToString());
        Assert.StartsWith("Second, ", SpreadWords.Of(JudgedRun.Of(withoutUse))?.ToString());
    }

    [Fact]
    public void Report_has_the_sentence_a_dot_for_each_launch_and_a_table()
    {
        var document = RunReport.Of(Run(Threads));

        var chart = Assert.Single(document.Part("predictability").Blocks.OfType<Pictures>().Single().Charts);
        Assert.Equal(16, chart.Svg.Split("h0").Length - 1);
        var rows = Assert.Single(document.TablesIn("predictability")).Rows.ToList();
        Assert.Equal(["threads", "280 to 750 ns", "2.7x", "515 ns", "8", "-"], rows[0].Texts());
        Assert.Equal("callbacks", rows[1][0].Text);
        Assert.DoesNotContain(RunReport.Of(Run(Threads[..4])).Sections, section => section.Id == "predictability");
    }

    private static RunResults Run(double[] threads)
    {
        var run = new MapRun(threads.Length);
        return run
            .WithCase("1:1", "0 ns", "threads", [.. threads.Select((time, place) => (place + 1, time))])
            .WithCase("1:1", "0 ns", "callbacks", run.Steady("callbacks", 20))
            .Create();
    }
}
