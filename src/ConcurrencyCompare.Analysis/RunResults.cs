using System.Text.Json.Serialization;

namespace ConcurrencyCompare.Analysis;

/// <summary>Everything that a run measured: what <c>results.json</c> holds (see <c>docs/results-format.md</c>).</summary>
internal sealed record RunResults
{
    /// <summary>What kind of file it is.</summary>
    public const string FormatName = "concurrency-compare/results";

    /// <summary>The version of the format that this code writes, and the newest that it reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>What stands between the kinds of processes in <see cref="MeasuredOn"/>.</summary>
    internal const string BetweenKinds = "; ";

    /// <summary>Always <see cref="FormatName"/>.</summary>
    public string Format { get; init; } = FormatName;

    /// <summary>The version of the format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>What was asked for.</summary>
    public required RunSettings Settings { get; init; }

    /// <summary>Where it was measured.</summary>
    public required MachineEnvironment Environment { get; init; }

    /// <summary>How that machine was before the run; <see langword="null"/> where nobody looked.</summary>
    public MachineHealth? Health { get; init; }

    /// <summary>The questions that were asked, in the order of the report.</summary>
    public required IReadOnlyList<ScenarioFacts> Scenarios { get; init; }

    /// <summary>The names of the scenarios that only list what something takes: their models do different things, so none is
    /// held against another. Empty in results that do not say.</summary>
    public IReadOnlyList<string> Uncompared { get; init; } = [];

    /// <summary>The models that were compared, in the order of the report.</summary>
    public required IReadOnlyList<NamedText> Models { get; init; }

    /// <summary>The models that the run is about, in the order of the report: not what some scenarios hold them against. All
    /// in results that do not say what models are made of.</summary>
    [JsonIgnore]
    public IReadOnlyList<NamedText> Contestants =>
        Manifest.Count == 0 ? Models : [.. Models.Where(model => Manifest.Any(entry => entry.Model == model.Name))];

    /// <summary>What the models are made of; empty in results that do not say.</summary>
    public IReadOnlyList<FairnessEntry> Manifest { get; init; } = [];

    /// <summary>The models that were measured a second time in the same rounds; their cases are among the others and are
    /// no competitors.</summary>
    public IReadOnlyList<ControlModel> Controls { get; init; } = [];

    /// <summary>The names of cases that are no competitors: of controls, and of models with twice the items.</summary>
    [JsonIgnore]
    public IEnumerable<string> NoCompetitors => [.. Controls.Select(control => control.Name), .. Doubled.Select(doubled => doubled.Name)];

    /// <summary>The models that were measured with twice the items of their own cases; their cases are among the others and are no
    /// competitors.</summary>
    public IReadOnlyList<DoubledModel> Doubled { get; init; } = [];

    /// <summary>What was measured although it is known.</summary>
    public IReadOnlyList<KnownAnswer> Known { get; init; } = [];

    /// <summary>Cases of two scenarios that measure the same workload.</summary>
    public IReadOnlyList<SameWork> SameWork { get; init; } = [];

    /// <summary>Every case with the measurements of its rounds, in the order of the run.</summary>
    public required IReadOnlyList<CaseResult> Cases { get; init; }

    /// <summary>What was asked for and not measured; empty when everything ran.</summary>
    public required IReadOnlyList<MissingRound> Missing { get; init; }

    /// <summary>The case of that name; <see langword="null"/> if it was not measured.</summary>
    public CaseResult? Find(CaseName name) =>
        Cases.FirstOrDefault(measured => measured.Rounds.Count > 0 && measured.Name == name);

    /// <summary>How many measurements count.</summary>
    [JsonIgnore]
    public int Measurements => Cases.Sum(measured => measured.Rounds.Count);

    /// <summary>Whether results are of the same run, however much of it they hold: nothing else started on such a machine at that
    /// very moment, with that commit and order.</summary>
    public bool IsSameRun(RunResults other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (Settings.StartedUtc, Settings.Commit, Settings.Seed, Environment)
            == (other.Settings.StartedUtc, other.Settings.Commit, other.Settings.Seed, other.Environment);
    }

    /// <summary>The kinds of processes that measured what counts, and how many there were of each, the most frequent first; no
    /// kinds in results that do not say.</summary>
    [JsonIgnore]
    public IReadOnlyList<(ProcessFacts Process, int Measurements)> Processes =>
    [
        .. Cases.SelectMany(measured => measured.Rounds)
            .Select(round => round.Process).OfType<ProcessFacts>()
            .CountBy(process => process)
            .OrderByDescending(kind => kind.Value)
            .Select(kind => (kind.Key, kind.Value)),
    ];

    /// <summary>Where it was measured, with runtime and garbage collector as the measured processes themselves had them: variables
    /// of their environment may change what the program around them has. Several kinds stand behind each other.</summary>
    [JsonIgnore]
    public MachineEnvironment MeasuredOn => Processes is { Count: > 0 } kinds
        ? Environment with
        {
            Runtime = string.Join(BetweenKinds, kinds.Select(kind => kind.Process.Runtime).Distinct()),
            GarbageCollector = string.Join(BetweenKinds, kinds.Select(kind => kind.Process.GarbageCollector).Distinct()),
        }
        : Environment;

