using System.CommandLine;
using ConcurrencyCompare.Benchmarks.Contestants.Processes;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>What this program starts itself as with <c>--processes</c>: no command for people.</summary>
internal static class BrokerPartCommand
{
    public static Command Create()
    {
        var command = new Command(PartWorker.Command, "Takes part in runs, as its input says.") { Hidden = true };
        command.SetAction(parsed =>
        {
            PartWorker.Run(Console.In, parsed.InvocationConfiguration.Output);
            return ExitCode.Success;
        });
        return command;
    }
}
