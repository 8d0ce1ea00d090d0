namespace ConcurrencyCompare.Tests.Analysis.History;

public class CaseTrendTests
{
    private static readonly IReadOnlyList<HistoryEntry> Runs = SampleHistory.Of(SampleResults.Create(), 30).Runs;

    private static readonly CaseKey Changed = new("throughput", "topology 1:1, capacity 1024", "threads");

    [Fact]
    public void AllOf_finds_where_a_case_changed_and_by_how_much()
    {
        var trends = CaseTrend.AllOf(Runs);

        var change = Assert.Single(trends.Single(trend => trend.Case == Changed).Changes);
        Assert.Equal(SampleHistory.ChangedRun, change.Run);
        Assert.True(change.Slowdown.Covers(1.15));
        Assert.All(trends.Where(trend => trend.Case != Changed), trend => Assert.Empty(trend.Changes));
    }

    [Fact]
    public void AllOf_finds_several_changes_and_holds_the_last_level_against_the_first()
    {
        // Back again from the 23rd run on.
        var runs = Runs.Concat(
            Runs.Take(8)
                .Select((run, place) => run with { StartedUtc = Runs[^1].StartedUtc.AddDays(7 * (place + 1)) }));

        var trend = CaseTrend.AllOf([.. runs]).Single(trend => trend.Case == Changed);

        Assert.Equal([15, 31], trend.Changes.Select(change => change.Run));
        Assert.True(trend.Changes[0].Slowdown.Low > 1.05 && trend.Changes[1].Slowdown.High < 1 / 1.05);
        Assert.True(trend.SinceFirst!.Value.Covers(1));
    }

    [Fact]
    public void AllOf_takes_runs_that_lack_a_case()
    {
        var runs = Runs.Select((run, place) => place % 7 == 3 ? run with { Values = Without(run, Changed) } : run)
            .ToList();

        var trend = CaseTrend.AllOf(runs).Single(trend => trend.Case == Changed);

        Assert.Equal(26, trend.Points.Count);
        Assert.DoesNotContain(trend.Points, point => point.Run == 4);
        Assert.InRange(Assert.Single(trend.Changes).Run, 14, 16);
    }

    [Fact]
    public void AllOf_leaves_out_cases_that_the_last_run_lacks() =>
        Assert.Equal(
            3, CaseTrend.AllOf([.. Runs.Take(29), Runs[^1] with { Values = Without(Runs[^1], Changed) }]).Count);

    [Fact]
    public void AllOf_finds_nothing_in_too_few_runs()
    {
        Assert.Empty(CaseTrend.AllOf([]));
        Assert.All(CaseTrend.AllOf([Runs[0]]), trend => Assert.Empty(trend.Changes));
        Assert.All(CaseTrend.AllOf([.. Runs.Skip(9).Take(11)]), trend => Assert.Empty(trend.Changes));
    }

    [Theory]
    [InlineData(1, 12)]
    [InlineData(4, 12)]
    [InlineData(18, 17)]
    [InlineData(180, 22)]
    public void LeastHistory_grows_with_the_cases(int cases, int expected) =>
        Assert.Equal(expected, CaseTrend.LeastHistory(cases));

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    public void LeastHistory_is_what_it_takes(int cases)
    {
        Assert.Equal(1, Found(CaseTrend.LeastHistory(cases)));
        Assert.Equal(0, Found(CaseTrend.LeastHistory(cases) - 1));

        int Found(int runs)
        {
            var random = new Random(1);
            var series = Enumerable.Range(0, cases)
                .Select(place => Enumerable.Range(0, runs)
                    .Select(run => 0.001 * Noise.Normal(random) + (place == 0 && run >= runs / 2 ? 1 : 0))
                    .ToArray())
                .ToList();
            return ChangePoints.Of(series, CaseTrend.LeastRuns, CaseTrend.Threshold, 0.01)
                .Sum(changes => changes.Count);
        }
    }

    private static Dictionary<CaseKey, Estimate> Without(HistoryEntry run, CaseKey key) =>
        run.Values.Where(value => value.Key != key).ToDictionary();
}
