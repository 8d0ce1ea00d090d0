using System.Reflection;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>Finds by interface what a plug-in holds, and makes one of each.</summary>
internal static class PluginTypes
{
    /// <summary>Loads an assembly with what it needs.</summary>
    /// <param name="path">Its whole path.</param>
    /// <param name="say">Is told what begins.</param>
    /// <exception cref="UsageException">It cannot be used.</exception>
    public static Plugin Load(string path, Action<string> say)
    {
        var file = Path.GetFileName(path);
        say($"{file}: loading it");
        var types = TypesIn(path);
        var candidates = types.Where(IsModelOrWork).OrderBy(type => type.FullName, StringComparer.Ordinal).ToList();
        var usable = candidates.Where(type => Unusable(type) is null).ToList();
        if (usable.Count == 0)
        {
            throw PluginAssembly.Refusal(path, candidates is [var one, ..]
                ? $"{one.FullName} cannot be made: it {Unusable(one)}."
                : "no public class in it is an IConcurrencyModel or an IWork<T>.");
        }

        return new Plugin(
            path,
            [.. usable.Where(IsModel).Select(type => Made(
                type, made => new PluginModel((IConcurrencyModel)made, type.FullName!)))],
            [.. usable.SelectMany(LoadedWork.InterfacesOf, (type, work) => Made(
                type, made => LoadedWork.Of(made, work.GetGenericArguments()[0])))]);

        TMade Made<TMade>(Type type, Func<object, TMade> wrap) => Guarded(path, () =>
        {
            say($"{file}: the constructor of {type.FullName}");
            var made = Activator.CreateInstance(type)!;
            say($"{file}: what {type.FullName} says of itself");
            return wrap(made);
        });
    }

    private static Type[] TypesIn(string path) => Guarded(path, () =>
    {
        var context = new PluginContext(path);
        var assembly = context.LoadFromAssemblyPath(path);
        foreach (var needed in assembly.GetReferencedAssemblies())
        {
            try
            {
                context.LoadFromAssemblyName(needed);
            }
            catch (Exception missing) when (missing is IOException or BadImageFormatException)
            {
                throw PluginAssembly.Refusal(
                    path,
                    $"it needs {needed.Name} {needed.Version}, which is neither beside it nor a part of the installed "
                        + ".NET: name the project, or publish it.");
            }
        }

        return assembly.GetTypes();
    });

    /// <summary>A plug-in's own code may throw anything.</summary>
    private static TResult Guarded<TResult>(string path, Func<TResult> action)
    {
        try
        {
            return action();
        }
        catch (UsageException refused) when (refused.Message.StartsWith("plug-in ", StringComparison.Ordinal))
        {
            throw;
        }
        catch (UsageException refused)
        {
            throw PluginAssembly.Refusal(path, refused.Message);
        }
        catch (ReflectionTypeLoadException broken)
        {
            throw PluginAssembly.Refusal(
                path,
                $"a class in it cannot be loaded: {broken.LoaderExceptions.FirstOrDefault()?.Message} It may be built "
                    + $"with another {typeof(IConcurrencyModel).Assembly.GetName().Name}.dll than this one.");
        }
        catch (Exception thrown)
        {
            throw PluginAssembly.Refusal(path, Describe(thrown));
        }
    }

    private static string Describe(Exception thrown) => thrown switch
    {
        TargetInvocationException { InnerException: { } inner } => Describe(inner),
        TypeInitializationException { InnerException: { } inner } failed =>
            $"the type initializer of {failed.TypeName} throws {inner.GetType().Name}: {inner.Message}",
        _ => $"it throws {thrown.GetType().Name}: {thrown.Message}",
    };

    private static bool IsModel(Type type) => type.IsAssignableTo(typeof(IConcurrencyModel));

    private static bool IsModelOrWork(Type type) =>
        type is { IsInterface: false, IsAbstract: false } && (IsModel(type) || LoadedWork.InterfacesOf(type).Any());

    /// <summary>Why nobody can make one; <see langword="null"/> if everybody can.</summary>
    private static string? Unusable(Type type) =>
        !type.IsVisible ? "is not public"
        : type.ContainsGenericParameters ? "is generic"
        : !type.IsValueType && type.GetConstructor(Type.EmptyTypes) is null
            ? "has no public constructor without parameters"
        : null;
}
