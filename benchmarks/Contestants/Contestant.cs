
namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>Everything that may be measured, by name.</summary>
internal static class Contestant
{
    public static IReadOnlyList<IConcurrencyModel> All { get; } =
        [.. ConcurrencyModels.All.Select(model => FaultInjection.In(model, model.Info.Name))];

    public static IEnumerable<string> Names => All.Select(model => model.Info.Name);

    /// <summary>The names of the single-threaded models.</summary>
    public static IEnumerable<string> NamesOnCallingThread =>
        All.Where(model => model.Info.RunsOnCallingThread).Select(model => model.Info.Name);

    /// <summary>The model of that name, or the one that a control of that name measures again.</summary>
    public static IConcurrencyModel Get(string name) =>
        Controls.Find(name) is { } control
            ? FaultInjection.In(ConcurrencyModels.All.Single(model => model.Info.Name == control.Model), name)
            : All.Single(model => model.Info.Name == (name == Doubles.Only.Name ? Doubles.Only.Model : name));
}
