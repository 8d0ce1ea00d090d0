using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Analysis.Verdicts;

/// <summary>What the models that a run measured twice tell about differences between models.</summary>
internal sealed class AaControls
{
    private readonly HashSet<string> _latencyScenarios;

    private AaControls(IReadOnlyList<SelfComparison> settings, HashSet<string> latencyScenarios)
    {
        Settings = settings;
        _latencyScenarios = latencyScenarios;
        Offsets =
        [
            .. settings
                .GroupBy(setting => (string.Join(',', setting.Covers), setting.IsLatency))
                .SelectMany(kind => OffsetsOf([.. kind])),
        ];
    }

    /// <summary>Each control on its own, in the order of the run.</summary>
    public IReadOnlyList<SelfComparison> Settings { get; }

    /// <summary>The offsets: of each scenario that has controls, and of all settings of a kind together. Times and
    /// latencies are of two kinds, as single-threaded and threaded models are.</summary>
    public IReadOnlyList<AaOffset> Offsets { get; }

    /// <summary>The controls of a run.</summary>
    public static AaControls Of(RunResults results) => new(
        SelfComparison.AllOf(results),
        [
            .. results.Cases
                .Where(measured => measured.Rounds.Any(round => round.Latency is not null))
                .Select(measured => measured.Scenario),
        ]);

    /// <summary>What a difference between models of a scenario has to exceed because models differ from themselves: the
    /// largest offset that is shown for one of them, in this scenario or in all settings of its kind.</summary>
    /// <returns>0.08 for 8%, 0 where none is shown; <see langword="null"/> where nothing of the kind has a
    /// control.</returns>
    public double? OffsetOf(string scenario, params IEnumerable<string> models) => Offsets
        .Where(offset => offset.IsLatency == _latencyScenarios.Contains(scenario))
        .Where(offset => (offset.Scenario ?? scenario) == scenario && models.Any(offset.Covers.Contains))
        .Max(offset => (double?)offset.Shown);

    private static IEnumerable<AaOffset> OffsetsOf(IReadOnlyList<SelfComparison> kind) =>
    [
        .. kind.GroupBy(setting => setting.Scenario).Select(scenario => AaOffset.Of(scenario.Key, [.. scenario])),
        AaOffset.Of(scenario: null, kind),
    ];
}
