using System.CommandLine;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Benchmarks.Plan;
using ConcurrencyCompare.Benchmarks.Plugins;
using ConcurrencyCompare.Benchmarks.Run;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary><c>--plugin</c>: models and works of one's own. It is read before all else, as everything else knows models
/// by their names.</summary>
internal static class PluginOption
{
    /// <summary>The commands that have it, and what is meant without one.</summary>
    private static readonly string[] Commands = [BenchmarksCommand.Name, "list", "demo"];

    /// <summary>The option.</summary>
    public static Option<string[]> Option { get; } = new("--plugin")
    {
        Description = "Your own models and works: the path of a project (.csproj), which is built first, or of an "
            + "assembly (.dll). May be given several times; docs/plugins.md has an example.",
    };

    /// <summary>What was named, once it was prepared.</summary>
    public static IReadOnlyList<PluginSource> Sources { get; private set; } = [];

    /// <summary>Builds and loads what a command line names.</summary>
    /// <exception cref="UsageException">It cannot be used.</exception>
    public static void Prepare(string[] args, ParserConfiguration parsing)
    {
        Sources = [.. PathsIn(args, parsing).Select(path => Paths.Require(Option.Name, path)).Distinct()
            .Select(PluginSource.Of).DistinctBy(source => source.Assembly)];
        if (Sources.Count == 0)
        {
            Plugin.Share([]);
            return;
        }

        var files = Sources.Select(source => source.Assembly).ToList();
        var names = PluginTrial.Load(files);
        Plugin.Share(files);
        if (names != string.Join(',', Plugin.All.SelectMany(plugin => plugin.Names)))
            throw new UsageException($"plug-in: what is called {names} in one process has other names in the next.");
    }

    /// <summary>Holds what will be measured to the contract, and says where it comes from.</summary>
    /// <param name="selection">What will be measured.</param>
    /// <param name="output">Where it is said what of the contract does not apply.</param>
    /// <exception cref="UsageException">It breaks a rule.</exception>
    public static Selection Examine(Selection selection, TextWriter output)
    {
        var names = selection.Scenarios.Any(scenario => scenario.Benchmark == typeof(RealWork))
            ? selection.Models.Concat(Plugin.AllWorks.Select(work => work.Name)).ToList() : selection.Models;
        var measured = Sources.Zip(Plugin.All).Where(pair => pair.Second.Names.Any(names.Contains)).ToList();
        // All that processes load, as it is part of the code that is measured.
        var all = selection with
        {
            Plugins = Sources.Count == 0
                ? null : [.. Sources.Zip(Plugin.All, SourceRevision.Of)],
        };
        if (measured.Count == 0) return all;

        foreach (var (source, _) in measured)
        {
            if (!PluginAssembly.Read(source.Assembly).IsOptimized)
                throw PluginAssembly.Refusal(source.Assembly, "it is a debug build: build it with -c Release.");
        }

        PluginTrial.RequireContract(
            measured.SelectMany(pair => pair.Second.Names).Where(names.Contains),
            what => output.WriteLine($"note: {what}"));
        return all;
    }

    private static string[] PathsIn(string[] args, ParserConfiguration parsing)
    {
        var isOther = args is [var first, ..] && !first.StartsWith('-') && !Commands.Contains(first);
        if (isOther || args.Any(arg => arg is "--help" or "-h" or "-?" or "--version")) return [];

        var alone = new RootCommand { Option };
        alone.TreatUnmatchedTokensAsErrors = false;
        var parsed = alone.Parse(args, parsing);
        // What is wrong with it is said where everything is read.
        return parsed.Errors.Count > 0 ? [] : parsed.GetValue(Option) ?? [];
    }
}
