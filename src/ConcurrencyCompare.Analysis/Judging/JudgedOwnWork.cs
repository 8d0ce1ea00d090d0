using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Analysis.Judging;

/// <summary>The answer to a question about somebody's own work.</summary>
/// <param name="Own">What was asked.</param>
/// <param name="Setting">The setting that stands for the work, judged.</param>
/// <param name="Neighbours">What would change the answer, and what would not.</param>
/// <param name="LeastTime">What an item of this work takes at least, whatever model hands it over, in
/// nanoseconds.</param>
/// <param name="Needed">How many rounds would decide what is undecided, if it goes on as it is; <see langword="null"/>
/// where the answer is decided, or nobody can tell.</param>
internal sealed record JudgedOwnWork(
    OwnWork Own, JudgedSetting Setting, IReadOnlyList<JudgedNeighbour> Neighbours, double LeastTime,
    RoundsNeeded? Needed)
{
    /// <summary>Whether nothing about who leads is left open.</summary>
    public bool IsDecided => AreDecided(Setting);

    /// <summary>In how many rounds the work was measured.</summary>
    public int Rounds => Setting.Cases.Max(one => one.Measured.Rounds.Count);

    /// <summary>Judges a run; <see langword="null"/> where it asked nothing of the kind, or has no answer
    /// yet.</summary>
    /// <param name="results">The run.</param>
    /// <param name="scenarios">Its scenarios, judged.</param>
    public static JudgedOwnWork? Of(RunResults results, IEnumerable<JudgedScenario> scenarios)
    {
        if (results.OwnWork is not { } own) return null;

        var settings = scenarios.Where(scenario => scenario.Name == own.Scenario)
            .SelectMany(scenario => scenario.Settings)
            .ToDictionary(setting => setting.Setting);
        if (!settings.TryGetValue(own.Setting, out var setting)) return null;

        var processors = setting.Cases.SelectMany(one => one.Measured.Rounds).Max(round => round.Processors)
            ?? results.Environment.LogicalCores;
        return new JudgedOwnWork(
            own,
            setting,
            [.. own.Neighbours.Select(neighbour => JudgedNeighbour.Of(
                neighbour, setting, settings.GetValueOrDefault(neighbour.Setting), results.Manifest))],
            own.Work.LeastTime(processors),
            NeededFor(setting, own.Looks));
    }

    /// <summary>Whether nothing about who leads a setting is left open.</summary>
    internal static bool AreDecided(JudgedSetting setting) =>
        SequentialLooks.AreDecided([.. setting.Cases.Select(one => one.Model)], setting.Pairs);

    /// <summary>Before the first look nothing is decided, whatever the spread.</summary>
    private static RoundsNeeded? NeededFor(JudgedSetting setting, IReadOnlyList<int> looks)
    {
        var leaders = setting.Leaders.ToHashSet();
        var needed = RoundsNeeded.OfAll(
            setting.Pairs.Where(pair => leaders.Contains(pair.First) && leaders.Contains(pair.Second)));
        return needed is { Rounds: { } rounds } && looks.Count > 1
            ? new RoundsNeeded(Math.Max(rounds, looks[0])) : needed;
    }
}

/// <summary>Nearly the same work, and what it does to the answer.</summary>
/// <param name="Neighbour">What is different.</param>
/// <param name="Setting">Its setting, judged; <see langword="null"/> where nothing of it was measured.</param>
/// <param name="Answer">What it does.</param>
internal sealed record JudgedNeighbour(NeighbourWork Neighbour, JudgedSetting? Setting, NeighbourAnswer Answer)
{
    /// <param name="neighbour">The neighbour.</param>
    /// <param name="own">The work itself.</param>
    /// <param name="setting">The neighbour's setting.</param>
    /// <param name="manifest">What the models are made of.</param>
    internal static JudgedNeighbour Of(
        NeighbourWork neighbour, JudgedSetting own, JudgedSetting? setting, IReadOnlyList<FairnessEntry> manifest)
    {
        var ofOneThread = manifest.Where(entry => entry.RunsOnCallingThread).Select(entry => entry.Model);
        HashSet<string> tooSlow = neighbour.Work.IsTooMuchFor(processors: 1) ? [.. ofOneThread] : [];
        return new(
            neighbour, setting,
            setting is null ? NeighbourAnswer.Unknown : AnswerOf([.. own.Leaders], setting, tooSlow));
    }

    private static NeighbourAnswer AnswerOf(
        IReadOnlyList<string> leaders, JudgedSetting setting, HashSet<string> tooSlow)
    {
        var there = setting.Leaders.ToHashSet();
        if (leaders.Any(
            leader => tooSlow.Contains(leader) || (setting.Find(leader) is not null && !there.Contains(leader))))
        {
            return NeighbourAnswer.Other;
        }

        return setting.IsJudged && JudgedOwnWork.AreDecided(setting) && leaders.All(there.Contains)
            ? NeighbourAnswer.Same
            : NeighbourAnswer.Unknown;
    }
}

/// <summary>What becomes of an answer where the work is a little different.</summary>
internal enum NeighbourAnswer
{
    /// <summary>Not measured, or not decided there.</summary>
    Unknown,

    /// <summary>No model is shown to beat those that lead here, and that is decided.</summary>
    Same,

    /// <summary>One of those that lead here is beaten there, or cannot do the work.</summary>
    Other,
}
