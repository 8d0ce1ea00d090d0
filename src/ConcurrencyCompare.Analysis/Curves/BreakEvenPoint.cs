using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Curves;

/// <summary>What the rounds say of where the reference becomes faster than another model.</summary>
internal enum BreakEvenKind
{
    /// <summary>More than one crossing fits, or none can be told from one.</summary>
    Undecided,

    /// <summary>The reference is faster with every amount that was measured.</summary>
    FromTheStart,

    /// <summary>The reference is slower with every amount that was measured.</summary>
    Never,

    /// <summary>The reference is slower up to somewhere, and faster from there on.</summary>
    Crossing,
}

/// <summary>How much work per item it takes until the reference is faster than another model.</summary>
/// <remarks>
/// Times are a + b * work, for each model with an a and a b of its own. So their difference is linear in the work, and
/// between two measured amounts it is interpolated so, whatever lies between them; an interpolation of logarithms would
/// be off by tens of percent. At each amount the rounds give as many differences, each from times of the same round.
/// Where the exact interval of these (Wilcoxon's signed ranks) lies above 0 the reference is slower, below it is
/// faster, and the interval of the crossing is all between: at the true crossing the differences are centred on 0, so
/// it is left out in no more than 5% of runs, however the grid lies.
/// </remarks>
/// <param name="Others">The parameters beside the work, with the values that all amounts of the curve have in common;
/// empty where there are no others.</param>
/// <param name="Reference">The model that profits from work: the first of the run.</param>
/// <param name="Model">The model that it is held against.</param>
/// <param name="LeastWork">The smallest amount that was measured, in nanoseconds.</param>
/// <param name="MostWork">The largest amount that was measured, in nanoseconds.</param>
/// <param name="Rounds">How many rounds hold every amount for both.</param>
/// <param name="Kind">What they say.</param>
/// <param name="Work">The amount of work at the crossing, in nanoseconds; <see langword="null"/> without one.</param>
internal sealed record BreakEvenPoint(
    IReadOnlyDictionary<string, string> Others,
    string Reference,
    string Model,
    double LeastWork,
    double MostWork,
    int Rounds,
    BreakEvenKind Kind,
    Estimate? Work)
{
    /// <summary>Whether there were rounds enough to say anything: six or more.</summary>
    public bool SupportsClaims => Rounds > 1
        && RankDistribution.CutOfSignedRanks(Rounds, Estimate.DefaultConfidence).Confidence
            >= Estimate.DefaultConfidence;

    /// <summary>The crossings of a scenario, where it has amounts of work: for each combination of its other
    /// parameters, the first model against each other one.</summary>
    internal static IEnumerable<BreakEvenPoint> Of(RunResults results, ScenarioFacts scenario)
    {
        if (scenario.Of(ParameterFacts.Work) is not { } parameter) return [];

        return results.Cases
            .Where(measured => measured.Scenario == scenario.Name && measured.Parameters.ContainsKey(parameter))
            .GroupBy(measured => CaseResult.Describe(OthersOf(measured.Parameters, parameter)))
            .SelectMany(row => Of([.. row], parameter, [.. results.Models.Select(model => model.Name)]));
    }

    /// <summary>What a setting has beside its amount of work.</summary>
    internal static IReadOnlyDictionary<string, string> OthersOf(IReadOnlyDictionary<string, string> setting,
        string work) => setting
        .Where(parameter => parameter.Key != work)
        .ToDictionary(parameter => parameter.Key, parameter => parameter.Value);

    /// <summary>The crossings of settings that differ in nothing but their amounts of work.</summary>
    private static IEnumerable<BreakEvenPoint> Of(
        IReadOnlyList<CaseResult> row, string parameter, IReadOnlyList<string> models)
    {
        var cases = row.ToLookup(measured => measured.Model);
        if (models.FirstOrDefault(cases.Contains) is not { } reference) yield break;

        foreach (var model in models.Where(name => name != reference && cases.Contains(name)))
        {
            var points = cases[reference]
                .Join(cases[model], first => first.Setting, second => second.Setting, (first, second) => (
                    Work: WorkAmount.Parse(first.Parameters[parameter]),
                    Reference: RoundSeries.Of(first).Values,
                    Model: RoundSeries.Of(second).Values))
                .OrderBy(point => point.Work)
                .ToList();
            // Only rounds that hold every amount for both.
            var rounds = points
                .SelectMany(point => point.Reference.Keys.Intersect(point.Model.Keys))
                .GroupBy(round => round)
                .Where(round => points.Count > 1 && round.Count() == points.Count)
                .Select(round => round.Key)
                .Order()
                .ToList();
            if (rounds.Count == 0) continue;

            var (kind, work) = rounds.Count == 1
                ? (BreakEvenKind.Undecided, null)
                : new SignCurve(
                    [.. points.Select(point => point.Work)],
                    [.. points.Select(
                        point =>
                            rounds.Select(round => point.Reference[round] - point.Model[round]).ToArray())]).Crossing;
            yield return new BreakEvenPoint(
                OthersOf(row[0].Parameters, parameter), reference, model, points[0].Work, points[^1].Work, rounds.Count,
                kind, work);
        }
    }
}
