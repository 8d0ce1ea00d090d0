using System.Globalization;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>Something in which two runs differ beside what they measured.</summary>
/// <param name="What">Its name in words.</param>
/// <param name="Base">How it was in the base.</param>
/// <param name="New">How it was in the new run.</param>
/// <param name="ForbidsTimes">Whether times of the two say nothing about each other because of it.</param>
internal sealed record RunDifference(string What, string Base, string New, bool ForbidsTimes);

/// <summary>Finds in what two runs differ beside what they measured.</summary>
internal static class Comparability
{
    private const string NotKnown = "not known";

    /// <summary>All that differs, first what forbids to compare times. The commits are among it wherever one is known,
    /// also when they are the same.</summary>
    public static IReadOnlyList<RunDifference> Of(RunResults baseRun, RunResults newRun)
    {
        return
        [
            .. Differing("processor", run => run.Environment.Processor, forbidsTimes: true),
            .. Differing("architecture", run => run.Environment.Architecture, forbidsTimes: true),
            .. Differing("logical cores", run => Number(run.Environment.LogicalCores), forbidsTimes: true),
            .. Differing("processor time", QuotaOf, forbidsTimes: true),
            .. Differing("operating system", run => SystemName(run.Environment.OperatingSystem), forbidsTimes: true),
            .. Differing("garbage collector", run => run.MeasuredOn.GarbageCollector, forbidsTimes: true),
            .. Differing("profile", run => RunConditions.Of(run).Profile, forbidsTimes: true),
            .. Differing("processors pinned to", run => RunConditions.Of(run).Cpus ?? "all", forbidsTimes: true),
            .. Differing(
                "BenchmarkDotNet's options", run => RunConditions.Of(run).Options ?? "none", forbidsTimes: true),
            .. Known(run => run.Settings.Commit),
            .. Differing("plug-ins", PluginsOf, forbidsTimes: false),
            .. Differing("rounds", run => Number(run.Settings.Rounds), forbidsTimes: false),
            .. SystemName(baseRun.Environment.OperatingSystem) == SystemName(newRun.Environment.OperatingSystem)
                ? Differing(
                    "version of the operating system", run => run.Environment.OperatingSystem, forbidsTimes: false)
                : [],
            .. Differing("runtime", run => run.MeasuredOn.Runtime, forbidsTimes: false),
            .. CompilationOf(baseRun) is not null && CompilationOf(newRun) is not null
                ? Differing("compilation", run => CompilationOf(run)!, forbidsTimes: false)
                : [],
            .. Differing("BenchmarkDotNet", run => run.Environment.BenchmarkDotNet, forbidsTimes: false),
            .. Differing("virtual machine", run => run.Environment.VirtualMachine ?? "none seen", forbidsTimes: false),
        ];

        IEnumerable<RunDifference> Differing(string what, Func<RunResults, string> valueOf, bool forbidsTimes)
        {
            var difference = new RunDifference(what, valueOf(baseRun), valueOf(newRun), forbidsTimes);
            return difference.Base == difference.New ? [] : [difference];
        }

        IEnumerable<RunDifference> Known(Func<RunResults, string?> commitOf) =>
            commitOf(baseRun) is null && commitOf(newRun) is null
                ? []
                : [new RunDifference(
                    "commit", commitOf(baseRun) ?? NotKnown, commitOf(newRun) ?? NotKnown, ForbidsTimes: false)];
    }

    /// <summary>A system's name without its version: <c>Linux Debian GNU/Linux</c>, <c>Windows</c>.</summary>
    internal static string SystemName(string system) => string.Join(
        ' ', system.Split(' ').TakeWhile(word => !word.Any(char.IsAsciiDigit)));

    private static string PluginsOf(RunResults run) => run.Plugins is null
        ? "none"
        : string.Join("; ", run.Plugins.Select(plugin => $"{plugin.File} {plugin.Version}, module {plugin.Module}"));

    private static string? CompilationOf(RunResults run) => RunConditions.Of(run).Compilation;

    private static string QuotaOf(RunResults run) => run.Environment.CpuQuota is { } quota
        ? $"that of {quota.ToString("0.###", CultureInfo.InvariantCulture)} processors"
        : "no limit";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
