using System.CommandLine;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary><c>history</c>: adds runs to the history of their class of machine, or draws all histories again.</summary>
internal static class HistoryCommand
{
    private static readonly Argument<string[]> Runs = ResultsFolder.Argument("RUN", ArgumentArity.ZeroOrMore);

    public static Command Create()
    {
        var command = new Command(
            "history", "Adds runs to the history of their class of machine and draws its report again; without a RUN, the whole site.")
        {
            Runs, SiteUpdate.Folder, SiteUpdate.Patience,
        };
        command.SetAction(parsed =>
        {
            var runs = parsed.GetValue(Runs) ?? [];
            SiteUpdate.Execute(parsed, runs, drawsAll: runs.Length == 0);
            return ExitCode.Success;
        });
        return command;
    }
}
