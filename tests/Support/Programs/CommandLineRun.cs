namespace ConcurrencyCompare.Tests.Support;

/// <summary>The application, run inside the test: its exit code and what it said.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static CommandLineRun Of(params string[] arguments) => On(LinuxFiles.Here, arguments);

    /// <summary>Runs it, and says what is wrong if it fails.</summary>
    public static CommandLineRun MustDo(params string[] arguments)
    {
        var run = Of(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
        return run;
    }

    /// <summary>Runs it on a machine that says other things of itself.</summary>
    public static CommandLineRun On(LinuxFiles machine, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = Benchmarks.Cli.Application.Run(arguments, output, error, machine);
        return new CommandLineRun(exitCode, output.ToString(), error.ToString());
    }
}
