using System.CommandLine;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary><c>publish</c>: adds runs to a site, and draws all of it.</summary>
internal static class PublishCommand
{
    private static readonly Argument<string[]> Runs = ResultsFolder.Argument("RUN", ArgumentArity.OneOrMore);

    public static Command Create()
    {
        var command = new Command(
            "publish", "Adds runs to a site of reports: a page with its history for each class of machine, and one of all above them.")
        {
            Runs, SiteUpdate.Folder, SiteUpdate.Patience,
        };
        command.SetAction(parsed =>
        {
            var directory = SiteUpdate.Execute(parsed, parsed.GetRequiredValue(Runs), drawsAll: true);
            ReportConsole.SayWhere(parsed.InvocationConfiguration.Output, directory);
            return ExitCode.Success;
        });
        return command;
    }
}
