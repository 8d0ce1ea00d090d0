using System.Globalization;

namespace ConcurrencyCompare.Analysis.Curves;

/// <summary>How the 99th percentile of a model's latency grows with its load, and from where on too much.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Lowest">The lowest load, which the others are held against, as settings write it: <c>10%</c>.</param>
/// <param name="Growth">The loads above it, ascending: how many times its p99 theirs is, from the ratios inside each
/// round.</param>
public sealed record Knee(
    string Scenario, string Model, string Lowest, IReadOnlyList<(string Load, Estimate Times)> Growth)
{
    /// <summary>The parameter that holds the load, in the settings of results.</summary>
    public const string Parameter = "load";

    /// <summary>So many times the p99 of the lowest load is too much.</summary>
    public const double Factor = 5;

    /// <summary>The knee: the first load whose p99 is shown to be too much, with its whole interval;
    /// <see langword="null"/> if there is none.</summary>
    public (string Load, Estimate Times)? At =>
        Growth.Where(point => point.Times.SupportsClaims && point.Times.Low > Factor)
            .Select(point => ((string, Estimate)?)point)
            .FirstOrDefault();

    /// <summary>The curves of a run: of each model in each scenario whose only parameter is the load.</summary>
    public static IReadOnlyList<Knee> AllOf(RunResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var order = results.Models.Select((model, place) => (model.Name, place)).ToDictionary();
        return
        [
            .. results.Cases
                .Where(measured => measured.Parameters.Keys.SequenceEqual([Parameter]) && order.ContainsKey(measured.Model))
                .Where(measured => measured.Rounds.Count > 0 && measured.Rounds.All(round => round.Latency is not null))
                .GroupBy(measured => (measured.Scenario, measured.Model))
                .Where(cases => cases.Count() > 1)
                .OrderBy(cases => order[cases.Key.Model])
                .Select(cases => Of(cases.Key.Scenario, cases.Key.Model, [.. cases.OrderBy(LoadOf)]))
                .OfType<Knee>(),
        ];
    }

    private static Knee? Of(string scenario, string model, IReadOnlyList<CaseResult> cases)
    {
        var lowest = P99Of(cases[0]);
        var growth = cases.Skip(1)
            .Select(measured => (
                Load: measured.Parameters[Parameter],
                Logarithms: P99Of(measured).Join(
                    lowest, own => own.Key, low => low.Key, (own, low) => Math.Log(own.Value / low.Value)).ToList()))
            .Where(point => point.Logarithms.Count > 0)
            .Select(point => (point.Load, Estimate.OfLogarithms(point.Logarithms)))
            .ToList();
        return growth.Count == 0 ? null : new Knee(scenario, model, cases[0].Parameters[Parameter], growth);
    }

    private static Dictionary<int, double> P99Of(CaseResult measured) =>
        measured.Rounds.ToDictionary(round => round.Round, round => round.Latency!.P99);

    private static double LoadOf(CaseResult measured) =>
        double.Parse(measured.Parameters[Parameter].TrimEnd('%'), CultureInfo.InvariantCulture);
}
