using System.CommandLine;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Reports.Files;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary><c>compare</c>: holds a run against another, case by case; measures both where it is told of
/// what.</summary>
internal static class CompareCommand
{
    public const string Name = "compare";

    private static readonly Option<double?> Threshold = Options.Percentage(
        "--threshold",
        "The smallest difference that matters: smaller ones are never called slower or faster (default: 5%).");

    private static readonly Option<string[]> FailOn = Options.Names(
        Gate.Option,
        $"What makes the exit code {ExitCode.Gate}, with commas between: {string.Join(", ", Gate.Names)}.");

    private static readonly Option<string> Output = Options.Path(
        "--output",
        $"A folder for {ComparisonMarkdown.Name} and its data; without it, the console alone. What is measured goes "
            + "there as well, and to results/local/compare without it.");

    public static Command Create(LinuxFiles machine)
    {
        var command = new Command(
            Name,
            "Compares the runs in two folders case by case: what became slower, what faster, and how sure that is. "
                + "With --git or --checkouts instead of folders, two versions are measured first.")
        {
            Threshold, FailOn, Output,
        };
        foreach (var option in CompareVersions.All) command.Add(option);
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(parsed => Run(parsed, command.Options.Select(option => option.Name), machine));
        return command;
    }

    private static int Run(ParseResult parsed, IEnumerable<string> ours, LinuxFiles machine)
    {
        var console = parsed.InvocationConfiguration;
        var measures = CompareVersions.IsAskedFor(parsed);
        var output = parsed.GetValue(Output)
            ?? (measures ? Path.Combine(OutputDirectory.PathOf(null), "compare") : null);
        var comparison = new CompareFolders(
            parsed.GetValue(Threshold) ?? RunSettings.DefaultThreshold, Gate.Of(parsed.GetValue(FailOn)),
            output);

        // Folders or revisions first, then BenchmarkDotNet's options: an argument would take the values of those for
        // itself.
        var words = parsed.UnmatchedTokens.TakeWhile(word => !word.StartsWith('-')).ToList();
        var rest = parsed.UnmatchedTokens.Skip(words.Count).ToList();
        if (measures)
        {
            return CompareVersions.Run(
                parsed, words, BenchmarkDotNetOptions.Parse(rest, ours), OutputDirectory.PathOf(output),
                (first, second) => comparison.Run(first, second, console), ProcessLimits.Read(machine));
        }

        CompareVersions.RefuseOptions(parsed);
        if (rest.Count > 0) throw new UsageException(Choice.Unknown("option", rest[0], ours));
        return words is [var ofBase, var ofNew]
            ? comparison.Run(Paths.Require("BASE", ofBase), Paths.Require("NEW", ofNew), console)
            : throw new UsageException(
                "compare takes two folders with results, or --git or --checkouts to measure first.");
    }
}
