using System.Diagnostics;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Toolchains;

namespace ConcurrencyCompare.Benchmarks.Plugins;

/// <summary>Tries plug-ins in a process of its own, before anything follows from them: whatever they do to it, this one
/// goes on, and says what they did.</summary>
/// <remarks>That process says line by line what it begins, so that it is known at what it hung or ended.</remarks>
internal static class PluginTrial
{
    /// <summary>The first argument of that process: no command for users.</summary>
    public const string Command = "try-plugins";

    /// <summary>Making a model is nothing that takes its time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A process starts, and a rule of the contract is checked, in far less, also on a busy machine.</summary>
    private static readonly TimeSpan LongPatience = TimeSpan.FromMinutes(2);

    /// <summary>Who started that process ends it before.</summary>
    private static readonly TimeSpan EndsItself = TimeSpan.FromSeconds(2);

    private const string Passed = "passed ";
    private const string Refused = "refused ";
    private const string Begins = "begins ";
    private const string Takes = "takes ";
    private const string Notes = "notes ";

    /// <summary>Loads them, and makes what they hold.</summary>
    /// <returns>The names of all that they hold.</returns>
    /// <exception cref="UsageException">They cannot be used.</exception>
    public static string Load(IEnumerable<string> files) => Try(static _ => { }, files);

    /// <summary>Holds models to the contract, and runs works.</summary>
    /// <param name="names">The names of what is measured.</param>
    /// <param name="note">Is told what of the contract does not apply, and why.</param>
    /// <exception cref="UsageException">A model breaks a rule, or a work is none.</exception>
    public static void RequireContract(IEnumerable<string> names, Action<string> note) =>
        Try(note, Plugin.Paths, [.. names]);

    /// <summary>That process's side.</summary>
    /// <param name="names">What is held to the contract; nothing where plug-ins are only loaded.</param>
    /// <param name="output">Where it says what happens.</param>
    /// <returns>The exit code.</returns>
    public static int RunHere(IReadOnlyList<string> names, TextWriter output)
    {
        // Whatever a plug-in writes is none of our lines.
        Console.SetOut(TextWriter.Null);
        Console.SetError(TextWriter.Null);
        EndWithParent();
        try
        {
            var plugins = Plugin.Load(what => Say(output, Begins + what));
            PluginExamination.Require(
                plugins, names, what => Say(output, Takes + what), what => Say(output, Notes + what));
            Say(output, Passed + string.Join(',', plugins.SelectMany(plugin => plugin.Names)));
        }
        catch (UsageException refused)
        {
            Say(output, Refused + refused.Message);
        }

        // Whatever processes the plug-in has started, they can be found and ended as long as this one is there.
        Thread.Sleep(EndsItself);
        return ExitCode.Success;
    }

    /// <summary>Whoever started this process waits for it, and is gone once its input ends: what hangs here would hang
    /// for ever.</summary>
    private static void EndWithParent()
    {
        var input = Console.In;
        Console.SetIn(TextReader.Null);
        new Thread(() =>
        {
            input.ReadToEnd();
            Environment.Exit(ExitCode.Interrupted);
        })
        {
            IsBackground = true,
        }.Start();
    }

    private static void Say(TextWriter output, string line)
    {
        // A plug-in may have written to the same file, and not have ended its line.
        output.WriteLine();
        output.WriteLine(line.ReplaceLineEndings(" "));
        output.Flush();
    }

    private static string Try(Action<string> note, IEnumerable<string> files, params string[] names)
    {
        var (variable, paths) = Plugin.Shared(files);
        var start = new ProcessStartInfo(
            DotNetHost.Path, [typeof(PluginTrial).Assembly.Location, Command, .. names])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { [variable] = paths },
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            return Follow(process, error, note);
        }
        finally
        {
            // A plug-in may have left a thread that goes on for ever.
            process.Kill(entireProcessTree: true);
        }
    }

    private static string Follow(Process process, Task<string> error, Action<string> note)
    {
        var (doing, patience) = ("the start", LongPatience);
        while (true)
        {
            var reading = process.StandardOutput.ReadLineAsync();
            if (!reading.Wait(patience))
                throw new UsageException($"plug-in {doing} has not ended after {patience.TotalSeconds:0} s: it hangs.");

            switch (reading.Result)
            {
                case null:
                    process.WaitForExit();
                    throw new UsageException($"plug-in {doing} {EndOf(process.ExitCode, error.Result)}.");
                case var line when line.StartsWith(Passed, StringComparison.Ordinal):
                    return line[Passed.Length..];
                case var line when line.StartsWith(Refused, StringComparison.Ordinal):
                    throw new UsageException(line[Refused.Length..]);
                case var line when line.StartsWith(Begins, StringComparison.Ordinal):
                    (doing, patience) = (line[Begins.Length..], Patience);
                    break;
                case var line when line.StartsWith(Notes, StringComparison.Ordinal):
                    note(line[Notes.Length..]);
                    break;
                case var line when line.StartsWith(Takes, StringComparison.Ordinal):
                    (doing, patience) = (line[Takes.Length..], LongPatience);
                    break;
            }
        }
    }

    private static string EndOf(int exitCode, string error)
    {
        var first = error.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault();
        return first is null
            ? $"ended the process, with exit code {exitCode}"
            : $"crashed the process: {first.TrimEnd('.')}";
    }
}
