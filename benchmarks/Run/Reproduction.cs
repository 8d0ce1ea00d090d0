using System.Globalization;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>The command line that measures the same again.</summary>
internal static class Reproduction
{
    public static string CommandOf(RunResults results)
    {
        var settings = results.Settings;
        List<string> words =
        [
            "dotnet", "run", "-c", "Release", "benchmarks",
            .. results.OwnWork is { } own ? OwnWorkOf(own, settings) : QuestionsOf(results),
        ];
        // Results that do not say what models are made of do not tell them from what they were held against.
        if (results.Manifest.Count > 0)
            words.AddRange(["--models", string.Join(',', results.Contestants.Select(model => model.Name))]);
        words.AddRange((results.Plugins ?? []).SelectMany(plugin => (string[])["--plugin", plugin.File]));
        words.AddRange(
            ["--threshold", (settings.Threshold * 100).ToString("0.####", CultureInfo.InvariantCulture) + "%"]);
        if (settings.Broker is { } broker) words.AddRange(broker.IsOwn ? ["--with-broker"] : ["--broker", "HOST:PORT"]);
        if (settings.Cpus is { } cpus) words.AddRange(["--cpus", cpus]);
        words.AddRange(settings.BenchmarkDotNetOptions ?? []);
        return string.Join(' ', words.Select(Quoted));
    }

    private static IEnumerable<string> QuestionsOf(RunResults results) =>
    [
        "--profile", results.Settings.Profile,
        "--rounds", results.Settings.Rounds.ToString(CultureInfo.InvariantCulture),
        "--scenarios", string.Join(',', results.Scenarios.Select(scenario => scenario.Name)),
    ];

    private static IEnumerable<string> OwnWorkOf(OwnWork own, RunSettings settings) =>
    [
        .. WorkMember.Given(own.Work).SelectMany(given => new[] { "--" + given.Member.Name, given.Text }),
        .. own.Looks is [var rounds]
            ? ["--rounds", rounds.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
        .. settings.BudgetSeconds is { } seconds
            ? ["--budget", seconds.ToString("0.######", CultureInfo.InvariantCulture) + "s"]
            : Array.Empty<string>(),
    ];

    /// <summary>A word as a shell takes it for one, whatever is in it.</summary>
    private static string Quoted(string word) =>
        word.Length > 0
            && word.All(character => char.IsAsciiLetterOrDigit(character) || "-_.,:/=%+".Contains(character))
            ? word
            : "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
