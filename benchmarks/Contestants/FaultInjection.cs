using System.Globalization;
using ConcurrencyCompare.Benchmarks.Errors;

namespace ConcurrencyCompare.Benchmarks.Contestants;

/// <summary>Defects that are put into models on purpose, to see that a whole run finds them.</summary>
/// <remarks>
/// <c>CONCURRENCYCOMPARE_FAULTS=callbacks:+10%,threads:drop</c> makes callbacks take 10% longer, and threads lose an
/// item; what else there is, is in <see cref="TamperingModel.Kinds"/> and <see cref="MisstatedModel.Kinds"/>. The name
/// may be that of a control. Measured processes inherit the variable, and the results say what was injected.
/// </remarks>
internal static class FaultInjection
{
    public const string Variable = "CONCURRENCYCOMPARE_FAULTS";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Asked =
        new(() => Parse(Environment.GetEnvironmentVariable(Variable)));

    /// <summary>What is injected, as it was asked for; empty when nothing is.</summary>
    /// <exception cref="UsageException">It cannot be understood.</exception>
    public static IReadOnlyDictionary<string, string> All => Asked.Value;

    /// <summary>The model, with what is injected under this name.</summary>
    public static IConcurrencyModel In(IConcurrencyModel model, string name) =>
        All.TryGetValue(name, out var fault) ? Of(fault, model)! : model;

    /// <summary>Reads names and faults.</summary>
    /// <exception cref="UsageException">It cannot be understood.</exception>
    internal static IReadOnlyDictionary<string, string> Parse(string? text)
    {
        var faults = new Dictionary<string, string>();
        foreach (
            var part in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (part.Split(':') is not [var name, var fault] || Of(fault, ConcurrencyModels.All[0]) is null)
            {
                throw new UsageException(
                    $"{Variable} takes a model and a fault, such as callbacks:+10%, or one of "
                        + $"{string.Join(", ", [.. TamperingModel.Kinds, .. MisstatedModel.Kinds])}; not '{part}'.");
            }

            faults[name] = fault;
        }

        return faults;
    }

    private static FaultInjectedModel? Of(string fault, IConcurrencyModel model)
    {
        if (TamperingModel.Kinds.Contains(fault)) return new TamperingModel(model, fault);
        if (MisstatedModel.Kinds.Contains(fault)) return new MisstatedModel(model, fault);
        return fault is ['+', .. var digits, '%']
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var percent)
                ? new SlowedModel(model, percent)
                : null;
    }
}
