namespace ConcurrencyCompare.Tests.Analysis.Curves;

public class BreakEvenPointTests
{
    private static readonly (string Text, double Nanoseconds)[] Amounts =
        [("0 ns", 0), ("100 ns", 100), ("1 us", 1_000), ("10 us", 10_000), ("100 us", 100_000)];

    [Fact]
    public void Of_finds_the_crossing_of_known_costs_with_its_interval()
    {
        // A hand-over of 400 ns and half of the work, against one of 50 ns and all of it: equal at 700 ns of work.
        var point = Assert.Single(PointsOf(Results(handOver: 400, share: 0.5)));

        Assert.Equal(("threads", "callbacks", 100_000), (point.Reference, point.Model, point.MostWork));
        Assert.Equal((6, BreakEvenKind.Crossing, true), (point.Rounds, point.Kind, point.SupportsClaims));
        Assert.Equal(700, point.Work!.Value.Center, 1.0);
        // Threads differ by 2% of 750 ns to each side, and half of the work is the slope: 30 ns.
        Assert.Equal(700 - 30 / 1.02, point.Work.Value.Low, 2.0);
        Assert.Equal(700 + 30 / 0.98, point.Work.Value.High, 2.0);
    }

    [Theory]
    [InlineData(400, 0.5, "threads beat callbacks from ")]
    [InlineData(20, 0.5, "threads beat callbacks with any work, and with none.")]
    [InlineData(400, 1.5, "threads beat callbacks nowhere up to 100 µs of work at each end.")]
    public void Reports_say_where_the_crossing_is(double handOver, double share, string words) =>
        Assert.StartsWith("Break-even: " + words, RunReport.Of(Results(handOver, share)).AnswerOf("break-even"));

    [Fact]
    public void Reports_say_when_no_single_crossing_can_be_told()
    {
        var results = Results(handOver: 400, share: 0.5);
        // With the most work of all, threads are behind again.
        var cases = results.Cases.Select(measured => measured.Model == "callbacks" || measured.Setting != "work 100 us"
            ? measured
            : measured
                with
            {
                Rounds =
                    [.. measured.Rounds.Select(round => round with { NanosecondsPerItem = [2e5 + round.Round] })]
            });

        Assert.Equal(
            "Break-even: no single crossing of threads and callbacks shown up to 100 µs of work at each end.",
            RunReport.Of(results with { Cases = [.. cases] }).AnswerOf("break-even"));
    }

    [Fact]
    public void Reports_say_nothing_of_no_work_where_that_was_not_measured()
    {
        var results = Results(handOver: 20, share: 0.5);

        Assert.Equal(
            "Break-even: threads beat callbacks with 100 ns of work at each end and more.",
            RunReport.Of(results with { Cases = [.. results.Cases.Where(measured => measured.Setting != "work 0 ns")] })
                .AnswerOf("break-even"));
    }

    [Fact]
    public void Of_has_a_crossing_for_each_combination_of_the_other_parameters_and_reports_name_it()
    {
        CaseResult[] cases =
        [
            .. At(Results(handOver: 400, share: 0.5), "2:2"), .. At(Results(handOver: 225, share: 0.5), "4:4"),
            // A combination of one amount has no curve.
            .. At(Results(handOver: 225, share: 0.5), "1:1").Where(measured => measured.Parameters["work"] == "0 ns"),
        ];
        var results = Results(handOver: 400, share: 0.5) with { Cases = cases };

        var points = PointsOf(results);

        Assert.Equal(
            [("2:2", 700.0), ("4:4", 350.0)],
            points.Select(point => (point.Others["topology"], Math.Round(point.Work!.Value.Center))));
        Assert.Matches(
            @"^Break-even: threads beat callbacks from .*700 ns .* \(topology 2:2\); threads beat callbacks from .*350 ns .* \(topology 4:4\)\.$",
            RunReport.Of(results).AnswerOf("break-even"));

        static IEnumerable<CaseResult> At(RunResults results, string topology) =>
            results.Cases.Select(measured => measured with
            {
                Parameters =
                new Dictionary<string, string> { ["topology"] = topology, ["work"] = measured.Parameters["work"] },
            });
    }

    [Fact]
    public void Of_takes_only_rounds_that_hold_every_amount_for_both()
    {
        var results = Results(handOver: 400, share: 0.5, rounds: 8);
        var cases = results.Cases.Select((measured, place) => place is 1 or 7
            ? measured with { Rounds = [.. measured.Rounds.Where(round => round.Round != place)] }
            : measured).ToList();

        // Two of the eight rounds lack an amount of one of the two.
        Assert.Equal(6, Assert.Single(PointsOf(results with { Cases = cases })).Rounds);
    }

    [Fact]
    public void Reports_claim_no_crossing_from_few_rounds() =>
        Assert.Equal(
            "Break-even: too few rounds for a crossing of threads and callbacks.",
            RunReport.Of(Results(handOver: 400, share: 0.5, rounds: 5)).AnswerOf("break-even"));

    [Fact]
    public void Of_leaves_other_scenarios_alone() => Assert.Empty(PointsOf(SampleResults.Create()));

    [Theory]
    [InlineData("0 ns", 0)]
    [InlineData("10 us", 10_000)]
    [InlineData("2 ms", 2_000_000)]
    [InlineData("1500 ns", 1_500)]
    public void WorkAmount_reads_what_it_wrote(string text, int nanoseconds)
    {
        Assert.Equal(text, WorkAmount.Format(nanoseconds));
        Assert.Equal(nanoseconds, WorkAmount.Parse(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10")]
    [InlineData("us")]
    [InlineData("-1 us")]
    [InlineData("1.5 us")]
    [InlineData("10 s us")]
    public void WorkAmount_refuses_what_is_none(string text) =>
        Assert.Throws<FormatException>(() => WorkAmount.Parse(text));

    private static IReadOnlyList<BreakEvenPoint> PointsOf(RunResults results) =>
        [.. results.Scenarios.SelectMany(scenario => BreakEvenPoint.Of(results, scenario))];

    private static RunResults Results(double handOver, double share, int rounds = 6)
    {
        var sample = SampleResults.Create(Math.Min(rounds, 6));
        return sample with
        {
            Scenarios = [SampleFacts.Of("break-even")],
            Cases =
            [
                .. Amounts.Select(
                    amount => Case(amount.Text, "threads", handOver + share * amount.Nanoseconds, rounds)),
                .. Amounts.Select(amount => Case(amount.Text, "callbacks", 50 + amount.Nanoseconds, rounds)),
            ],
        };
    }

    private static CaseResult Case(string work, string model, double nanoseconds, int rounds) => new(
        "break-even",
        new Dictionary<string, string> { ["work"] = work },
        model,
        [.. Enumerable.Range(1, rounds).Select(round => new RoundResult(
            round, round, [nanoseconds * (model == "threads" ? 1 + 0.02 * (round % 3 - 1) : 1)]))]);
}
