namespace ConcurrencyCompare.Tests.Analysis.Diagnostics;

public class LaunchSpreadTests
{
    [Fact]
    public void Of_says_between_what_launches_lie_whatever_their_order()
    {
        var spread = LaunchSpread.Of(Case([8, 1, 7, 2, 6, 3, 5, 4]))!;

        Assert.Equal(7.0 / 6, spread.Low, 9);
        Assert.Equal(4.5, spread.Center, 9);
        Assert.Equal(47.0 / 6, spread.High, 9);
        Assert.Equal(47.0 / 7, spread.Factor, 9);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], spread.Values);
        Assert.Null(spread.Regimes);
    }

    [Fact]
    public void Of_takes_one_value_a_launch_however_many_iterations_it_has()
    {
        var measured = Case([10, 20, 30, 40, 50]);
        var many = measured with
        {
            Rounds = [.. measured.Rounds.Select(round => round with
            {
                NanosecondsPerItem =
                    [round.NanosecondsPerItem[0] * 0.5, round.NanosecondsPerItem[0], round.NanosecondsPerItem[0] * 1.5],
            })],
        };

        Assert.Equal([10, 20, 30, 40, 50], LaunchSpread.Of(many)!.Values);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Of_says_nothing_of_fewer_than_five_launches(int launches, bool isSaid) =>
        Assert.Equal(
            isSaid,
            LaunchSpread.Of(Case([.. Enumerable.Range(1, launches).Select(value => (double)value)])) is not null);

    [Fact]
    public void Of_names_two_regimes_that_were_found()
    {
        // Five iterations each: fewer values have no modes.
        var launches = Case([100, 300, 101, 302, 99, 301, 100, 100]);
        var measured = launches with
        {
            Rounds = [.. launches.Rounds.Select(round => round with
            {
                NanosecondsPerItem =
                    [.. Enumerable.Range(0, 5).Select(place => round.NanosecondsPerItem[0] * (1 + 0.002 * place))],
            })],
        };
        var found = Diagnosis.Of(measured, 0.05);

        var (fast, slow, slower) = LaunchSpread.Of(measured)!.Among(found).Regimes!.Value;

        Assert.Equal(3, slower);
        Assert.InRange(fast, 100, 102);
        Assert.InRange(slow, 300, 304);
        Assert.Null(LaunchSpread.Of(Case([1, 1, 1, 1, 1]))!.Among(found).Regimes);
    }

    [Fact]
    public void AllOf_has_every_setting_that_is_compared_and_has_launches_enough()
    {
        var run = new MapRun()
            .With("1:1", "0 ns", ("threads", 100), ("callbacks", 20))
            .With("2:2", "0 ns", ("threads", 100), ("callbacks", 20))
            .With("alone", "0 ns", ("threads", 100));
        run.WithCase("few", "0 ns", "threads", run.Steady("threads", 100))
            .WithCase("few", "0 ns", "callbacks", run.Steady("callbacks", 20, to: 4));
        var results = run.Create();

        Assert.Equal(["1:1", "2:2"], SpreadsOf(results).Select(spread => spread.Setting.Parameters["topology"]));
        Assert.Empty(SpreadsOf(results with { Uncompared = ["map"] }));
    }

    [Fact]
    public void MostTelling_takes_of_each_scenario_the_setting_whose_models_differ_most()
    {
        var spreads = SpreadsOf(new MapRun()
            .With("1:1", "0 ns", ("threads", 100), ("callbacks", 20))
            .With("2:2", "0 ns", ("callbacks", 20)).WithWild("2:2", "0 ns", "threads", 100)
            .With("4:4", "0 ns", ("threads", 100), ("callbacks", 20))
            .Create());

        var telling = Assert.Single(SettingSpread.MostTelling(spreads));

        Assert.Equal("2:2", telling.Setting.Parameters["topology"]);
        Assert.Equal(["threads", "callbacks"], telling.Models.Select(model => model.Case.Model));
        Assert.Equal(telling.Models[0].Factor / telling.Models[1].Factor, telling.Contrast, 9);
        Assert.InRange(telling.Contrast, 2, 3);
        Assert.Empty(SettingSpread.MostTelling([.. spreads.Where(spread => spread != telling)]));
    }

    private static IReadOnlyList<SettingSpread> SpreadsOf(RunResults results) =>
        SettingSpread.AllOf(JudgedRun.Of(results).Scenarios, results.Contestants, []);

    private static CaseResult Case(IReadOnlyList<double> values) => new(
        "throughput", new Dictionary<string, string>(), "threads",
        [.. values.Select((value, place) => new RoundResult(place + 1, place + 1, [value]))]);
}
