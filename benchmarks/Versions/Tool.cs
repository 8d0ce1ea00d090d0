using System.ComponentModel;
using System.Diagnostics;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Versions;

/// <summary>A program beside ours that was run to its end: <c>git</c> or <c>dotnet</c>.</summary>
internal sealed record Tool(int ExitCode, string Output, string Error)
{
    /// <summary>Runs it.</summary>
    /// <param name="program">Its name, found as shells find it.</param>
    /// <param name="folder">The folder that it works in.</param>
    /// <param name="interruption">Kills it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <exception cref="UsageException">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was killed.</exception>
    public static Tool Run(
        string program, string folder, CancellationToken interruption, params IEnumerable<string> arguments) =>
        Run(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder }, interruption);

    /// <inheritdoc cref="Run(string, string, CancellationToken, IEnumerable{string})"/>
    /// <param name="start">The program, its folder, arguments and environment.</param>
    /// <param name="interruption">Kills it.</param>
    public static Tool Run(ProcessStartInfo start, CancellationToken interruption)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var process = Start(start);
        // Whoever asks a question gets no answer, and ends.
        process.StandardInput.Close();
        using var killing = interruption.Register(() => process.Kill(entireProcessTree: true));
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        interruption.ThrowIfCancellationRequested();
        return new Tool(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception absent)
        {
            throw new UsageException($"{start.FileName} cannot be started: {Cause.Of(absent)}");
        }
    }
}
