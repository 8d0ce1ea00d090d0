using System.Reflection;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.ConsoleArguments;
using BenchmarkDotNet.ConsoleArguments.ListBenchmarks;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using CommandLine;

namespace ConcurrencyCompare.Benchmarks.Commands;

/// <summary>What of the command line is BenchmarkDotNet's.</summary>
internal sealed class BenchmarkDotNetOptions
{
    private static readonly IReadOnlyList<(OptionAttribute Option, int MostValues)> Known =
    [
        .. typeof(CommandLineOptions).GetProperties()
            .Select(property => (Option: property.GetCustomAttribute<OptionAttribute>(), property.PropertyType))
            .Where(pair => pair.Option is not null)
            .Select(pair => (pair.Option!, MostValues(pair.PropertyType))),
    ];

    private BenchmarkDotNetOptions(string[] arguments, IConfig config, CommandLineOptions options)
    {
        Arguments = arguments;
        Config = config;
        OnlyPrints = options.ListBenchmarkCaseMode != ListBenchmarkCaseMode.Disabled || options.PrintInformation;
    }

    /// <summary>The arguments as they were given.</summary>
    public string[] Arguments { get; }

    /// <summary>What they say.</summary>
    public IConfig Config { get; }

    /// <summary>Whether they ask for a list or information, and for no measurement.</summary>
    public bool OnlyPrints { get; }

    /// <summary>Reads what is left of a command line when our own options are taken out.</summary>
    /// <param name="arguments">The rest.</param>
    /// <param name="ours">The names of our options, for suggestions.</param>
    /// <exception cref="UsageException">Something is neither ours nor BenchmarkDotNet's.</exception>
    public static BenchmarkDotNetOptions Parse(IReadOnlyList<string> arguments, IEnumerable<string> ours)
    {
        RejectUnknown(arguments, ours);

        var words = new AccumulationLogger();
        var (isValid, config, options) = ConfigParser.Parse([.. arguments], words);
        if (!isValid) throw new UsageException(FirstError(words.GetLog()));
        RequireOneFreshProcess(config, options);
        return new BenchmarkDotNetOptions([.. arguments], config, options);
    }

    // A round is one fresh process of each case: intervals come from rounds, and another process of the same round, or none of
    // its own, would be taken for one.
    private static void RequireOneFreshProcess(IConfig config, CommandLineOptions options)
    {
        const string Rounds = "a round is one fresh process of each case";
        foreach (var job in config.GetJobs())
        {
            if (job.Infrastructure.HasValue(InfrastructureMode.ToolchainCharacteristic) && job.Infrastructure.Toolchain.IsInProcess)
                throw new UsageException($"--inProcess: {Rounds}. Leave it out; --profile smoke is the quickest run.");
            if (job.Run.HasValue(RunMode.LaunchCountCharacteristic) && job.Run.LaunchCount != 1)
            {
                var culprit = options.LaunchCount is { } count ? $"--launchCount {count}" : $"--job {options.BaseJob}";
                throw new UsageException(
                    $"{culprit}: {Rounds}, not {job.Run.LaunchCount}. --rounds says how many processes measure a case.");
            }
        }
    }

    // BenchmarkDotNet's parser ignores words that belong to no option; a mistyped command must not start a long run.
    private static void RejectUnknown(IReadOnlyList<string> arguments, IEnumerable<string> ours)
    {
        var valuesLeft = 0;
        foreach (var argument in arguments)
        {
            if (argument.StartsWith('-') && argument.Length > 1)
            {
                var name = argument.Split('=')[0];
                var option = Known.FirstOrDefault(known => Is(known.Option, name));
                if (option.Option is null)
                {
                    var names = ours.Concat(Known.Select(known => "--" + known.Option.LongName));
                    var suggestion = Choice.Closest(name, names) is { } closest
                        ? $"Did you mean '{closest}'?"
                        : "--help shows what there is; BenchmarkDotNet's own options work as well.";
                    throw new UsageException($"unknown option '{name}'. {suggestion}");
                }

                valuesLeft = argument.Contains('=') ? 0 : option.MostValues;
            }
            else if (valuesLeft-- <= 0)
            {
                throw new UsageException($"'{argument}' belongs to no option. --help shows what there is.");
            }
        }
    }

    private static bool Is(OptionAttribute option, string name) =>
        name.Equals("--" + option.LongName, StringComparison.OrdinalIgnoreCase)
        || (option.ShortName.Length > 0 && name.Equals("-" + option.ShortName, StringComparison.OrdinalIgnoreCase));

    private static int MostValues(Type type) =>
        type == typeof(bool) ? 0
        : type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? int.MaxValue
        : 1;

    // Its parser answers with its whole help; the error itself stands behind "ERROR(S):", or alone.
    private static string FirstError(string log)
    {
        var lines = log.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var heading = Array.IndexOf(lines, "ERROR(S):");
        return lines.ElementAtOrDefault(heading + 1) ?? "BenchmarkDotNet does not understand its options.";
    }
}
