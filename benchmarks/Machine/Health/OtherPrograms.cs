using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Benchmarks.Machine.Health;

/// <summary>What programs beside this one do with the machine.</summary>
/// <param name="Share">The share of the machine's processor time that they use, 0 to 1.</param>
/// <param name="Busy">Those that use more than a tenth of a core, the busiest first.</param>
internal sealed record OtherPrograms(double Share, IReadOnlyList<BusyProgram> Busy)
{
    private const double BusyCores = 0.1;

    /// <summary>Watches until they leave the machine alone, for some windows at most.</summary>
    /// <remarks>What started this program may still be busy with that: it ends before anything is measured.</remarks>
    /// <returns>What was seen in the last window.</returns>
    public static OtherPrograms WatchUntilQuiet(LinuxFiles files, TimeSpan window, int mostWindows)
    {
        var seen = Watch(files, window);
        for (var i = 1; i < mostWindows && seen.Share > RoundHealth.ForeignLimit; i++) seen = Watch(files, window);
        return seen;
    }

    /// <summary>Watches for a while.</summary>
    public static OtherPrograms Watch(LinuxFiles files, TimeSpan window)
    {
        var cpus = Affinity.Of(files);
        var before = TimeOfEach();
        var machine = CpuTimes.Read(files, cpus);
        var own = ResourceUsage.OfSelf().Cpu;
        var clock = Stopwatch.StartNew();
        Thread.Sleep(window);
        var elapsed = clock.Elapsed;
        own = ResourceUsage.OfSelf().Cpu - own;
        var whole = CpuTimes.Read(files, cpus);

        var programs = TimeOfEach()
            .Where(program => before.ContainsKey(program.Key))
            .Select(program => new BusyProgram(program.Key.Name, (program.Value - before[program.Key]) / elapsed))
            .ToList();
        // The machine's own count has the programs that come and go in between, too.
        var share = machine is not null && whole is not null
            ? (whole - machine).ForeignShare(own)
            : programs.Sum(program => program.Cores) / (cpus?.Count ?? Environment.ProcessorCount);
        return new OtherPrograms(
            Math.Round(Math.Min(share, 1), 3),
            [.. programs.Where(program => program.Cores > BusyCores).OrderByDescending(program => program.Cores)]);
    }

    private static Dictionary<(int Id, string Name), TimeSpan> TimeOfEach()
    {
        var times = new Dictionary<(int, string), TimeSpan>();
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (process.Id == Environment.ProcessId) continue;
                try
                {
                    times[(process.Id, process.ProcessName)] = process.TotalProcessorTime;
                }
                catch (
                    Exception gone) when (gone is Win32Exception or InvalidOperationException or NotSupportedException)
                {
                    // It has ended, or the system keeps it to itself.
                }
            }
        }

        return times;
    }
}

/// <summary>A program that works.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Cores">How many cores it keeps busy.</param>
internal sealed record BusyProgram(string Name, double Cores)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} ({Cores:0.0} cores)");
}
