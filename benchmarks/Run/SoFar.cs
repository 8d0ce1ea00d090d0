using System.Globalization;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>What a run that goes on knows already, for people who wait: what was seen, and no verdict.</summary>
internal static class SoFar
{
    /// <summary>Says how many times as fast as the first model another one was, from the least to the most of the
    /// rounds: <c>callbacks 10x to 30x so far</c>.</summary>
    /// <param name="cases">What was measured.</param>
    /// <param name="models">The models, in their order.</param>
    /// <param name="next">What is measured next: the setting, and the model if it is not the first.</param>
    /// <returns>Empty where no round holds two models of the setting, or where they do different things.</returns>
    public static string Of(IReadOnlyList<CaseResult> cases, IReadOnlyList<string> models, Launch next)
    {
        if (!next.Scenario.Compares) return "";

        var measured = cases
            .Where(one => one.Scenario == next.Scenario.Name && one.Setting == next.Setting && one.Rounds.Count > 0)
            .ToDictionary(one => one.Model, RoundSeries.Of);
        if (models.Where(measured.ContainsKey).ToList() is not [var first, .. { Count: > 0 } others]) return "";

        var model = others.Contains(next.Model) ? next.Model : others[0];
        var ratios = measured[model].LogSpeedOver(measured[first]).Select(Math.Exp).ToList();
        if (ratios.Count == 0) return "";

        var (least, most) = (Text(ratios.Min()), Text(ratios.Max()));
        return $"{model} {least}{(least == most ? "" : $" to {most}")} so far";
    }

    private static string Text(double ratio) =>
        ratio.ToString(ratio >= 9.95 ? "0" : ratio >= 0.995 ? "0.0" : "0.00", CultureInfo.InvariantCulture) + "x";
}
