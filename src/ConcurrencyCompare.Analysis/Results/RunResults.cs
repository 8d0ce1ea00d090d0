using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ConcurrencyCompare.Analysis.Results;

/// <summary>Everything that a run measured: what <c>results.json</c> holds (see
/// <c>docs/results-format.md</c>).</summary>
internal sealed record RunResults
{
    /// <summary>What kind of file it is.</summary>
    public const string FormatName = "concurrency-compare/results";

    /// <summary>The version of the format that this code writes, and the newest that it reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What stands between the kinds of processes in <see cref="MeasuredOn"/>.</summary>
    internal const string BetweenKinds = "; ";

    /// <summary>Always <see cref="FormatName"/>.</summary>
    [Required, AllowedValues(FormatName)]
    public string Format { get; init; } = FormatName;

    /// <summary>The version of the format.</summary>
    [Required, Range(1, CurrentVersion)]
    public int Version { get; init; } = CurrentVersion;

    /// <summary>What was asked for.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>Where it was measured.</summary>
    public required MachineEnvironment Environment { get; init; }

    /// <summary>How that machine was before the run; <see langword="null"/> where nobody looked.</summary>
    public MachineHealth? Health { get; init; }

    /// <summary>The questions that were asked, in the order of the report.</summary>
    public required IReadOnlyList<ScenarioFacts> Scenarios { get; init; }

    /// <summary>The questions that the program knows and that nobody asked: a report says what it does not know, and
    /// what would tell. Empty in results that do not say.</summary>
    public IReadOnlyList<ScenarioFacts> Unasked { get; init; } = [];

    /// <summary>The names of the scenarios that only list what something takes: their models do different things, so
    /// none is held against another. Empty in results that do not say.</summary>
    public IReadOnlyList<string> Uncompared { get; init; } = [];

    /// <summary>The models that were compared, in the order of the report; in each setting the first is the reference
    /// of ratios.</summary>
    public required IReadOnlyList<NamedText> Models { get; init; }

    /// <summary>The models that the run is about, in the order of the report: not what some scenarios hold them
    /// against. All in results that do not say what models are made of.</summary>
    [JsonIgnore]
    public IReadOnlyList<NamedText> Contestants =>
        Manifest.Count == 0 ? Models : [.. Models.Where(model => Manifest.Any(entry => entry.Model == model.Name))];

    /// <summary>What the models are made of; empty in results that do not say.</summary>
    public IReadOnlyList<FairnessEntry> Manifest { get; init; } = [];

    /// <summary>Where models and works came from that are none of the suite's own; <see langword="null"/> where there
    /// were none.</summary>
    [MinLength(1)]
    public IReadOnlyList<PluginFacts>? Plugins { get; init; }

    /// <summary>The names of the models that are references beside those that the suite is about.</summary>
    [JsonIgnore]
    public IReadOnlySet<string> Peers => Manifest.Where(entry => entry.IsPeer).Select(entry => entry.Model).ToHashSet();

    /// <summary>The names of the models of which other processes do a part of the work.</summary>
    [JsonIgnore]
    public IReadOnlySet<string> OfOtherProcesses =>
        Manifest.Where(entry => entry.UsesOtherProcesses).Select(entry => entry.Model).ToHashSet();

    /// <summary>The models that were measured a second time in the same rounds; their cases are among the others and
    /// are no competitors.</summary>
    public IReadOnlyList<ControlModel> Controls { get; init; } = [];

    /// <summary>The names of cases that are no competitors: of controls, and of models with twice the items.</summary>
    [JsonIgnore]
    public IEnumerable<string> NoCompetitors =>
        [.. Controls.Select(control => control.Name), .. Doubled.Select(doubled => doubled.Name)];

    /// <summary>The models that were measured with twice the items of their own cases; their cases are among the others
    /// and are no competitors.</summary>
    public IReadOnlyList<DoubledModel> Doubled { get; init; } = [];

