using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>What of a run's plan was measured, what failed, and what of repeated measurements counts.</summary>
/// <remarks>It knows names and results alone, so that the run and what is recovered of one that was broken off count
/// alike.</remarks>
internal sealed class RoundLedger
{
    /// <summary>Why a case is missing that was planned and not tried.</summary>
    public const string NotReached = "the run ended before";

    private readonly IReadOnlyList<CaseResult> _cases;
    private readonly IReadOnlyList<MissingRound> _refused;
    private readonly OrderedDictionary<(string Scenario, string Setting, int Round), RoundGroup<LaunchKey>> _groups;
    private readonly Dictionary<LaunchKey, string> _failed = [];

    /// <param name="cases">Every case of the run in the order of its report, with what was measured of it
    /// earlier.</param>
    /// <param name="planned">What is measured, or was, in the order of the run; those of one case in the order of their
    /// rounds.</param>
    /// <param name="refused">What is not tried.</param>
    public RoundLedger(
        IReadOnlyList<CaseResult> cases, IEnumerable<LaunchKey> planned, IReadOnlyList<MissingRound> refused)
    {
        _cases = cases;
        _refused = refused;
        _groups = new(planned.GroupBy(GroupOf).Select(
            keys => KeyValuePair.Create(keys.Key, new RoundGroup<LaunchKey>([.. keys]))));
        foreach (var (key, result) in LaunchKey.Measured(cases)) _groups[GroupOf(key)].Restore(key, result);
    }

    /// <summary>All that is compared inside one round, in the order of the run.</summary>
    public IReadOnlyList<RoundGroup<LaunchKey>> Groups => [.. _groups.Values];

    /// <summary>Whether anything that was tried, or tried again, failed.</summary>
    public bool HasFailed => _failed.Count > 0;

    /// <summary>Whether nothing was measured.</summary>
    public bool IsEmpty => Planned.All(key => Counted(key) is null);

    /// <summary>Whether all that was planned up to a round was measured, and nothing of it that was tried
    /// failed.</summary>
    public bool IsCompleteTo(int round) => NotMeasured.All(key => key.Round > round);

    /// <summary>What was measured so far.</summary>
    public IReadOnlyList<CaseResult> Cases
    {
        get
        {
            var keys = Planned.ToLookup(CaseOf);
            return
            [
                .. _cases.Select(measured => measured with
                {
                    Rounds =
                    [
                        .. keys[(measured.Scenario, measured.Setting, measured.Model)]
                            .OrderBy(key => key.Round).Select(Counted).OfType<RoundResult>(),
                    ],
                }),
            ];
        }
    }

    /// <summary>What was planned and not measured, with the reason, in the order of the report.</summary>
    /// <param name="notReached">Why what was not tried was not.</param>
    public IReadOnlyList<MissingRound> Missing(string notReached = NotReached)
    {
        var missing = NotMeasured.ToLookup(CaseOf);
        return
        [
            .. _cases.SelectMany(measured => missing[(measured.Scenario, measured.Setting, measured.Model)])
                .Select(key => key.Missing(_failed.GetValueOrDefault(key, notReached))),
            .. _refused,
        ];
    }

    private IEnumerable<LaunchKey> Planned => _groups.Values.SelectMany(group => group.Cases);

    private IEnumerable<LaunchKey> NotMeasured =>
        Planned.Where(key => _failed.ContainsKey(key) || Counted(key) is null).OrderBy(key => key.Round);

    /// <summary>Adds a case that has ended; one that was measured before is a repetition.</summary>
    public void Add(JournalLine line)
    {
        var key = new LaunchKey(line.Scenario, line.Setting, line.Model, line.Round);
        if (line.Result is not { } result)
        {
            _failed[key] = line.Failure!;
            return;
        }

        var group = _groups[GroupOf(key)];
        if (group.AttemptsOf(key) > group.Repeats) group.BeginRepeat();
        group.Add(key, result);
    }

    private RoundResult? Counted(LaunchKey key) => _groups[GroupOf(key)].Counted(key);

    private static (string Scenario, string Setting, int Round) GroupOf(LaunchKey key) =>
        (key.Scenario, key.Setting, key.Round);

    private static (string Scenario, string Setting, string Model) CaseOf(LaunchKey key) =>
        (key.Scenario, key.Setting, key.Model);
}
