using System.CommandLine;
using ConcurrencyCompare.Benchmarks.Brokers;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.Plugins;
using ConcurrencyCompare.Reports.Documents;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>The commands, and how their failures reach the user: one line, a non-zero exit code, no stack
/// trace.</summary>
internal static class Application
{
    /// <summary>A variable of the environment: with it, what nobody expected comes with the place where it
    /// happened.</summary>
    private const string Trace = "CONCURRENCYCOMPARE_TRACE";

    private const string Version = "--version";

    // As a path, @name is a file's name like any other.
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <returns>The exit code; one of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter error) =>
        Run(args, output, error, LinuxFiles.Here);

    /// <inheritdoc cref="Run(string[], TextWriter, TextWriter)"/>
    /// <param name="args">The command line.</param>
    /// <param name="output">What is asked for.</param>
    /// <param name="error">What is wrong.</param>
    /// <param name="machine">What the machine says of itself.</param>
    internal static int Run(string[] args, TextWriter output, TextWriter error, LinuxFiles machine)
    {
        try
        {
            if (args is [PluginTrial.Command, .. var names]) return PluginTrial.RunHere(names, output);

            PluginOption.Prepare(args, Parsing);
            Contestant.Read();
            var root = CreateRoot(machine);
            var parsed = root.Parse(WithDefaultCommand(root, args), Parsing);
            if (parsed.Errors.Count > 0) throw new UsageException(parsed.Errors[0].Message);
            return parsed.Invoke(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (UsageException wrong)
        {
            return Say(error, wrong.Message, ExitCode.Usage);
        }
        catch (BrokerException failed)
        {
            return Say(error, failed.Message, ExitCode.Failure);
        }
        catch (Exception failed) when (Cause.IsRefusal(failed))
        {
            return Say(error, Cause.Of(failed), ExitCode.Failure);
        }
        catch (Exception unexpected) when (Environment.GetEnvironmentVariable(Trace) is null)
        {
            return Say(
                error,
                $"unexpected {unexpected.GetType().Name}: {unexpected.Message} {Trace}=1 shows where; please "
                    + "report it.",
                ExitCode.Failure);
        }
    }

    private static RootCommand CreateRoot(LinuxFiles machine)
    {
        var root = new RootCommand(
            $"Compares concurrency models at the producer/consumer problem: {string.Join(", ", Contestant.Names)}.")
        {
            BenchmarksCommand.Create(machine),
            DemoCommand.Create(machine),
            ListCommand.Create(),
            DoctorCommand.Create(machine),
            ReportCommand.Create(),
            CompareCommand.Create(machine),
            PublishCommand.Create(),
            ExportCommand.Create(),
            BrokerPartCommand.Create(),
        };
        Help.Install(root);
        return root;
    }

    /// <summary>Without a command, `benchmarks` is meant; the version is that of the suite behind every
    /// command.</summary>
    private static string[] WithDefaultCommand(RootCommand root, string[] args)
    {
        if (args.Contains(Version)) return [Version];

        var isCommand = args.Length > 0 && root.Subcommands.Any(command => command.Name == args[0]);
        if (isCommand || args is ["--help" or "-h" or "-?", ..]) return args;
        if (args is ["help", .. var command]) return [.. command, "--help"];

        // A first word that is no option is a command that does not exist.
        if (args.Length > 0 && !args[0].StartsWith('-'))
        {
            throw new UsageException(
                Choice.Unknown("command", args[0], root.Subcommands.Select(command => command.Name)));
        }

        return [BenchmarksCommand.Name, .. args];
    }

    private static int Say(TextWriter error, string message, int exitCode)
    {
        error.WriteLine("error: " + OneLine.Of(message));
        return exitCode;
    }
}
