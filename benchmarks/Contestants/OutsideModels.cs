using System.Reflection;
using System.Text.RegularExpressions;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>Models of other assemblies: measured beside ours, without a change of this code.</summary>
/// <remarks>
/// <c>CONCURRENCYCOMPARE_MODELS=/home/me/bin/MyModels.dll</c> names assemblies by their whole paths, with the separator
/// of <c>PATH</c> between them. Each of their public classes that is a model and needs no arguments is one. Measured
/// processes inherit the variable.
/// </remarks>
internal static partial class OutsideModels
{
    public const string Variable = "CONCURRENCYCOMPARE_MODELS";

    private static readonly Lazy<IReadOnlyList<IConcurrencyModel>> Found =
        new(() => Load(Environment.GetEnvironmentVariable(Variable)));

    /// <summary>The models, in the order of the assemblies and of their classes' names; none where nothing was asked
    /// for.</summary>
    /// <exception cref="UsageException">There is no such assembly, or no model in it.</exception>
    public static IReadOnlyList<IConcurrencyModel> All => Found.Value;

    /// <summary>Their code, which is measured as well.</summary>
    public static IEnumerable<Guid> Modules => All.Select(model => model.GetType().Module.ModuleVersionId).Distinct();

    /// <summary>Reads names of assemblies.</summary>
    /// <exception cref="UsageException">There is no such assembly, or no model in it, or a model's name is no key, or
    /// that of another one.</exception>
    internal static IReadOnlyList<IConcurrencyModel> Load(string? paths)
    {
        const StringSplitOptions options = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        var models = new List<IConcurrencyModel>();
        foreach (var path in (paths ?? "").Split(Path.PathSeparator, options))
        {
            // Measured processes have another working directory.
            if (!Path.IsPathFullyQualified(path)) throw Refusal($"'{path}' is not a whole path.");
            var found = ModelsIn(path);
            if (found.Count == 0)
                throw Refusal($"no public class in '{path}' is an IConcurrencyModel that needs no arguments.");
            models.AddRange(found);
        }

        return FaultOf([.. models.Select(model => model.Info.Name)]) is { } fault ? throw Refusal(fault) : models;
    }

    /// <summary>Why models cannot have these names; <see langword="null"/> if they can.</summary>
    internal static string? FaultOf(IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(name => !Key().IsMatch(name)) is { } odd)
            return $"'{odd}' is no name of a model: small letters, digits and '-'.";
        if (names.FirstOrDefault(Contestant.GroupNames.Contains) is { } group)
            return $"'{group}' is no name of a model: it stands for several.";

        return ConcurrencyModels.All.Concat(Peer.All).Select(model => model.Info.Name).Concat(names)
            .CountBy(name => name)
            .FirstOrDefault(name => name.Value > 1).Key is { } twice
                ? $"there are two models of the name '{twice}'." : null;
    }

    private static List<IConcurrencyModel> ModelsIn(string path)
    {
        try
        {
            return
            [
                .. Assembly.LoadFrom(path).GetExportedTypes()
                    .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false }
                        && type.IsAssignableTo(typeof(IConcurrencyModel))
                        && type.GetConstructor(Type.EmptyTypes) is not null)
                    .OrderBy(type => type.FullName, StringComparer.Ordinal)
                    .Select(type => (IConcurrencyModel)Activator.CreateInstance(type)!),
            ];
        }
        catch (Exception failure) when (failure is IOException or BadImageFormatException or UnauthorizedAccessException
            or TypeLoadException or ReflectionTypeLoadException or TargetInvocationException)
        {
            throw Refusal($"'{path}' gives no models: {(failure.InnerException ?? failure).Message}");
        }
    }

    private static UsageException Refusal(string why) => new($"{Variable}: {why}");

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex Key();
}