    /// <summary>How the machine was before the run, with the compiler's switches as the most frequent kind of measured process
    /// had them; <see langword="null"/> where nobody looked.</summary>
    [JsonIgnore]
    public MachineHealth? MeasuredHealth => Processes is [var (process, _), ..]
        ? Health is null ? null : Health with { TieredCompilation = process.TieredCompilation, TieredPgo = process.TieredPgo }
        : Health;
}

/// <summary>What a measured process said about itself.</summary>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="GarbageCollector">Workstation or server, concurrent or not.</param>
/// <param name="TieredCompilation">Whether methods are compiled again when they are used often.</param>
/// <param name="TieredPgo">Whether that is guided by what they did before.</param>
internal sealed record ProcessFacts(string Runtime, string GarbageCollector, bool TieredCompilation, bool TieredPgo);

/// <summary>A name with what it stands for, in a line.</summary>
/// <param name="Name">The name that cases use.</param>
/// <param name="Text">What it stands for.</param>
internal sealed record NamedText(string Name, string Text);

/// <summary>What was asked for.</summary>
/// <param name="Profile">The profile's name.</param>
/// <param name="Rounds">How many rounds, 1 or more.</param>
/// <param name="Seed">The order of the cases inside each round follows from it.</param>
/// <param name="StartedUtc">When the run started.</param>
/// <param name="Threshold">The smallest difference that matters, 0.05 for 5%.</param>
internal sealed record RunSettings(
    string Profile, int Rounds, int Seed, DateTimeOffset StartedUtc, double Threshold = RunSettings.DefaultThreshold)
{
    /// <summary>5%.</summary>
    public const double DefaultThreshold = 0.05;

    /// <summary>Whether the run only showed that everything runs: its numbers say nothing.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The processors to which the measured processes were pinned: <c>0-1</c>; <see langword="null"/> for none.
    /// </summary>
    public string? Cpus { get; init; }

    /// <summary>The time that the run had to keep, in seconds; <see langword="null"/> for any.</summary>
    public double? BudgetSeconds { get; init; }

    /// <summary>The options that went to BenchmarkDotNet, as they were given; <see langword="null"/> for none.</summary>
    public IReadOnlyList<string>? BenchmarkDotNetOptions { get; init; }

    /// <summary>The command line that measures the same again; <see langword="null"/> where nobody knows it.</summary>
    public string? Command { get; init; }

    /// <summary>The commit that the measured program was built from, 40 hexadecimal digits; <see langword="null"/> where the
    /// build does not say. What was changed since that commit is not in it.</summary>
    public string? Commit { get; init; }

    /// <summary>Names the code that was measured and that measured, 32 hexadecimal digits, with what was changed since the commit;
    /// <see langword="null"/> in results that do not say.</summary>
    public string? Code { get; init; }

    /// <summary>Names the measurement in turns that the run was one side of: its other side has the same. <see langword="null"/>
    /// for a run of its own.</summary>
    public string? Interleaving { get; init; }

    /// <summary>How long a step of calibrated work took before the run, in nanoseconds: every process of the run made its
    /// work of as many steps as this says. <see langword="null"/> in results that do not say.</summary>
    public double? NanosecondsPerStep { get; init; }

    /// <summary>When the run went on after an interruption; <see langword="null"/> when it never did.</summary>
    public IReadOnlyList<DateTimeOffset>? ResumedUtc { get; init; }
}

/// <summary>What a model is made of, each in a short phrase.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Queue">The queue's type, and its options.</param>
/// <param name="Signalling">How somebody who waits learns that there is an item, or room.</param>
/// <param name="Waiting">How it waits, and whether it spins.</param>
/// <param name="Threads">Which threads a run uses.</param>
/// <param name="SetUp">What of the set-up is inside the clock.</param>
internal sealed record FairnessEntry(
    string Model, string Queue, string Signalling, string Waiting, string Threads, string SetUp)
{
    /// <summary>Whether a whole run happens on the thread that asks for it: the one kind of model; threads of its own are
    /// the other.</summary>
    public bool RunsOnCallingThread { get; init; }

    /// <summary>Whether it is a reference beside the models that the suite is about.</summary>
    public bool IsPeer { get; init; }
}

/// <summary>A model under a second name: the A/A control.</summary>
/// <param name="Name">The second name, as its cases have it.</param>
/// <param name="Model">The model's own name.</param>
/// <param name="Covers">The models whose noise it stands for: those that run as it does, single-threaded or threaded.</param>
internal sealed record ControlModel(string Name, string Model, IReadOnlyList<string> Covers);

