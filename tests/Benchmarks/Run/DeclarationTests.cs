using BenchmarkDotNet.Configs;
using ConcurrencyCompare.Tests.Scenarios;

namespace ConcurrencyCompare.Tests.Run;

/// <summary>A scenario that is wrong about itself publishes nothing. That none is,
/// tests/EndToEnd/Runs/EveryScenarioTests.cs sees.</summary>
[Collection(ScenarioRun.Alone)]
public class DeclarationTests
{
    [Fact]
    public void Of_says_what_the_setting_says()
    {
        Assert.Equal(new WorkloadShape(4, 1, 1024), ShapeOf("throughput", "topology 4:1, capacity 1024"));
        Assert.Equal(new WorkloadShape(4, 4), ShapeOf("throughput", "topology 4:4, capacity unbounded"));
        Assert.Equal(new WorkloadShape(1, 1), ShapeOf("latency", "arrivals periodic, rate 1000/s"));
        Assert.Equal(new WorkloadShape(1, 1, Window: 1), ShapeOf("round-trip", ""));
        Assert.Equal(new WorkloadShape(1, 1), ShapeOf("start-up", ""));
        Assert.Null(ShapeOf("start-up", "", "two-threads"));
        Assert.Equal(new WorkloadShape(16, 16), ShapeOf("break-even", "topology 16:16, work 10 us"));
        Assert.Equal(new WorkloadShape(1_000, 1), ShapeOf("blocking", "waiting producers, concurrent 1000, wait 1 ms"));
        Assert.Equal(new WorkloadShape(1, 100), ShapeOf("blocking", "waiting consumers, concurrent 100, wait 0 ns"));
        Assert.Equal(new WorkloadShape(4, 1, 1024), ShapeOf("overload", "capacity 1024"));
        Assert.Equal(new WorkloadShape(1, 1), ShapeOf("load-sweep", "load 80%"));
        Assert.Equal(new WorkloadShape(1_000, 1, 1), ShapeOf("waiting-producers", "producers 1000"));
        Assert.Equal(new WorkloadShape(16, 16, 1024), ShapeOf("oversubscribed", "topology 16:16"));
        Assert.Equal(new WorkloadShape(4, 4, 1024), ShapeOf("one-core", "topology 4:4"));
        Assert.Equal(new WorkloadShape(1, 1), ShapeOf("payloads", "payload reference, capacity unbounded"));
        Assert.Equal(new WorkloadShape(1, 1, 1024), ShapeOf("hand-over", "capacity 1024"));
        Assert.Null(ShapeOf("hand-over", "capacity 1024", "channel"));
        Assert.Equal(new WorkloadShape(1, 1), ShapeOf("idle", "timer never"));
        Assert.Equal(new WorkloadShape(1, 1, 1024), ShapeOf("thread-loops", "limit 1024", "threads"));
        Assert.Equal(new WorkloadShape(1, 1, Window: 1), ShapeOf("thread-loops", "limit round-trip", "threads"));
        Assert.Null(ShapeOf("thread-loops", "limit 1", "expert-loops"));
        Assert.Equal(new WorkloadShape(4, 4, 1), ShapeOf("capacities", "idea callbacks", "4:4-1"));
        Assert.Equal(
            new WorkloadShape(1_000, 1, 1), ShapeOf("scale", "waiting for room, idea callbacks", "1000-producers"));
        Assert.Equal(
            new WorkloadShape(1_000, 1), ShapeOf("scale", "waiting for time, idea callbacks", "1000-producers"));
        Assert.Null(ShapeOf("timers", "pending 1000", "timer-queue"));
    }

    [Fact]
    public void DeniedBy_nothing_where_all_is_as_it_says() => Assert.Null(Pinned.DeniedBy(Seen(Pinned)));

    [Fact]
    public void DeniedBy_what_was_counted_where_a_scenario_declares_other_items()
    {
        // Blocking once declared the items of a producer, and Oversubscribed those of its warm-up.
        var blocking = new Declaration([50, 50], new WorkloadShape(1_000, 1), Cpus: null);
        var oversubscribed = new Declaration([320], new WorkloadShape(4, 4, 1024), Cpus: null);

        Assert.Equal(
            "the scenario declares 50, 50 items for its iterations, and its consumers counted 50,000, 50,000",
            blocking.DeniedBy(Seen(blocking) with { Items = [50_000, 50_000] }));
        Assert.Equal(
            "the scenario declares 320 items for its iterations, and its consumers counted 50,000",
            oversubscribed.DeniedBy(Seen(oversubscribed) with { Items = [50_000] }));
        // A warm-up iteration beside the measured ones, and one that counts nothing.
        Assert.NotNull(oversubscribed.DeniedBy(Seen(oversubscribed) with { Items = [320, 320] }));
        Assert.NotNull(oversubscribed.DeniedBy(Seen(oversubscribed) with { Items = [0] }));
    }

