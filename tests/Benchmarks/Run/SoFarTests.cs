namespace ConcurrencyCompare.Tests.Run;

public class SoFarTests
{
    private static readonly string[] Models = ["threads", "callbacks", "iterators"];

    private static readonly Launch[] Setting =
        [.. SimulatedRun.Plan(
            Profile.Full, 1, "throughput").Launches.Where(launch => launch.Setting == "topology 1:1, capacity 1024")];

    [Theory]
    [InlineData("callbacks", "callbacks 10x to 30x so far")]
    [InlineData("iterators", "iterators 0.50x to 1.5x so far")]
    // While the first is measured, and where a model is measured again, it is about the second.
    [InlineData("threads", "callbacks 10x to 30x so far")]
    public void Of_gives_the_range_of_the_rounds_against_the_first_model(string next, string expected) =>
        Assert.Equal(expected, SoFar.Of(
            [Case("callbacks", 30, 10, 20), Case("iterators", 600, 200, 400), Case("threads", 300, 300, 400)], Models,
            Next(next)));

    [Fact]
    public void Of_takes_a_single_round_as_it_is() =>
        Assert.Equal(
            "callbacks 15x so far", SoFar.Of([Case("threads", 300), Case("callbacks", 20)], Models, Next("callbacks")));

    [Fact]
    public void Of_is_empty_where_no_round_holds_two_models_of_the_setting()
    {
        CaseResult[] cases =
        [
            Case("threads", 300), Case("callbacks") , Case("iterators", 20) with
            {
                Parameters = new Dictionary<string, string> { ["topology"] = "4:4", ["capacity"] = "1" },
            },
        ];

        Assert.Equal("", SoFar.Of(cases, Models, Next("callbacks")));
        Assert.Equal("", SoFar.Of([], Models, Next("callbacks")));
    }

    [Fact]
    public void Of_is_empty_where_models_do_different_things() => Assert.Equal(
        "",
        SoFar.Of(
            [Case("threads", 300), Case("callbacks", 20)], Models,
            Next("callbacks") with { Scenario = Setting[0].Scenario with { Compares = false } }));

    private static Launch Next(string model) => Setting.Single(launch => launch.Model == model);

    private static CaseResult Case(string model, params double[] times) => new(
        "throughput",
        Setting[0].Parameters,
        model,
        [.. times.Select((time, place) => new RoundResult(place + 1, 1, [time]))]);
}