/// <summary>Where a run was measured. Holds nothing that names a person, a host or a path.</summary>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Architecture">Of the process, such as X64.</param>
/// <param name="Processor">The processor's name.</param>
/// <param name="LogicalCores">Those that the program may use.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="GarbageCollector">Workstation or server, concurrent or not.</param>
/// <param name="BenchmarkDotNet">Its version.</param>
/// <param name="VirtualMachine">The hypervisor; <see langword="null"/> when none is seen.</param>
internal sealed record MachineEnvironment(
    string OperatingSystem,
    string Architecture,
    string Processor,
    int LogicalCores,
    string Runtime,
    string GarbageCollector,
    string BenchmarkDotNet,
    string? VirtualMachine = null)
{
    /// <summary>How many processors' time the program's control groups may have; <see langword="null"/> for no quota.</summary>
    public double? CpuQuota { get; init; }
}

/// <summary>One model in one setting of one scenario.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Parameters">The setting: names and values, in the scenario's order; the model is not among them.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Rounds">What was measured, in the order of the rounds.</param>
internal sealed record CaseResult(
    string Scenario,
    IReadOnlyDictionary<string, string> Parameters,
    string Model,
    IReadOnlyList<RoundResult> Rounds)
{
    /// <summary>The setting in words: <c>topology 1:1, capacity 1024</c>.</summary>
    [JsonIgnore]
    public string Setting => Describe(Parameters);

    /// <summary>What names the case.</summary>
    [JsonIgnore]
    public CaseName Name => new(Scenario, Setting, Model);

    /// <summary>Parameters in words.</summary>
    public static string Describe(IReadOnlyDictionary<string, string> parameters) =>
        string.Join(", ", parameters.Select(parameter => $"{parameter.Key} {parameter.Value}"));
}

/// <summary>What one fresh process measured of one case.</summary>
/// <param name="Round">The round's number, from 1.</param>
/// <param name="Position">The place in the order of the whole run, from 1.</param>
/// <param name="NanosecondsPerItem">Wall time per item, one value for each measured iteration.</param>
/// <param name="BytesPerItem">Memory allocated by all threads; <see langword="null"/> where it was not measured.</param>
/// <param name="Latency">The latency of every item; <see langword="null"/> where it was not measured.</param>
internal sealed record RoundResult(
    int Round,
    int Position,
    IReadOnlyList<double> NanosecondsPerItem,
    double? BytesPerItem = null,
    LatencyDistribution? Latency = null)
{
    /// <summary>The part of the latency before the producer was asked: how late a scheduler, or the kernel's timer, woke it.
    /// <see langword="null"/> where it was not told apart.</summary>
    public Percentiles? Lateness { get; init; }

    /// <summary>The part of the latency between producer and consumer; <see langword="null"/> where it was not told apart.
    /// </summary>
    public Percentiles? HandOver { get; init; }

    /// <summary>What only this scenario measures, by name (<see cref="ExtraNames"/>); <see langword="null"/> where that is
    /// nothing.</summary>
    public IReadOnlyDictionary<string, double>? Extras { get; init; }

    /// <summary>What each measured iteration cost beside time, in the order of <see cref="NanosecondsPerItem"/>;
    /// <see langword="null"/> where it was not measured.</summary>
    public IReadOnlyList<IterationCosts>? IterationCosts { get; init; }

    /// <summary>The most physical memory that the process held since its start, the runtime and the warm-up included;
    /// <see langword="null"/> where the system does not say.</summary>
    public long? PeakWorkingSetBytes { get; init; }

    /// <summary>How many processors the process could use, as it saw itself; <see langword="null"/> where it did not look.
    /// </summary>
    public int? Processors { get; init; }

    /// <summary>What the process said about itself; <see langword="null"/> where it did not.</summary>
    public ProcessFacts? Process { get; init; }

    /// <summary>What the machine did meanwhile; <see langword="null"/> where the system does not say.</summary>
    public RoundHealth? Health { get; init; }

    /// <summary>How long the machine slept while the process measured, in seconds; <see langword="null"/> where it did not, or
    /// where the system does not say.</summary>
    public double? SleptSeconds { get; init; }

    /// <summary>By how many seconds somebody set the clock of dates since the measurement before, back if that is negative;
    /// <see langword="null"/> where nobody did.</summary>
    public double? ClockSetSeconds { get; init; }

    /// <summary>
    /// Other measurements of the same case and round that do not count, in the order of the run: disturbed ones, or those
    /// beside a disturbed one. <see langword="null"/> when there are none.
    /// </summary>
    public IReadOnlyList<RoundResult>? SetAside { get; init; }

    /// <summary>Whether the machine was busy with something else beyond the limits of <see cref="RoundHealth"/>, or slept.</summary>
    [JsonIgnore]
    public bool IsDisturbed => Health is { Disturbed: true } || SleptSeconds is not null;
}

/// <summary>A measurement that was asked for and is not there.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="Setting">The setting in words.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Round">The round's number, from 1.</param>
/// <param name="Reason">Why, in a line.</param>
internal sealed record MissingRound(string Scenario, string Setting, string Model, int Round, string Reason);
