using System.Reflection;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>A work of a plug-in, whatever the type of its items.</summary>
internal abstract class LoadedWork
{
    /// <summary>The name that settings have.</summary>
    public required string Name { get; init; }

    /// <summary>What it is, in a line.</summary>
    public required string Description { get; init; }

    /// <summary>What every run of it has.</summary>
    public required WorkloadShape Shape { get; init; }

    /// <summary>Whether a producer says when its items are due, and a consumer when it is ready.</summary>
    public required (bool Producers, bool Consumers) Paced { get; init; }

    /// <summary>The kinds of work that a class is: usually one, or none.</summary>
    public static IEnumerable<Type> InterfacesOf(Type type) => type.GetInterfaces()
        .Where(known => known.IsGenericType && known.GetGenericTypeDefinition() == typeof(IWork<>));

    /// <summary>The work of an object.</summary>
    /// <exception cref="UsageException">It says something odd of itself.</exception>
    public static LoadedWork Of(object work, Type item) =>
        (LoadedWork)typeof(LoadedWork).GetMethod(nameof(OfItems), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(item).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [work], null)!;

    /// <summary>Makes it for one run.</summary>
    public abstract NumberedWork Create();

    private static Typed<T> OfItems<T>(IWork<T> work)
    {
        var name = work.Name ?? throw new UsageException($"a work of {work.GetType().FullName} has no name.");
        if (Plugin.FaultOf(name) is { } fault) throw new UsageException($"a work: {fault}");
        if (Plugin.FaultOf(work.Description, "description") is { } odd)
            throw new UsageException($"the work '{name}': {odd}");

        var workload = work.Create() ?? throw new UsageException($"the work '{name}' makes no workload: null.");
        return new Typed<T>(work)
        {
            Name = name,
            Description = work.Description,
            Shape = WorkloadShape.Of(workload),
            Paced = (
                workload.Producers.Any(producer => producer is IPacedProducer<T>),
                workload.Consumers.Any(consumer => consumer is IPacedConsumer<T>)),
        };
    }

    private sealed class Typed<T>(IWork<T> work) : LoadedWork
    {
        public override NumberedWork Create() => new NumberedWork<T>(work.Create());
    }
}
