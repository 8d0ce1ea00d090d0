namespace ConcurrencyCompare.Tests.Analysis.Diagnostics;

public class DiagnosisTests
{
    [Fact]
    public void Of_finds_nothing_in_steady_rounds() => Assert.Empty(Diagnose([100, 101, 99, 100.5, 99.5, 100.2]));

    [Fact]
    public void Of_finds_nothing_where_nothing_varies() => Assert.Empty(Diagnose([100, 100, 100, 100, 100, 100]));

    [Fact]
    public void Of_finds_nothing_below_six_rounds() => Assert.Empty(Diagnose([100, 120, 140, 160, 180]));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Of_finds_a_drift_with_its_ends(int direction)
    {
        var found = Assert.Single(
            Diagnose([.. Enumerable.Range(0, 10).Select(round => 100 * Math.Exp(direction * 0.03 * round))]));

        Assert.Equal(FindingKind.Drift, found.Kind);
        Assert.Equal(100, found.From, 6);
        Assert.Equal(100 * Math.Exp(direction * 0.27), found.To, 6);
    }

    [Fact]
    public void Of_leaves_a_drift_below_the_threshold_alone() =>
        Assert.Empty(Diagnose([100, 100.5, 101, 101.5, 102, 102.5, 103, 103.5]));

    [Fact]
    public void Of_finds_a_step_and_the_rounds_after_it()
    {
        var found = Assert.Single(Diagnose([100, 102, 101, 99, 150, 151, 148, 152, 150, 149]));

        Assert.Equal(FindingKind.Step, found.Kind);
        Assert.Equal([5, 6, 7, 8, 9, 10], found.Rounds);
        Assert.Equal((100.5, 150), (Math.Round(found.From, 1), Math.Round(found.To, 1)));
    }

    [Fact]
    public void Of_finds_the_round_that_stands_out()
    {
        var found = Assert.Single(Diagnose([100, 101, 99, 250, 100.5, 99.5, 100.2, 99.8]));

        Assert.Equal(FindingKind.Outlier, found.Kind);
        Assert.Equal([4], found.Rounds);
        Assert.Equal((100, 250), (Math.Round(found.From), Math.Round(found.To)));
    }

    [Fact]
    public void Of_leaves_a_round_alone_that_is_a_little_off() =>
        Assert.Empty(Diagnose([100, 103, 97, 110, 102, 99, 98, 101]));

    [Fact]
    public void Of_finds_two_levels_and_the_rounds_of_the_upper_one()
    {
        // Ten iterations a round; every third process is slow.
        var found = Assert.Single(Diagnosis.Of(Case(
            [.. Enumerable.Range(0, 9).Select(round =>
                Enumerable.Range(0, 10).Select(place => (round % 3 == 1 ? 160.0 : 100.0) + place % 4 + round % 2)
                    .ToArray())]), 0.05));

        Assert.Equal(FindingKind.TwoLevels, found.Kind);
        Assert.Equal([2, 5, 8], found.Rounds);
        Assert.InRange(found.From, 100, 105);
        Assert.InRange(found.To, 160, 165);
    }

    /// <summary>The ten iterations of a launch are one chance: a single launch that is slow throughout is an outlier,
    /// and two that happen to be alike are no regime either.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(6, true)]
    [InlineData(7, false)]
    [InlineData(8, false)]
    public void Of_finds_two_levels_only_where_launches_enough_are_on_both(int slow, bool isFound)
    {
        var found = Diagnosis.Of(Case(
            [.. Enumerable.Range(0, 9).Select(round =>
                Enumerable.Range(0, 10).Select(place => (round * 2 % 9 < slow ? 160.0 : 100.0) + place % 4 + round % 2)
                    .ToArray())]), 0.05);

        Assert.Equal(isFound, found.Any(finding => finding.Kind == FindingKind.TwoLevels));
    }

    [Fact]
    public void Of_finds_a_warmup_that_was_too_short()
    {
        var found = Assert.Single(Diagnosis.Of(
            Case(
                [.. Enumerable.Range(0, 6)
                    .Select(round => new double[] { 118 + round % 3, 100 + round % 3, 101, 99 })]), 0.05));

        Assert.Equal(FindingKind.ColdStart, found.Kind);
        Assert.InRange(found.To / found.From, 1.15, 1.2);
    }

    [Fact]
    public void Of_looks_at_the_median_latency_of_rounds()
    {
        var rounds = Enumerable.Range(1, 6).Select(round => new RoundResult(
            round, round, [200_000_000], null,
            new LatencyDistribution(1_000, 500, 100 + 20 * round, 1_000, "", 1_000)));

        var found = Assert.Single(Diagnosis.Of(Case([]) with { Rounds = [.. rounds] }, 0.05));

        Assert.Equal(FindingKind.Drift, found.Kind);
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6 }, 2 / 720.0)]
    [InlineData(new double[] { 6, 5, 4, 3, 2, 1 }, 2 / 720.0)]
    [InlineData(new double[] { 2, 1, 3, 4, 5, 6 }, 2 * 6 / 720.0)]
    [InlineData(new double[] { 1, 2 }, 1)]
    public void Trend_has_its_exact_probability(double[] values, double expected) =>
        Assert.Equal(expected, RankTrend.PValue(values), 12);

    private static IReadOnlyList<Finding> Diagnose(double[] rounds) =>
        Diagnosis.Of(Case([.. rounds.Select(value => new[] { value, value, value })]), 0.05);

    private static CaseResult Case(double[][] rounds) => new(
        "throughput",
        new Dictionary<string, string>(),
        "callbacks",
        [.. rounds.Select((iterations, round) => new RoundResult(round + 1, round + 1, iterations))]);
}
