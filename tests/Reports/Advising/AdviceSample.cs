using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Runs;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Reports.Advising;

/// <summary>Results in which threads, callbacks and iterators take the given times in each setting, nearly alike in all
/// rounds.</summary>
internal static class AdviceSample
{
    private static readonly string[] Names = ["threads", "callbacks", "iterators"];

    public static Advice? Of(params IReadOnlyList<CaseResult> cases) => Of(Results(6, cases));

    public static Advice? Of(RunResults results) =>
        RunReport.Of(results).AllSections.SelectMany(section => section.Blocks).OfType<Advice>().SingleOrDefault();

    public static RunResults Results(int rounds, params IReadOnlyList<CaseResult> cases) => SampleResults.Create(rounds) with
    {
        Scenarios = [.. cases.Select(measured => measured.Scenario).Distinct().Select(SampleFacts.Of)],
        Models = [.. Names.Select(name => new NamedText(name, $"the model {name}"))],
        Cases = cases,
    };

    /// <summary>The cases of a setting: a time for each model, in nanoseconds; <see langword="null"/> for one that was not
    /// measured.</summary>
    public static IEnumerable<CaseResult> Setting(
        string scenario, string parameter, string value, params IReadOnlyList<double?> times) =>
        Names.Zip(times)
            .Where(pair => pair.Second is not null)
            .Select(pair => new CaseResult(
                scenario,
                parameter.Length == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { [parameter] = value },
                pair.First,
                [.. Enumerable.Range(1, 6).Select(round => new RoundResult(round, round, [pair.Second!.Value * (1 + round / 1_000.0)]))]));
}
