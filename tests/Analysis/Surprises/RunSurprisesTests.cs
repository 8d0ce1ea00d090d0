namespace ConcurrencyCompare.Tests.Analysis.Surprises;

public class RunSurprisesTests
{
    private const int Rounds = 8;

    // 2 settings on one core; 4 topologies with 2 bounds; 3 bounds with 2 pairs of consumers, and of producers; 2
    // latencies; 18 settings.
    private const int Asked = 3 * 2 + 3 * 8 + 3 * 6 + 3 * 6 + 3 * 2 + 2 * 18;

    [Fact]
    public void Of_finds_nothing_among_equals_and_says_how_much_was_asked()
    {
        var surprises = Of(new AskedRuns(Rounds, seed: 1).Create());

        Assert.Empty(surprises.Found);
        Assert.Equal(Asked, surprises.Asked);
    }

    [Fact]
    public void Of_finds_a_model_that_is_faster_on_one_core_than_on_all()
    {
        var surprise = Only(new AskedRuns(Rounds, seed: 1)
        {
            Time = (scenario, setting, model) =>
                (scenario, model) == ("oversubscribed", "threads") ? setting == "topology 4:4" ? 2 : 3 : 1,
        });

        Assert.Equal((SurpriseKind.OneCoreIsFaster, "threads", null), (surprise.Kind, surprise.Model, surprise.Other));
        Assert.Equal((2, 2), (surprise.Hits.Count, surprise.Asked));
        Assert.Equal(2, surprise.Range.Least, 0.1);
        Assert.Equal(3, surprise.Range.Most, 0.1);
        Assert.Equal(
            ("one-core", "oversubscribed"), (surprise.Greatest.Case.Scenario, surprise.Greatest.Other.Scenario));
        Assert.Equal("topology 16:16", surprise.Greatest.Case.Setting);
        Assert.True(surprise.Greatest.Ratio.Covers(3));
        Assert.Null(surprise.Greatest.Won);
    }

    [Fact]
    public void Of_is_not_surprised_by_what_is_faster_on_all_cores() => Assert.Empty(Of(new AskedRuns(Rounds, seed: 1)
    {
        Time = (scenario, _, _) => scenario == "oversubscribed" ? 0.5 : 1,
    }.Create()).Found);

    [Fact]
    public void Of_knows_a_partner_by_the_facts_and_not_by_its_name()
    {
        var results = new AskedRuns(
            Rounds, seed: 1)
        { Time = (scenario, _, _) => scenario == "oversubscribed" ? 2 : 1 }.Create();
        RunResults With(string? partner) => results with
        {
            Scenarios =
                [.. results.Scenarios.Select(
                    facts => facts.Name == "one-core" ? facts with { OnAllCores = partner } : facts)],
        };

        Assert.Equal(3, Of(With("oversubscribed")).Found.Count);
        Assert.Empty(Of(With(null)).Found);
        Assert.Empty(Of(With("of another run")).Found);
        Assert.Empty(Of(With("one-core")).Found);
    }

    [Fact]
    public void Of_finds_a_bound_that_costs_and_expects_nothing_of_one_for_a_single_item()
    {
        var surprise = Only(new AskedRuns(Rounds, seed: 1)
        {
            Time = (_, setting, model) =>
                model != "iterators" ? 1 : setting.EndsWith("1024", StringComparison.Ordinal) ? 1.5
                : setting.EndsWith("capacity 1", StringComparison.Ordinal) ? 4 : 1,
        });

        Assert.Equal(
            (SurpriseKind.BoundCosts, "iterators", 4, 4),
            (surprise.Kind, surprise.Model, surprise.Hits.Count, surprise.Asked));
        Assert.All(surprise.Hits, hit =>
        {
            Assert.Equal("unbounded", hit.Case.Parameters["capacity"]);
            Assert.Equal("1024", hit.Other.Parameters["capacity"]);
            Assert.Equal(1.5, hit.Ratio.Center, 0.05);
        });
    }

    [Fact]
    public void Of_finds_a_bound_that_helps_even_one_for_a_single_item()
    {
        var surprise = Only(new AskedRuns(Rounds, seed: 1)
        {
            Time = (_, setting, model) =>
                model == "threads" && setting.EndsWith("unbounded", StringComparison.Ordinal) ? 1.5 : 1,
        });

        Assert.Equal((SurpriseKind.BoundHelps, 8, 8), (surprise.Kind, surprise.Hits.Count, surprise.Asked));
        Assert.Equal("unbounded", surprise.Greatest.Other.Parameters["capacity"]);
    }

    [Theory]
    [InlineData("1:4", "4:4", SurpriseKind.MoreConsumersSlow)]
    [InlineData("4:1", "4:4", SurpriseKind.MoreProducersSlow)]
    public void Of_finds_participants_that_slow_a_queue_down(string slow, string alike, object kind)
    {
        var surprise = Only(new AskedRuns(Rounds, seed: 1)
        {
            Time = (scenario, setting, model) => scenario == "throughput" && model == "callbacks"
                && (setting.Contains(slow, StringComparison.Ordinal)
                    || setting.Contains(alike, StringComparison.Ordinal)) ? 1.4 : 1,
        });

        Assert.Equal((kind, "callbacks", 6, 6), (surprise.Kind, surprise.Model, surprise.Hits.Count, surprise.Asked));
        Assert.Equal(surprise.Greatest.Case.Parameters["capacity"], surprise.Greatest.Other.Parameters["capacity"]);
        Assert.Equal(1.4, surprise.Range.Most, 0.05);
    }