    /// <summary>What was measured although it is known.</summary>
    public IReadOnlyList<KnownAnswer> Known { get; init; } = [];

    /// <summary>Cases of two scenarios that measure the same workload.</summary>
    public IReadOnlyList<SameWork> SameWork { get; init; } = [];

    /// <summary>The work that the run was asked about, where somebody described their own; <see langword="null"/> for a
    /// run of the suite's own questions.</summary>
    public OwnWork? OwnWork { get; init; }

    /// <summary>Every case with the measurements of its rounds, in the order of the run.</summary>
    public required IReadOnlyList<CaseResult> Cases { get; init; }

    /// <summary>What was asked for and not measured; empty when everything ran.</summary>
    public required IReadOnlyList<MissingRound> Missing { get; init; }

    /// <summary>The case of that name; <see langword="null"/> if it was not measured.</summary>
    public CaseResult? Find(CaseName name) =>
        Cases.FirstOrDefault(measured => measured.Rounds.Count > 0 && measured.Name == name);

    /// <summary>How often the run looks at a setting, each time to see whether its answer is decided: 1 where it looks
    /// at the end alone.</summary>
    internal int LooksAt(string scenario, string setting) =>
        OwnWork is { } own && (own.Scenario, own.Setting) == (scenario, setting) ? own.Looks.Count : 1;

    /// <summary>Whether something that is missing was promised: rounds of a run that goes on until it is decided were
    /// not.</summary>
    internal bool IsLacking(MissingRound missing) =>
        LooksAt(missing.Scenario, missing.Setting) == 1
        || Find(new CaseName(missing.Scenario, missing.Setting, missing.Model)) is not { } measured
        || missing.Round <= measured.Rounds.Max(round => round.Round);

    /// <summary>How many measurements count.</summary>
    [JsonIgnore]
    public int Measurements => Cases.Sum(measured => measured.Rounds.Count);

    /// <summary>Whether results are of the same run, however much of it they hold: nothing else started on such a
    /// machine at that very moment, with that commit and order.</summary>
    public bool IsSameRun(RunResults other) => (Settings.StartedUtc, Settings.Commit, Settings.Seed, Environment)
        == (other.Settings.StartedUtc, other.Settings.Commit, other.Settings.Seed, other.Environment);

    /// <summary>The kinds of processes that measured what counts, and how many there were of each, the most frequent
    /// first; no kinds in results that do not say.</summary>
    [JsonIgnore]
    public IReadOnlyList<(ProcessFacts Process, int Measurements)> Processes =>
    [
        .. Cases.SelectMany(measured => measured.Rounds)
            .Select(round => round.Process).OfType<ProcessFacts>()
            .CountBy(process => process)
            .OrderByDescending(kind => kind.Value)
            .Select(kind => (kind.Key, kind.Value)),
    ];

    /// <summary>Where it was measured, with runtime and garbage collector as the measured processes themselves had
    /// them: variables of their environment may change what the program around them has. Several kinds stand behind
    /// each other.</summary>
    [JsonIgnore]
    public MachineEnvironment MeasuredOn => Processes is { Count: > 0 } kinds
        ? Environment with
        {
            Runtime = string.Join(BetweenKinds, kinds.Select(kind => kind.Process.Runtime).Distinct()),
            GarbageCollector = string.Join(
                BetweenKinds, kinds.Select(kind => kind.Process.GarbageCollector).Distinct()),
        }
        : Environment;

    /// <summary>How the machine was before the run, with the compiler's switches as the most frequent kind of measured
    /// process had them; <see langword="null"/> where nobody looked.</summary>
    [JsonIgnore]
    public MachineHealth? MeasuredHealth => Processes is [var (process, _), ..]
        ? Health is null
            ? null : Health with { TieredCompilation = process.TieredCompilation, TieredPgo = process.TieredPgo }
        : Health;
}
