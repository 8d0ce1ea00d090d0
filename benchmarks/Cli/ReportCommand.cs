using System.CommandLine;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Files;
using ConcurrencyCompare.Reports.Files;
using ConcurrencyCompare.Reports.Runs;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary><c>report</c>: renders results again, or those of several machines side by side; measures
/// nothing.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string[]> Folders = ResultsFolder.Argument("DIR", ArgumentArity.OneOrMore);

    private static readonly Option<string> Output = Options.Path(
        "--output", "The folder for the report (default: of a single run, its own folder).");

    private static readonly Option<string[]> Expected = Options.Names(
        "--expect",
        "The names of folders that should hold results, with commas between: the report names those that are absent.");

    public static Command Create()
    {
        var command = new Command(
            "report",
            $"Renders the report again from {ResultsFile.Name} alone; that of several folders shows them side by side.")
        {
            Folders, Output, Expected,
        };
        command.SetAction(parsed =>
        {
            string[] folders = [.. parsed.GetRequiredValue(Folders).SelectMany(ResultsFolder.WithResults)];
            var expected = parsed.GetValue(Expected) ?? [];
            var isAlone = folders.Length == 1 && expected.Length == 0;
            if (!isAlone && parsed.GetValue(Output) is null)
            {
                throw new UsageException(
                    "a report of several folders needs a folder of its own: give one with --output.");
            }

            foreach (var each in folders) ResultsFolder.Recover(each, parsed.InvocationConfiguration.Output);

            // All of them are read before anything is written.
            var runs = folders.Select(folder => (Folder: Paths.Whole(folder), Results: ResultsFolder.Read(folder)))
                .ToList();
            var output = parsed.GetValue(Output) ?? folders[0];
            if (isAlone && !Paths.IsSame(output, runs[0].Folder))
                RequireNoMoreThere(OutputDirectory.PathOf(output), runs[0].Results);
            var directory = OutputDirectory.Open(output);
            if (isAlone) Write(directory, runs[0].Folder, runs[0].Results);
            else MachinesReport.Write(directory, runs, expected);
            WrittenFiles.Say(parsed.InvocationConfiguration.Output, directory);
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>The results go beside the report, and must not replace more of the same run.</summary>
    private static void RequireNoMoreThere(string directory, RunResults results)
    {
        if (RunJournal.IsIn(directory))
        {
            throw new UsageException(
                $"'{directory}' holds a run that is measuring, or was broken off: choose another folder with "
                    + "--output.");
        }

        if (!File.Exists(Path.Combine(directory, ResultsFile.Name))) return;

        var there = ResultsFolder.Read(directory);
        if (there.IsSameRun(results) && there.Measurements > results.Measurements)
        {
            throw new UsageException(
                $"the {ResultsFile.Name} in '{directory}' is of the same run and holds more of it: "
                + "choose another folder with --output.");
        }
    }

    private static void Write(string directory, string folder, RunResults results) => OutputDirectory.Write(() =>
    {
        var isInPlace = Paths.IsSame(directory, folder);
        // What is in a site is drawn by one at a time.
        using var alone = isInPlace && HistoryFile.IsIn(folder) ? SiteLock.TakeAbove(folder) : null;
        // Whoever had the lock may have published a newer run.
        if (alone is not null) results = ResultsFolder.Read(folder);
        var history = isInPlace && HistoryFile.IsIn(folder)
            ? HistoryFile.Read(folder, MachineClass.Of(results.MeasuredOn))
            : null;
        // What the report is made of belongs beside it, to the byte.
        if (!isInPlace)
        {
            WholeFile.WriteToDisk(
                Path.Combine(directory, ResultsFile.Name), File.ReadAllBytes(Path.Combine(folder, ResultsFile.Name)));
        }

        ReportFolder.Write(directory, RunReport.Of(results, history), results, hasHistory: history is not null);
    });
}
