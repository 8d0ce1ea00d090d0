using System.CommandLine;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.Machine.Health;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary><c>doctor</c>: whether this machine is fit to measure, a line for each thing that may bend a
/// result.</summary>
internal static class DoctorCommand
{
    /// <summary>Where findings begin, beside how serious they are.</summary>
    private const int Indent = 10;

    /// <param name="files">The machine's.</param>
    public static Command Create(LinuxFiles files)
    {
        var command = new Command(
            "doctor", "Looks at this machine and says what may bend measurements, and what to do.");
        command.SetAction(parsed =>
        {
            var (health, busy) = HealthProbe.Examine(files);
            var output = parsed.InvocationConfiguration.Output;
            foreach (var finding in HealthFinding.AllOf(ThisMachine.Describe(files), health))
                ConsoleReport.WriteLine(output, finding.ToLine(), Indent);

            // Names stay on this screen: results hold none.
            if (busy.Count > 0)
            {
                ConsoleReport.WriteLine(
                    output, $"{new string(' ', Indent)}busy are: {string.Join(", ", busy)}", Indent);
            }
            return ExitCode.Success;
        });
        return command;
    }
}
