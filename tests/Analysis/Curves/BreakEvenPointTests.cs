using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Curves;
using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Analysis.Curves;

public class BreakEvenPointTests
{
    private static readonly (string Text, double Nanoseconds)[] Amounts =
        [("0 ns", 0), ("100 ns", 100), ("1 us", 1_000), ("10 us", 10_000), ("100 us", 100_000)];

    [Fact]
    public void CrossingOf_interpolates_between_the_logarithms() =>
        Assert.Equal(1_000, BreakEvenPoint.CrossingOf([(0, -3), (100, -1), (10_000, 1), (100_000, 2)]), 1e-6);

    [Fact]
    public void CrossingOf_interpolates_in_the_work_next_to_none() =>
        Assert.Equal(25, BreakEvenPoint.CrossingOf([(0, -1), (100, 3)]), 1e-9);

    [Fact]
    public void CrossingOf_is_zero_when_the_reference_is_ahead_from_the_start() =>
        Assert.Equal(0, BreakEvenPoint.CrossingOf([(0, 0.1), (100, 1)]));

    [Fact]
    public void CrossingOf_is_infinite_when_the_reference_is_not_ahead_at_the_end() =>
        Assert.Equal(double.PositiveInfinity, BreakEvenPoint.CrossingOf([(0, -1), (100, 0.1), (1_000, 0)]));

    [Fact]
    public void CrossingOf_takes_the_last_of_several_crossings() =>
        Assert.InRange(BreakEvenPoint.CrossingOf([(0, -1), (100, 0.1), (1_000, -0.1), (10_000, 1)]), 1_000, 10_000);

    [Fact]
    public void AllOf_finds_the_crossing_of_known_costs_with_its_interval()
    {
        // A hand-over of 400 ns and half of the work, against one of 50 ns and all of it: equal at 700 ns of work.
        var point = Assert.Single(BreakEvenPoint.AllOf(Results(handOver: 400, share: 0.5)));

        Assert.Equal(("break-even", "threads", "callbacks", 100_000), (point.Scenario, point.Reference, point.Model, point.MostWork));
        Assert.Equal(6, point.Crossings.Count);
        // Between two measured amounts the curve is a guess.
        Assert.InRange(point.Work!.Value.Center, 600, 900);
        Assert.True(point.Work.Value is { SupportsClaims: true, Low: > 500, High: < 1_000 }, $"{point.Work}");
    }

    [Theory]
    [InlineData(400, 0.5, "threads faster from ")]
    [InlineData(20, 0.5, "threads faster from the start, without any work.")]
    [InlineData(400, 1.5, "no crossing up to 100 µs of work at each end.")]
    public void Reports_say_where_the_crossing_is(double handOver, double share, string words)
    {
        var answers = Report.Of(Results(handOver, share)).Answers;

        Assert.Contains(answers, answer => answer.StartsWith("Break-even, threads against callbacks: " + words, StringComparison.Ordinal));
    }

    [Fact]
    public void Reports_say_when_only_some_rounds_cross()
    {
        var results = Results(handOver: 400, share: 0.5);
        // In one round the threads get nothing from the work.
        var cases = results.Cases.Select(measured => measured.Model == "callbacks"
            ? measured
            : measured with
            {
                Rounds = [measured.Rounds[0] with { NanosecondsPerItem = [1e9] }, .. measured.Rounds.Skip(1)],
            });

        Assert.Contains(
            "Break-even, threads against callbacks: undecided, a crossing between no work and 100 µs in 5 of 6 rounds.",
            Report.Of(results with { Cases = [.. cases] }).Answers);
    }

    [Fact]
    public void Reports_claim_no_crossing_from_few_rounds() =>
        Assert.Contains(
            "Break-even, threads against callbacks: too few rounds for a crossing point.",
            Report.Of(Results(handOver: 400, share: 0.5, rounds: 5)).Answers);

    [Fact]
    public void AllOf_leaves_other_scenarios_alone() => Assert.Empty(BreakEvenPoint.AllOf(SampleResults.Create()));

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

    private static RunResults Results(double handOver, double share, int rounds = 6)
    {
        var sample = SampleResults.Create(rounds);
        return sample with
        {
            Scenarios = [new NamedText("break-even", "how much work?")],
            Cases =
            [
                .. Amounts.Select(amount => Case(amount.Text, "threads", handOver + share * amount.Nanoseconds, rounds)),
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
