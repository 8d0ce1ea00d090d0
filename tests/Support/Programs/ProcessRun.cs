using System.Diagnostics;

namespace ConcurrencyCompare.Tests.Support;

/// <summary>A program that ran to its end: its exit code and what it said.</summary>
internal sealed record ProcessRun(int ExitCode, string Output, string Error)
{
    public static ProcessRun Of(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ProcessRun(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>Where a program is on the path; <see langword="null"/> if it is not there.</summary>
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? program + ".exe" : program))
        .FirstOrDefault(File.Exists);
}