    [Fact]
    public void Of_finds_who_wins_the_median_and_loses_the_tail()
    {
        var surprises = Of(new AskedRuns(Rounds, seed: 1)
        {
            Time = (scenario, _, model) => (scenario, model) == ("latency", "iterators") ? 0.5 : 1,
            Tail = model => model == "iterators" ? 12 : 3,
        }.Create()).Found;

        Assert.Equal(
            ["callbacks", "threads"], surprises.Select(surprise => surprise.Other!).Order(StringComparer.Ordinal));
        Assert.All(surprises, surprise =>
        {
            Assert.Equal(
                (SurpriseKind.TailIsLost, "iterators", 2, 2),
                (surprise.Kind, surprise.Model, surprise.Hits.Count, surprise.Asked));
            Assert.Equal(2, surprise.Greatest.Won!.Value.Center, 0.1);
            // Half of the median, twelve times of it against three.
            Assert.Equal(2, surprise.Greatest.Ratio.Center, 0.1);
        });
    }

    [Fact]
    public void Of_is_not_surprised_by_a_tail_alone() => Assert.Empty(
        Of(new AskedRuns(Rounds, seed: 1) { Tail = model => model == "iterators" ? 12 : 3 }.Create()).Found);

    [Theory]
    [InlineData(3, true)]
    [InlineData(1.6, false)]
    public void Of_finds_processor_time_that_outweighs_the_time_won(double processors, bool isFound)
    {
        // Threads take half the time. A case keeps so many processors busy for a time of its own: 1.5 or 0.8 times as
        // much in all.
        var found = Of(new AskedRuns(Rounds, seed: 1)
        {
            Time = (scenario, _, model) => scenario == "throughput" && model == "threads" ? 0.5 : 1,
            Processors = model => model == "threads" ? 2 * processors : 1,
        }.Create()).Found;

        Assert.Equal(
            isFound ? ["callbacks", "iterators"] : [],
            found.Select(surprise => surprise.Other!).Order(StringComparer.Ordinal));
        Assert.AllIfAny(found, surprise =>
        {
            Assert.Equal(
                (SurpriseKind.ProcessorTimeOutweighs, "threads", 12, 18),
                (surprise.Kind, surprise.Model, surprise.Hits.Count, surprise.Asked));
            Assert.Equal(2, surprise.Greatest.Won!.Value.Center, 0.1);
            Assert.Equal(3, surprise.Greatest.Ratio.Center, 0.15);
        });
    }

    [Fact]
    public void Of_asks_nothing_about_the_processor_time_of_two_models_on_the_calling_thread()
    {
        var results = new AskedRuns(Rounds, seed: 1).Create();

        // Without threads: on one core, bounds, consumers, producers, and tails.
        Assert.Equal(2 * (2 + 8 + 6 + 6) + 2, Of(results with { Manifest = [.. results.Manifest.Skip(1)] }).Asked);
    }

    [Fact]
    public void Of_asks_nothing_without_rounds_enough()
    {
        var surprises = Of(
            new AskedRuns(rounds: 5, seed: 1) { Time = (_, _, model) => model == "threads" ? 9 : 1 }.Create());

        Assert.Empty(surprises.Found);
        Assert.Equal(0, surprises.Asked);
    }

    [Fact]
    public void Of_asks_nothing_of_scenarios_without_a_use_of_peers_and_of_what_is_only_listed()
    {
        var results = new AskedRuns(Rounds, seed: 1).Create();

        Assert.Equal(
            0, Of(
                results with { Scenarios = [.. results.Scenarios.Select(facts => facts with { Use = null })] }).Asked);
        Assert.Equal(0, Of(results with { Uncompared = [.. results.Scenarios.Select(facts => facts.Name)] }).Asked);
        Assert.Equal(
            0, Of(
                results with { Manifest = [.. results.Manifest.Select(entry => entry with { IsPeer = true })] }).Asked);
        Assert.Equal(0, Of(results with { Cases = [] }).Asked);
    }

    [Fact]
    public void Of_takes_nothing_for_a_surprise_that_an_offset_may_be()
    {
        var results = new AskedRuns(Rounds, seed: 1)
        {
            Time = (scenario, _, model) => (scenario, model) == ("oversubscribed", "threads") ? 1.3 : 1,
        }.Create();
        var again = results.Cases.Where(measured => measured is { Scenario: "one-core", Model: "threads" })
            .Select(measured => measured with
            {
                Model = "threads-control",
                Rounds =
                    [.. measured.Rounds.Select(
                        round => round with { NanosecondsPerItem = [1.5 * round.NanosecondsPerItem[0]] })],
            });
        var controlled = results with
        {
            Cases = [.. results.Cases, .. again],
            Controls = [new ControlModel("threads-control", "threads", ["threads"])],
        };

        Assert.Single(Of(results).Found);
        Assert.Empty(Of(controlled).Found);
    }

    private static Surprise Only(AskedRuns run) => Assert.Single(Of(run.Create()).Found);

    private static RunSurprises Of(RunResults results) => RunSurprises.Of(results, AaControls.Of(results));
}
