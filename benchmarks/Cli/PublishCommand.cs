using System.CommandLine;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary><c>publish</c>: adds runs to a site, and draws all of it.</summary>
internal static class PublishCommand
{
    private static readonly Argument<string[]> Runs = ResultsFolder.Argument("RUN", ArgumentArity.ZeroOrMore);

    public static Command Create()
    {
        var command = new Command(
            "publish",
            "Adds runs to a site of reports and draws it: a page with its history for each class of machine, and one "
                + "of all above them. Without a RUN, draws the site again.")
        {
            Runs, SiteUpdate.Folder, SiteUpdate.Patience,
        };
        command.SetAction(parsed =>
        {
            var directory = SiteUpdate.Execute(parsed, parsed.GetValue(Runs) ?? []);
            WrittenFiles.Say(parsed.InvocationConfiguration.Output, directory);
            return ExitCode.Success;
        });
        return command;
    }
}
