using System.CommandLine;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Reports.Comparing;

namespace ConcurrencyCompare.Benchmarks.Commands;

/// <summary><c>compare</c>: holds a run against another, case by case; measures nothing.</summary>
internal static class CompareCommand
{
    private static readonly Argument<string> Base = new("BASE")
    {
        Description = $"The folder of the run that the other is held against, with its {ResultsFile.Name}.",
    };

    private static readonly Argument<string> New = new("NEW")
    {
        Description = $"The folder of the run that may be slower or faster, with its {ResultsFile.Name}.",
    };

    private static readonly Option<double> Threshold = Options.Percentage(
        "--threshold", "The smallest difference that matters; a smaller one is never called slower or faster.",
        RunSettings.DefaultThreshold);

    private static readonly Option<string[]> FailOn = Options.Names(
        Gate.Option, $"What makes the exit code {ExitCode.Gate}, with commas between: {string.Join(", ", Gate.Names)}.");

    private static readonly Option<bool> Ratios = new(FolderComparison.RatiosOption)
    {
        Description = "Compares the ratios between the models of each run instead of times: also between machines.",
    };

    private static readonly Option<string> Output = Options.Text(
        "--output", $"A folder for {ComparisonMarkdown.Name} and its data; without it, the console alone.");

    public static Command Create()
    {
        var command = new Command("compare", "Compares two runs case by case: what became slower, what faster, and how sure that is.")
        {
            Base, New, Threshold, FailOn, Ratios, Output,
        };
        command.SetAction(parsed =>
        {
            var comparison = new FolderComparison(
                parsed.GetValue(Threshold), Gate.Of(parsed.GetValue(FailOn)), parsed.GetValue(Ratios), parsed.GetValue(Output));
            return comparison.Run(parsed.GetRequiredValue(Base), parsed.GetRequiredValue(New), parsed.InvocationConfiguration);
        });
        return command;
    }
}
