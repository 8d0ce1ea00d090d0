using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>Everything that may be measured, by name.</summary>
internal static class Contestant
{
    private static readonly IReadOnlyList<IConcurrencyModel> Models = [.. ConcurrencyModels.All, .. OutsideModels.All];

    public static IReadOnlyList<IConcurrencyModel> All { get; } =
        [.. Models.Select(model => FaultInjection.In(model, model.Info.Name))];

    public static IEnumerable<string> Names => All.Select(model => model.Info.Name);

    /// <summary>Reads what the environment asks for, so that what is wrong with it comes out as itself, before anything follows
    /// from it.</summary>
    /// <exception cref="UsageException">It cannot be understood.</exception>
    public static void Read() => _ = (OutsideModels.All, FaultInjection.All);

    /// <summary>The names of the single-threaded models.</summary>
    public static IEnumerable<string> NamesOnCallingThread =>
        All.Where(model => model.Info.RunsOnCallingThread).Select(model => model.Info.Name);

    /// <summary>The names of the others.</summary>
    public static IEnumerable<string> NamesWithThreads => Names.Except(NamesOnCallingThread);

    /// <summary>The model of that name, or the one that a control of that name measures again.</summary>
    public static IConcurrencyModel Get(string name) =>
        Controls.Find(name) is { } control
            ? FaultInjection.In(Models.Single(model => model.Info.Name == control.Model), name)
            : All.Single(model => model.Info.Name == (name == Doubles.Only.Name ? Doubles.Only.Model : name));
}
