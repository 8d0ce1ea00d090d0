using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.ConsoleArguments;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using CommandLine;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>What of the command line is BenchmarkDotNet's.</summary>
internal sealed partial class BenchmarkDotNetOptions
{
    private static readonly IReadOnlyList<(OptionAttribute Option, PropertyInfo Property)> Known =
    [
        .. typeof(CommandLineOptions).GetProperties()
            .Select(property => (Option: property.GetCustomAttribute<OptionAttribute>(), property))
            .Where(pair => pair.Option is not null)
            .Select(pair => (pair.Option!, pair.property)),
    ];

    private BenchmarkDotNetOptions(string[] arguments, IReadOnlyList<TheirOption> given, IConfig config)
    {
        Arguments = arguments;
        Given = given;
        Config = config;
    }

    /// <summary>The names of all of BenchmarkDotNet's options, without the hyphens.</summary>
    internal static IEnumerable<string> Names => Known.Select(known => known.Option.LongName);

    /// <summary>The arguments as they were given.</summary>
    public string[] Arguments { get; }

    /// <summary>The options among them.</summary>
    public IReadOnlyList<TheirOption> Given { get; }

    /// <summary>What they say.</summary>
    public IConfig Config { get; }

    /// <summary>Whether they ask for a list or information, and for no measurement.</summary>
    public bool OnlyPrints => Given.Any(option => option.Effect == TheirEffect.Prints);

    /// <summary>Reads what is left of a command line when our own options are taken out.</summary>
    /// <param name="arguments">The rest.</param>
    /// <param name="ours">The names of our options, for suggestions.</param>
    /// <exception cref="UsageException">Something is neither ours nor BenchmarkDotNet's, or would not do what it
    /// says.</exception>
    public static BenchmarkDotNetOptions Parse(IReadOnlyList<string> arguments, IEnumerable<string> ours)
    {
        var given = Recognize(arguments, ours);
        if (given.FirstOrDefault(option => option.Effect == TheirEffect.Refused) is { } refused)
            throw new UsageException($"--{refused.Name}: {refused.Text}.");

        var words = new AccumulationLogger();
        var (isValid, config, options) = Read([.. arguments], words);
        if (!isValid) throw new UsageException(FirstError(words.GetLog()));

        RequireValues(given, options);
        RequireOneProcess(config, options);
        return new BenchmarkDotNetOptions([.. arguments], given, config);
    }

    private static (bool IsValid, IConfig Config, CommandLineOptions Options) Read(string[] arguments, ILogger words)
    {
        try
        {
            return ConfigParser.Parse(arguments, words);
        }
        catch (ArgumentException wrong)
        {
            // Some values are looked at only when they are used.
            throw new UsageException($"BenchmarkDotNet does not take its options: {wrong.Message}");
        }
    }

    // BenchmarkDotNet's parser ignores words that belong to no option; a mistyped command must not start a long run.
    private static List<TheirOption> Recognize(IReadOnlyList<string> arguments, IEnumerable<string> ours)
    {
        var given = new List<TheirOption>();
        var valuesLeft = 0;
        foreach (var argument in arguments)
        {
            if (argument.StartsWith('-') && argument.Length > 1)
            {
                var name = argument.Split('=')[0];
                var (option, property) = Known.FirstOrDefault(known => Is(known.Option, name));
                if (option is null)
                {
                    var names = ours.Concat(Names.Select(known => "--" + known));
                    var suggestion = Choice.Closest(name, names) is { } closest
                        ? $"Did you mean '{closest}'?"
                        : "--help shows what there is; BenchmarkDotNet's own options work as well.";
                    throw new UsageException($"unknown option '{name}'. {suggestion}");
                }

                given.Add(TheirOption.Of(option.LongName));
                valuesLeft = argument.Contains('=') ? 0 : MostValues(property.PropertyType);
            }
            else if (valuesLeft-- <= 0)
            {
                throw new UsageException($"'{argument}' belongs to no option. --help shows what there is.");
            }
        }

        return given;
    }

    private static bool Is(OptionAttribute option, string name) =>
        name.Equals("--" + option.LongName, StringComparison.OrdinalIgnoreCase)
        || (option.ShortName.Length > 0 && name.Equals("-" + option.ShortName, StringComparison.OrdinalIgnoreCase));

    private static int MostValues(Type type) =>
        type == typeof(bool) ? 0
        : type != typeof(string) && type.IsAssignableTo(typeof(System.Collections.IEnumerable)) ? int.MaxValue
        : 1;

    /// <summary>What BenchmarkDotNet's parser takes, and would end in the middle of a run.</summary>
    private static void RequireValues(IEnumerable<TheirOption> given, CommandLineOptions options)
    {
        foreach (var option in given.Where(option => option.Least is not null))
        {
            var value = Known.Single(known => known.Option.LongName == option.Name).Property.GetValue(options);
            if (value is null || Convert.ToInt64(value, CultureInfo.InvariantCulture) < option.Least)
                throw new UsageException($"--{option.Name} takes a whole number from {option.Least}, not '{value}'.");
        }

        if (options.EnvironmentVariables.FirstOrDefault(variable => !Variable().IsMatch(variable)) is { } wrong)
            throw new UsageException($"--envVars takes variables as NAME:VALUE, not '{wrong}'.");
    }

    // A round is one fresh process of each case: intervals come from rounds, and another process of the same round
    // would be taken for one.
    private static void RequireOneProcess(IConfig config, CommandLineOptions options)
    {
        foreach (var run in config.GetJobs().Select(job => job.Run))
        {
            if (!run.HasValue(RunMode.LaunchCountCharacteristic) || run.LaunchCount == 1) continue;

            var culprit = options.LaunchCount is { } count ? $"--launchCount {count}" : $"--job {options.BaseJob}";
            throw new UsageException(
                $"{culprit}: {TheirOption.OneProcess}, not {run.LaunchCount}. --rounds says how many processes measure "
                    + "a case.");
        }
    }

    // Its parser answers with its whole help; the error itself stands behind "ERROR(S):", or alone.
    private static string FirstError(string log)
    {
        var lines = log.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var heading = Array.IndexOf(lines, "ERROR(S):");
        return lines.ElementAtOrDefault(heading + 1) ?? "BenchmarkDotNet does not understand its options.";
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.]*:[^\0]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();
}
