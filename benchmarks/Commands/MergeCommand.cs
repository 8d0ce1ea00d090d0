using System.CommandLine;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Reports;

namespace ConcurrencyCompare.Benchmarks.Commands;

/// <summary><c>merge</c>: the results of several machines side by side in one report.</summary>
internal static class MergeCommand
{
    private static readonly Argument<string[]> Runs = ResultsFolder.Argument("RUN", ArgumentArity.OneOrMore);

    private static readonly Option<string> Output = Options.Path("--output", "The folder for the report.");

    private static readonly Option<string[]> Expected = Options.Names(
        "--expect", "The names of folders that should hold results, with commas between: the report names those that are absent.");

    public static Command Create()
    {
        Output.Required = true;
        var command = new Command("merge", "Shows the results of several machines side by side in one report.")
        {
            Runs, Output, Expected,
        };
        command.SetAction(parsed =>
        {
            // All of them are read before anything is written.
            var runs = ResultsFolder.ReadAll(parsed.GetRequiredValue(Runs));
            var directory = OutputDirectory.Open(parsed.GetRequiredValue(Output));
            Write(directory, runs, parsed.GetValue(Expected) ?? []);
            ReportConsole.SayWhere(parsed.InvocationConfiguration.Output, directory);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>Writes the report of several runs.</summary>
    /// <param name="directory">An existing directory.</param>
    /// <param name="runs">The folder of each run, and the run.</param>
    /// <param name="expected">The names of folders that should be among them.</param>
    /// <exception cref="UsageException">The report cannot be written.</exception>
    public static void Write(
        string directory, IReadOnlyList<(string Folder, RunResults Results)> runs, IReadOnlyList<string> expected)
    {
        var report = SideBySide.Of(MachineLabels.Of(runs));
        var absent = expected.Except(runs.Select(run => Path.GetFileName(run.Folder)));
        OutputDirectory.Write(() => ReportFolder.Write(directory, report with
        {
            Missing = [.. absent.Select(name => $"{name}: no results"), .. report.Missing],
        }));
    }
}
