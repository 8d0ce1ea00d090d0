using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Brokers;

/// <summary>The application in a process of its own, as it was built beside these tests.</summary>
internal static class Application
{
    /// <summary>A run that is over soon.</summary>
    public static readonly string[] Short =
        ["--profile", "smoke", "--models", "callbacks", "--scenarios", "round-trip", "--output"];

    /// <summary>Runs it to its end.</summary>
    /// <param name="password">What it gives a broker.</param>
    /// <param name="arguments">Its command line.</param>
    public static ProcessRun Run(string? password, params string[] arguments) =>
        ProcessRun.Of(StartOf(password, arguments));

    public static ProcessStartInfo StartOf(string? password, params string[] arguments) => new(
        DotNetHost.Path, [Path.Combine(AppContext.BaseDirectory, "ConcurrencyCompare.Benchmarks.dll"), .. arguments])
    {
        Environment = { [BrokerAddress.PasswordVariable] = password },
    };

    /// <summary>It says what is wrong in one line, and measures nothing.</summary>
    /// <param name="run">What it did.</param>
    /// <param name="expected">What the line says.</param>
    public static void AssertRefused(ProcessRun run, string expected)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("error: " + expected, run.Error.TrimEnd('\n'));
        Assert.Equal("", run.Output);
    }
}
