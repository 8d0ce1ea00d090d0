using System.Text.RegularExpressions;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>Models and works of other assemblies: measured beside ours, without a change of this code.</summary>
/// <remarks>
/// <c>--plugin</c> names them. The program that was asked hands their paths on, to itself and to all processes that it
/// starts, through the environment: each of them loads what it finds there.
/// </remarks>
/// <param name="File">The assembly's whole path.</param>
/// <param name="Models">Its models, in the order of their classes' names.</param>
/// <param name="Works">Its works, in the same order.</param>
internal sealed partial record Plugin(
    string File, IReadOnlyList<IConcurrencyModel> Models, IReadOnlyList<LoadedWork> Works)
{
    private const string Variable = "CONCURRENCYCOMPARE_PLUGINS";

    /// <summary>No path that is taken has it.</summary>
    private const char BetweenPaths = '\n';

    private const int LongestName = 40;
    private const int LongestText = 200;

    private static readonly Lazy<IReadOnlyList<Plugin>> Found = new(() => Load(static _ => { }));

    /// <summary>The assemblies' whole paths, in the order in which they were given.</summary>
    public static IReadOnlyList<string> Paths => [.. Given.Select(plugin => plugin.File)];

    /// <summary>All of them; none where nothing was asked for.</summary>
    /// <exception cref="UsageException">One cannot be used.</exception>
    public static IReadOnlyList<Plugin> All => Found.Value;

    /// <summary>The works of all of them.</summary>
    public static IReadOnlyList<LoadedWork> AllWorks => [.. All.SelectMany(plugin => plugin.Works)];

    /// <summary>The names of all that it holds.</summary>
    public IEnumerable<string> Names =>
        [.. Models.Select(model => model.Info.Name), .. Works.Select(work => work.Name)];

    /// <summary>Says which there are, in this process and in those that it starts.</summary>
    public static void Share(IEnumerable<string> files)
    {
        var (name, paths) = Shared(files);
        Environment.SetEnvironmentVariable(name, paths.Length == 0 ? null : paths);
    }

    /// <summary>What says it to a process: which build of each, as somebody may build it anew meanwhile.</summary>
    public static (string Name, string Value) Shared(IEnumerable<string> files) => (
        Variable,
        string.Join(BetweenPaths, files.Select(file => $"{PluginAssembly.Read(file).Module:N} {file}")));

    /// <summary>Loads the assemblies that this process was given, and makes what they hold.</summary>
    /// <param name="say">Is told what begins: any of it may hang, or end the process.</param>
    /// <exception cref="UsageException">One cannot be used, or has names that nobody may have, or others
    /// have.</exception>
    internal static IReadOnlyList<Plugin> Load(Action<string> say)
    {
        foreach (var (module, file) in Given)
        {
            if ($"{PluginAssembly.Read(file).Module:N}" != module)
                throw PluginAssembly.Refusal(file, "somebody has built it anew meanwhile.");
        }

        var plugins = Paths.Select(file => PluginTypes.Load(file, say)).ToList();
        var fault = FaultOf([.. plugins.SelectMany(plugin => plugin.Models).Select(model => model.Info.Name)])
            ?? Twice("works", plugins.SelectMany(plugin => plugin.Works).Select(work => work.Name));
        return fault is null ? plugins : throw new UsageException("plug-in: " + fault);
    }

    /// <summary>Why something cannot have this name; <see langword="null"/> if it can.</summary>
    internal static string? FaultOf(string name) => Key().IsMatch(name) && name.Length <= LongestName
        ? null
        : $"'{name}' is no name: small letters, digits and '-', at most {LongestName}.";

    /// <summary>Why a text cannot be shown; <see langword="null"/> if it can.</summary>
    internal static string? FaultOf(string? text, string what) =>
        string.IsNullOrWhiteSpace(text) || text.Length > LongestText || text.Any(char.IsControl)
            ? $"its {what} has to be a line of at most {LongestText} letters."
            : null;

    /// <summary>Why models cannot have these names; <see langword="null"/> if they can.</summary>
    internal static string? FaultOf(IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(Contestant.GroupNames.Contains) is { } group)
            return $"'{group}' is no name of a model: it stands for several.";
        if (names.FirstOrDefault(IsOfAnotherCase) is { } other)
            return $"'{other}' is no name of a model: what ends so is a model that is measured once more.";

        return Twice(
            "models",
            ConcurrencyModels.All.Concat(Peer.All).Concat(Peer.AtABroker).Select(model => model.Info.Name)
                .Concat(names));
    }

    private static IEnumerable<(string Module, string File)> Given =>
        (Environment.GetEnvironmentVariable(Variable) ?? "")
            .Split(BetweenPaths, StringSplitOptions.RemoveEmptyEntries)
            .Select(plugin => plugin.Split(' ', 2))
            .Select(parts => (parts[0], parts[1]));

    private static bool IsOfAnotherCase(string name) =>
        name.EndsWith(Controls.Suffix, StringComparison.Ordinal)
            || name.EndsWith(Doubles.Suffix, StringComparison.Ordinal);

    private static string? Twice(string kind, IEnumerable<string> names) =>
        names.CountBy(name => name).FirstOrDefault(name => name.Value > 1).Key is { } twice
            ? $"there are two {kind} of the name '{twice}'." : null;

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\z")]
    private static partial Regex Key();
}
