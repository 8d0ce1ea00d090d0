using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using ConcurrencyCompare.Benchmarks.Brokers;

namespace ConcurrencyCompare.Benchmarks.Contestants.Processes;

/// <summary>A process of this program that takes part in runs, as the one sees it that has started it.</summary>
/// <remarks>It is kept for the next run, so that its start is in none but the first, which is a warm-up. Its input ends
/// with this process, and then it ends.</remarks>
internal sealed class PartProcess
{
    private static readonly ConcurrentBag<PartProcess> Idle = [];

    private readonly Process _process;

    private PartProcess() => _process = Process.Start(StartOf())!;

    /// <summary>One that has nothing to do.</summary>
    public static PartProcess Take() => Idle.TryTake(out var idle) ? idle : new PartProcess();

    /// <summary>It has nothing to do any more.</summary>
    public void PutBack() => Idle.Add(this);

    /// <summary>It is ended, and nobody will have it.</summary>
    public void End()
    {
        Kill();
        _process.Dispose();
    }

    /// <summary>Ends all that have nothing to do.</summary>
    internal static void EndIdle()
    {
        while (Idle.TryTake(out var idle)) idle.End();
    }

    /// <summary>It is ended, as by somebody else.</summary>
    internal void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Does its part of a run.</summary>
    /// <exception cref="BrokerException">The broker failed, or the process ended.</exception>
    /// <exception cref="OperationCanceledException">Told to stop: it is still at it.</exception>
    public async Task<PartResult> DoAsync(PartJob job, CancellationToken stop)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(job).AsMemory(), stop);
            await _process.StandardInput.FlushAsync(stop);
        }
        catch (IOException)
        {
            throw new BrokerException($"the process of {job.Name} has ended.");
        }

        var line = await _process.StandardOutput.ReadLineAsync(stop)
            ?? throw new BrokerException($"the process of {job.Name} has ended.");
        var result = JsonSerializer.Deserialize<PartResult>(line)!;
        return result.Failure is { } failure ? throw new BrokerException(failure) : result;
    }

    /// <summary>As this process runs: measured ones have another program around the same assemblies.</summary>
    private static ProcessStartInfo StartOf() => new(
        Environment.ProcessPath!,
        [
            "exec", "--runtimeconfig",
            Path.ChangeExtension(Assembly.GetEntryAssembly()!.Location, ".runtimeconfig.json"),
            typeof(PartProcess).Assembly.Location, PartWorker.Command,
        ])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    };
}