    [Theory]
    [InlineData(2, 1, 1024, null)]
    [InlineData(1, 2, 1024, null)]
    [InlineData(1, 1, 1, null)]
    [InlineData(1, 1, null, null)]
    [InlineData(1, 1, 1024, 1)]
    public void DeniedBy_what_ran_where_it_was_another_workload(
        int producers, int consumers, int? capacity, int? window)
    {
        var declared = new Declaration([10], new WorkloadShape(1, 1, 1024), Cpus: null);
        var other = new WorkloadShape(producers, consumers, capacity, window);

        Assert.Equal(
            $"the setting stands for (1:1, capacity 1024, window unbounded), and what ran was ({other})",
            declared.DeniedBy(Seen(declared) with { Shapes = [other] }));
        Assert.NotNull(declared.DeniedBy(Seen(declared) with { Shapes = [declared.Shape!, other] }));
        Assert.NotNull(declared.DeniedBy(Seen(declared) with { Shapes = [] }));
        Assert.NotNull((declared with { Shape = null }).DeniedBy(Seen(declared)));
    }

    [Fact]
    public void DeniedBy_the_processors_where_one_core_was_to_be_used_and_all_were()
    {
        Assert.Equal("0", Pinned.Cpus);
        Assert.Equal(
            "the process was to run on the processors 0, and could use 0-1",
            Pinned.DeniedBy(Seen(Pinned) with { Cpus = "0-1" }));
    }

    [Fact]
    public void Run_of_another_window_than_the_setting_has_is_seen()
    {
        var round = Planned(
            [Scenario.All.Single(one => one.Name == "round-trip") with { Benchmark = typeof(WindowOfTwo) }])
            .Single(launch => launch.Model == "callbacks");

        var (declared, seen, _) = ScenarioRun.Of(round);

        Assert.Equal(
            "the setting stands for (1:1, capacity unbounded, window 1), and what ran was (1:1, capacity unbounded, "
                + "window 2)",
            declared.DeniedBy(seen));
    }

    [Fact]
    public void DenialOf_refuses_a_process_that_did_not_say_what_it_saw()
    {
        var round = Planned(Scenario.All)[0];

        Assert.Equal(
            "the measured process did not say what it saw",
            Declaration.DenialOf(round, new(1, 1, [1]), ["// AfterAll"]));
    }

    [Fact]
    public void ReadObservation_gives_back_what_was_written()
    {
        var seen = new Observation(
            [10, 11], [new WorkloadShape(4, 1, 1024), new WorkloadShape(1, 1, Window: 1)], "0-1");

        var read = ChildOutput.ReadObservation(["// AfterAll", ChildOutput.LineOf(seen)]);

        Assert.Equal(seen.Items, read!.Items);
        Assert.Equal(seen.Shapes, read.Shapes);
        Assert.Equal(seen.Cpus, read.Cpus);
    }

    /// <summary>Of the first processor alone, whatever its process may use.</summary>
    private static Declaration Pinned => Declaration.Of(
        Planned([Scenario.All.Single(one => one.Name == "one-core")])[0],
        new(1, 1, [1]) { IterationCosts = [new(10, 1, 1, 0, 0, 0, 0, 0)] });

    private static Observation Seen(Declaration declared) =>
        new(declared.Items, declared.Shape is null ? [] : [declared.Shape], declared.Cpus);

    private static WorkloadShape? ShapeOf(string scenario, string setting, string model = "callbacks") =>
        Planned([Scenario.All.Single(one => one.Name == scenario)])
            .Single(launch => (launch.Setting, launch.Model) == (setting, model)) is { } round
                ? round.Scenario.ShapeOf(round)
                : null;

    private static IReadOnlyList<Launch> Planned(IReadOnlyList<Scenario> scenarios) => LaunchPlan.Create(
        new Selection(
            Profile.Full, Rounds: 1, scenarios, ["threads", "callbacks", "iterators"], Seed: 1,
            RunSettings.DefaultThreshold),
        ManualConfig.CreateEmpty()).Launches;
}
