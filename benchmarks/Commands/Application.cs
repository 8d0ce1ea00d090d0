using System.CommandLine;

namespace ConcurrencyCompare.Benchmarks.Commands;

/// <summary>The commands, and how their failures reach the user: one line, a non-zero exit code, no stack trace.</summary>
internal static class Application
{
    /// <returns>The exit code; one of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Compares threads, callbacks and iterators at the producer/consumer problem.")
        {
            BenchmarksCommand.Create(),
            DemoCommand.Create(),
            ListCommand.Create(),
            DoctorCommand.Create(),
            ReportCommand.Create(),
            CompareCommand.Create(),
            MergeCommand.Create(),
            HistoryCommand.Create(),
            PublishCommand.Create(),
            ExportCommand.Create(),
        };
        try
        {
            var parsed = root.Parse(WithDefaultCommand(root, args));
            if (parsed.Errors.Count > 0) throw new UsageException(parsed.Errors[0].Message);
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (UsageException wrong)
        {
            error.WriteLine("error: " + wrong.Message);
            return ExitCode.Usage;
        }
    }

    /// <summary>Without a command, `benchmarks` is meant.</summary>
    private static string[] WithDefaultCommand(RootCommand root, string[] args)
    {
        var isCommand = args.Length > 0 && root.Subcommands.Any(command => command.Name == args[0]);
        var isHelp = args is ["--help" or "-h" or "-?" or "--version", ..];
        if (isCommand || isHelp) return args;

        // A first word that is no option is a command that does not exist.
        if (args.Length > 0 && !args[0].StartsWith('-'))
            throw new UsageException(Choice.Unknown("command", args[0], root.Subcommands.Select(command => command.Name)));
        return [BenchmarksCommand.Name, .. args];
    }
}
