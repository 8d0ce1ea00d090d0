using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Surprises;

/// <summary>What of a run contradicts what people expect.</summary>
/// <remarks>
/// The same few questions are asked of every run, whatever it shows, each of all settings that can answer it, and from
/// values of the same rounds alone. All of them are one family: of runs whose settings and models differ by no more
/// than the threshold, at most 1% name a surprise. Each question has an equal part of that, however many settings can
/// answer it: else a question that is asked of a hundred pairs would leave nothing to one that is asked of six.
/// </remarks>
/// <param name="Found">What was shown, in the order of the questions, the greatest first.</param>
/// <param name="Asked">How many comparisons had rounds enough to answer: without any, nothing was asked.</param>
internal sealed record RunSurprises(IReadOnlyList<Surprise> Found, int Asked)
{
    private static readonly Func<AskedRun, IEnumerable<Suspicion>>[] Questions =
        [OneCoreQuestion.Of, BoundQuestion.Of, ParticipantsQuestion.Of, TailQuestion.Of, ProcessorTimeQuestion.Of];

    /// <summary>Asks a run.</summary>
    /// <param name="results">The run.</param>
    /// <param name="controls">Its models against themselves.</param>
    public static RunSurprises Of(RunResults results, AaControls controls)
    {
        var (run, threshold) = (new AskedRun(results, controls), results.Settings.Threshold);
        var asked = Questions
            .Select(question => question(run).Where(suspicion => suspicion.SupportsClaims).ToList())
            .ToList();
        var family = asked.SelectMany(question => question).ToList();
        var pValues = DifferenceTest.Holm(
            [.. family.Select(suspicion => suspicion.PValue(threshold))],
            [.. asked.SelectMany(question => question.Select(_ => 1.0 / question.Count))]);
        var judged = family.Zip(pValues, (suspicion, pValue) => suspicion.Judge(pValue, threshold))
            .OfType<(SurpriseKind Kind, SurpriseHit Hit)>();
        return new RunSurprises(
            [
                .. judged
                    .GroupBy(one => (one.Kind, Names: NamesOf(one.Hit.Case, one.Hit.Other)), one => one.Hit)
                    .Select(hits => new Surprise(
                        hits.Key.Kind, hits.Key.Names.Model, hits.Key.Names.Other,
                        [.. hits.OrderByDescending(hit => hit.Ratio.Center)],
                        family.Count(suspicion => AsksFor(suspicion, hits.Key.Kind, hits.Key.Names))))
                    .OrderBy(surprise => surprise.Kind)
                    .ThenByDescending(surprise => surprise.Range.Most),
            ],
            family.Count);
    }

    private static bool AsksFor(Suspicion suspicion, SurpriseKind kind, (string, string?) names) =>
        (suspicion.AboutFirst == kind && NamesOf(suspicion.First, suspicion.Second) == names)
        || (suspicion.AboutSecond == kind && NamesOf(suspicion.Second, suspicion.First) == names);

    private static (string Model, string? Other) NamesOf(CaseResult one, CaseResult other) =>
        (one.Model, one.Model == other.Model ? null : other.Model);
}
