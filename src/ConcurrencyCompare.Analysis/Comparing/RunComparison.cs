using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Comparing;

/// <summary>How two runs are held against each other.</summary>
internal enum ComparisonKind
{
    /// <summary>The runs were measured in turns: cases are compared inside each round.</summary>
    InTurns,

    /// <summary>The runs were measured at different times: what the machine did between them is in the way.</summary>
    Apart,
}

/// <summary>Two runs, case by case: each case against itself in the other run.</summary>
internal sealed record RunComparison
{
    /// <summary>What the two sides are called in verdicts.</summary>
    public const string BaseName = "base";

    /// <inheritdoc cref="BaseName"/>
    public const string NewName = "new";

    /// <summary>What the new run is held against.</summary>
    public required RunResults Base { get; init; }

    /// <summary>What the verdicts are about.</summary>
    public required RunResults New { get; init; }

    /// <summary>The base's models against themselves.</summary>
    public required AaControls BaseControls { get; init; }

    /// <summary>The new run's models against themselves.</summary>
    public required AaControls NewControls { get; init; }

    /// <summary>How they are compared.</summary>
    public required ComparisonKind Kind { get; init; }

    /// <summary>The smallest difference that matters, 0.05 for 5%.</summary>
    public required double Threshold { get; init; }

    /// <summary>In what the runs differ beside what they measured.</summary>
    public required IReadOnlyList<RunDifference> Differences { get; init; }

    /// <summary>The cases that both have, in the order of the base.</summary>
    public required IReadOnlyList<CaseComparison> Cases { get; init; }

    /// <summary>The cases that could not be compared: those of the base, then those of the new run.</summary>
    public required IReadOnlyList<LeftOutCase> LeftOut { get; init; }

    /// <summary>How many times as fast everything became between runs apart, the median over all cases; otherwise
    /// <see langword="null"/>.</summary>
    public double? CommonSpeed { get; init; }

    /// <summary>Whether that is more than the threshold away from 1: the machine changed, or what all cases
    /// share.</summary>
    public bool IsShifted => CommonSpeed is { } speed && Math.Max(speed, 1 / speed) > 1 + Threshold;

    /// <summary>Compares two runs. Whether it makes sense is for <see cref="Differences"/> to say: nothing is
    /// refused.</summary>
    /// <param name="baseRun">What the other is held against.</param>
    /// <param name="newRun">What the verdicts are about.</param>
    /// <param name="threshold">The smallest difference that matters, 0.05 for 5%.</param>
    public static RunComparison Of(RunResults baseRun, RunResults newRun, double threshold)
    {
        var isInTurns = baseRun.Settings.TurnsId is { } turns && turns == newRun.Settings.TurnsId;
        var (pairs, leftOut) = CasePair.Match(CaseSample.AllOf(baseRun), CaseSample.AllOf(newRun), isInTurns);
        var drift = !isInTurns && pairs.Count > 0 ? new RunDrift(pairs, baseRun.Controls) : null;
        var (baseControls, newControls) = (AaControls.Of(baseRun), AaControls.Of(newRun));
        return new RunComparison
        {
            Base = baseRun,
            New = newRun,
            BaseControls = baseControls,
            NewControls = newControls,
            Kind = isInTurns ? ComparisonKind.InTurns : ComparisonKind.Apart,
            Threshold = threshold,
            Differences = Comparability.Of(baseRun, newRun),
            Cases = Judge(pairs, [baseControls, newControls], drift, threshold),
            LeftOut = leftOut,
            CommonSpeed = drift?.Speed,
        };
    }

    /// <summary>All cases together are one family: who looks at thirty of them must not be fooled thirty
    /// times.</summary>
    private static IReadOnlyList<CaseComparison> Judge(
        IReadOnlyList<CasePair> pairs, IReadOnlyList<AaControls> controls, RunDrift? drift, double threshold)
    {
        var family = pairs.Select(WithUncertainty).ToList();
        return
        [
            .. pairs.Zip(family, PairVerdict.Judge(family, threshold)).Select(judged => new CaseComparison(
                judged.First.Base.Key,
                judged.First.Base.Quantity,
                judged.First.Base.Value,
                judged.First.New.Value,
                judged.Third,
                judged.Second.Drift,
                judged.Third.Verdict == Verdict.Undecided
                    ? RoundsNeeded.Of(judged.Second, threshold, family.Count) : null)),
        ];

        Difference WithUncertainty(CasePair pair)
        {
            var key = pair.Base.Key;
            return pair.Difference with
            {
                Offset = controls.Max(run => run.OffsetOf(key.Scenario, key.Model, key.Model)),
                Drift = drift?.Of(pair),
            };
        }
    }
}
