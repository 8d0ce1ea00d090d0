using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Support;

/// <summary>The application as a user starts it, in a process of its own.</summary>
internal static class ApplicationProcess
{
    /// <summary>Runs it to its end, as the README says it, at the root: the release build, also when the tests are a
    /// debug build.</summary>
    public static ProcessRun Run(params string[] arguments) => RunWithFaults("", arguments);

    /// <summary>Runs it with faults in its models (<see cref="FaultInjection"/>).</summary>
    public static ProcessRun RunWithFaults(string faults, params string[] arguments) =>
        RunWith(FaultInjection.Variable, faults, arguments);

    /// <summary>Runs what these tests were built with, in a process of its own: where nothing is built, several may
    /// run at a time.</summary>
    public static ProcessRun RunBuilt(params string[] arguments) => RunBuiltWith("", "", arguments);

    /// <inheritdoc cref="RunBuilt"/>
    /// <param name="variable">A variable of its environment; none, where it is empty.</param>
    /// <param name="value">What it is.</param>
    /// <param name="arguments">The command line.</param>
    public static ProcessRun RunBuiltWith(string variable, string value, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(FaultInjection).Assembly.Location, .. arguments])
        {
            WorkingDirectory = Repository.PathOf(),
            // Open, as on a terminal.
            RedirectStandardInput = true,
        };
        if (variable.Length > 0) start.Environment[variable] = value;
        return ProcessRun.Of(start);
    }

    /// <summary>Runs it with a variable of the environment.</summary>
    public static ProcessRun RunWith(string variable, string value, params string[] arguments) =>
        ProcessRun.Of(new ProcessStartInfo("dotnet", ["run", "-c", "Release", .. arguments])
        {
            WorkingDirectory = Repository.PathOf(),
            Environment = { [variable] = value },
        });
}
