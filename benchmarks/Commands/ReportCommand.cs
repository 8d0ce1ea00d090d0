using System.CommandLine;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Reports;

namespace ConcurrencyCompare.Benchmarks.Commands;

/// <summary><c>report</c>: renders results again, or those of several machines side by side; measures nothing.</summary>
internal static class ReportCommand
{
    private static readonly Argument<string[]> Folders = new Argument<string[]>("DIR")
    {
        Description = $"Folders that hold a {ResultsFile.Name}; several are shown side by side.",
        Arity = ArgumentArity.OneOrMore,
    }.OfPaths();

    private static readonly Option<string> Output = Options.Path(
        "--output", "The folder for the report; with a single DIR, that folder if it is not given.");

    public static Command Create()
    {
        var command = new Command(
            "report", $"Renders the report again from {ResultsFile.Name} alone; that of several folders shows them side by side.")
        {
            Folders, Output,
        };
        command.SetAction(parsed =>
        {
            var folders = parsed.GetRequiredValue(Folders);
            if (folders.Length > 1 && parsed.GetValue(Output) is null)
                throw new UsageException("a report of several folders needs a folder of its own: give one with --output.");

            foreach (var each in folders) ResultsFolder.Recover(each, parsed.InvocationConfiguration.Output);

            // All of them are read before anything is written.
            var runs = folders.Select(folder => (Folder: Path.GetFullPath(folder), Results: ResultsFolder.Read(folder))).ToList();
            var directory = OutputDirectory.Open(parsed.GetValue(Output) ?? folders[0]);
            if (runs is [var (folder, results)]) Write(directory, folder, results);
            else MergeCommand.Write(directory, runs, expected: []);
            ReportConsole.SayWhere(parsed.InvocationConfiguration.Output, directory);
            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(string directory, string folder, RunResults results) => OutputDirectory.Write(() =>
    {
        var isInPlace = directory == folder;
        var hasHistory = isInPlace && File.Exists(Path.Combine(folder, HistoryFile.Name));
        // What the report is made of belongs beside it, to the byte.
        if (!isInPlace)
        {
            ResultsFile.WriteAtomically(
                Path.Combine(directory, ResultsFile.Name), File.ReadAllText(Path.Combine(folder, ResultsFile.Name)));
        }

        ReportFolder.Write(directory, Report.Of(results, hasHistory ? HistoryFile.Read(folder) : null), results);
    });
}
