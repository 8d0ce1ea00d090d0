using BenchmarkDotNet.Configs;

namespace ConcurrencyCompare.Tests.Contestants;

/// <summary>Which models are measured a second time, and where.</summary>
public class ControlTests
{
    [Fact]
    public void Controls_are_a_single_threaded_and_a_threaded_model() =>
        Assert.Equal(
            [("threads-control", "threads", "threads"), ("callbacks-control", "callbacks", "callbacks,iterators")],
            SelectionOf(Profile.Quick, rounds: 6, "threads", "callbacks", "iterators").Controls
                .Select(control => (control.Name, control.Model, string.Join(',', control.Covers))));

    [Fact]
    public void Controls_cover_the_peers_of_their_kind_that_are_measured() =>
        Assert.Equal(
            [("threads-control", "threads,channels"), ("callbacks-control", "callbacks,async")],
            SelectionOf(Profile.Quick, rounds: 6, "threads", "callbacks", "channels", "async").Controls
                .Select(control => (control.Name, string.Join(',', control.Covers))));

    [Fact]
    public void Get_gives_the_model_that_a_control_measures_again() =>
        Assert.Same(Contestant.Get("callbacks"), Contestant.Get("callbacks-control"));

    [Fact]
    public void Quick_measures_controls_in_one_setting_of_throughput_and_of_latency() =>
        Assert.Equal(
            ["latency arrivals poisson, rate 10000/s callbacks-control",
                "latency arrivals poisson, rate 10000/s threads-control",
                "throughput topology 1:1, capacity 1024 callbacks-control",
                "throughput topology 1:1, capacity 1024 threads-control"],
            PlannedControls(Profile.Quick, rounds: 6, "threads", "callbacks", "iterators"));

    [Fact]
    public void A_single_round_needs_no_control() =>
        Assert.Empty(PlannedControls(Profile.Smoke, rounds: 1, "threads", "callbacks", "iterators"));

    [Fact]
    public void Only_models_that_are_measured_are_measured_again() =>
        Assert.Equal(
            ["latency arrivals poisson, rate 10000/s threads-control",
                "throughput topology 1:1, capacity 1024 threads-control"],
            PlannedControls(Profile.Quick, rounds: 2, "threads", "iterators"));

    private static Selection SelectionOf(Profile profile, int rounds, params string[] models) => new(
        profile, rounds, [.. Scenario.All.Where(scenario => scenario.Unasked.Contains(profile))], models, Seed: 1,
        Threshold: 0.05);

    /// <summary>The controls of a round, after a check that all rounds have the same.</summary>
    private static List<string> PlannedControls(Profile profile, int rounds, params string[] models)
    {
        var selection = SelectionOf(profile, rounds, models);
        var byRound = LaunchPlan.Create(selection, ManualConfig.CreateEmpty()).Launches
            .Where(launch => Controls.Find(launch.Model) is not null)
            .GroupBy(
                round => round.Round,
                round => $"{round.Scenario.Name} {round.Setting} {round.Model}",
                (_, planned) => planned.Order(StringComparer.Ordinal).ToList())
            .ToList();
        if (byRound.Count == 0) return [];

        Assert.Equal(rounds, byRound.Count);
        foreach (var planned in byRound) Assert.Equal(byRound[0], planned);
        return byRound[0];
    }
}
