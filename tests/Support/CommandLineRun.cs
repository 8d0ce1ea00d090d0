namespace ConcurrencyCompare.Tests.Support;

/// <summary>The application, run inside the test: its exit code and what it said.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static CommandLineRun Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = Benchmarks.Commands.Application.Run(arguments, output, error);
        return new CommandLineRun(exitCode, output.ToString(), error.ToString());
    }
}
