using System.Text.RegularExpressions;
using BenchmarkDotNet.Attributes;

namespace ConcurrencyCompare.Tests.Scenarios;

/// <summary>Results, histories and links are found by scenario, parameter and model. What stands here does not
/// change.</summary>
public partial class ScenarioKeysTests
{
    private static readonly string[] Frozen =
    [
        "blocking: concurrent, model, wait, waiting",
        "break-even: model, topology, work",
        "capacities: idea, model",
        "hand-over: capacity, model",
        "harness: model",
        "idle: model, timer",
        "known-answers: model",
        "latency: arrivals, model, rate",
        "lateness: model, rate",
        "load-sweep: load, model",
        "one-core: model, topology",
        "overload: capacity, model",
        "oversubscribed: model, topology",
        "payloads: capacity, model, payload",
        "real-work: model, work",
        "round-trip: model",
        "scale: idea, model, waiting",
        "start-up: model",
        "thread-loops: limit, model",
        "throughput: capacity, model, topology",
        "timers: model, pending",
        "waiting-producers: model, producers",
        "your-work: model, workload",
    ];

    private static IEnumerable<Scenario> All =>
    [
        .. Scenario.All, OwnWorkScenario.Of(YourWorkTests.OwnOf("producers 1 consumers 1"), processors: 1),
        RealWork.Of([]),
    ];

    [Fact]
    public void Names_of_scenarios_and_parameters_are_frozen() => Assert.Equal(
        Frozen,
        All.Select(scenario => $"{scenario.Name}: {string.Join(", ", ParametersOf(scenario.Benchmark))}")
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Scenario_class_and_file_share_one_name() => Assert.All(All, scenario =>
    {
        Assert.Equal(scenario.Name, Words().Replace(scenario.Benchmark.Name, "-$0").ToLowerInvariant());
        Assert.Single(Directory.GetFiles(
            Repository.PathOf("benchmarks/Scenarios"), $"{scenario.Benchmark.Name}.cs", SearchOption.AllDirectories));
    });

    private static IEnumerable<string> ParametersOf(Type benchmark) => benchmark.GetProperties()
        .Where(property => property.IsDefined(typeof(ParamsAttribute), inherit: true)
            || property.IsDefined(typeof(ParamsSourceAttribute), inherit: true))
        .Select(property => property.Name.ToLowerInvariant())
        .Order(StringComparer.Ordinal);

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Words();
}
