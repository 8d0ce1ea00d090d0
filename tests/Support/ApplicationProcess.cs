using System.Diagnostics;
using ConcurrencyCompare.Benchmarks.Planted;

namespace ConcurrencyCompare.Tests.Support;

/// <summary>The application as a user starts it, in a process of its own.</summary>
internal static class ApplicationProcess
{
    /// <summary>The root of the project.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Runs it to its end, as the README says it, at the root: the release build, also when the tests are a debug
    /// build.</summary>
    public static (int ExitCode, string Output, string Error) Run(params string[] arguments) => RunPlanted("", arguments);

    /// <summary>Runs it with defects in its models (<see cref="Plants"/>).</summary>
    public static (int ExitCode, string Output, string Error) RunPlanted(string plants, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["run", "-c", "Release", .. arguments])
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [Plants.Variable] = plants },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ConcurrencyCompare.sln"))) folder = folder.Parent;
        return folder.FullName;
    }
}
