namespace ConcurrencyCompare.Benchmarks.Cli;

/// <summary>What becomes of an option of BenchmarkDotNet's in this suite.</summary>
internal enum TheirEffect
{
    /// <summary>It does what it says.</summary>
    Works,

    /// <summary>It changes BenchmarkDotNet's own log and exports, and nothing in the report: the user is
    /// told.</summary>
    OnlyTheirs,

    /// <summary>It prints something, and nothing is measured.</summary>
    Prints,

    /// <summary>It would change what a measurement means, or nothing at all: the user is told what to use
    /// instead.</summary>
    Refused,
}

/// <summary>An option of BenchmarkDotNet's console, and what becomes of it.</summary>
/// <param name="Name">Its long name.</param>
/// <param name="Effect">What becomes of it.</param>
/// <param name="Text">How it works, or why it does not and what to use instead.</param>
internal sealed record TheirOption(string Name, TheirEffect Effect, string Text)
{
    /// <summary>The least whole number that it takes; <see langword="null"/> if it takes none.</summary>
    public int? Least { get; private init; }

    /// <summary>What a round is.</summary>
    public const string OneProcess = "a round is one fresh process of each case";

    private const string OneBuild = "what is measured is this build, on the .NET that runs it";
    private const string NoBuild = "there is no build: what is measured is what was built";
    private const string OwnLog = "in BenchmarkDotNet's log and exports";
    private const string Disturbs =
        "it works inside or beside the measured process, which then measures something else";

    /// <summary>All options of version 0.15.8, in the order of its own help.</summary>
    public static IReadOnlyList<TheirOption> All { get; } =
    [
        Works("job", $"dry, short or default; the longer ones are refused: {OneProcess}, and they want several"),
        Refused("runtimes", $"{OneBuild}; measure with each .NET apart and compare the runs with `report --output`"),
        Works("exporters", "the files are named at the end"),
        Refused("memory", "every report has memory, collections and the peak of each process"),
        Refused("threading", "every report has contentions and context switches"),
        Refused("exceptions", "a model that throws fails its case, and the run says so"),
        Refused("disasm", Disturbs),
        Refused("profiler", $"{Disturbs}; --keepFiles leaves the measured program for a profiler"),
        Works("filter", "chooses cases, by BenchmarkDotNet's names: `--list flat` shows them"),
        Only("hide", OwnLog),
        Refused("inProcess", $"{OneProcess}. Leave it out; --profile smoke is the quickest run"),
        Refused("artifacts", "--output is the folder of all that is written; BenchmarkDotNet's files are in it"),
        Only("outliers", $"{OwnLog}; the report is made of every iteration"),
        Refused("affinity", "--cpus pins the measured processes"),
        Only("allStats", OwnLog),
        Works("allCategories", "chooses cases that have all of these categories; the suite's have none"),
        Works("anyCategories", "chooses cases that have one of these categories; the suite's have none"),
        Works("attribute", "chooses cases whose class or method has one of these attributes"),
        Only("join", OwnLog),
        Works("keepFiles", "the measured program stays beside BenchmarkDotNet's log until the next run there"),
        Works("noOverwrite", "exports of each run get a folder of their own"),
        Refused("counters", "they need Windows and a package that the suite does not have"),
        Refused("cli", OneBuild),
        Refused("packages", NoBuild),
        Refused("coreRun", OneBuild),
        Refused("monoPath", OneBuild),
        Refused("clrVersion", OneBuild),
        Refused("ilCompilerVersion", OneBuild),
        Refused("ilcPackages", OneBuild),
        Works("launchCount", $"takes 1 alone: {OneProcess}; --rounds says how many"),
        Works("warmupCount", "iterations before those that count", least: 0),
        Works("minWarmupCount", "the least of them", least: 1),
        Works("maxWarmupCount", "the most of them", least: 1),
        Works(
            "iterationTime", "milliseconds of an iteration, for scenarios that leave the number of invocations open",
            least: 1),
        Works("iterationCount", "iterations that count", least: 1),
        Works("minIterationCount", "the least of them", least: 1),
        Works("maxIterationCount", "the most of them", least: 1),
        Works("invocationCount", "invocations in an iteration", least: 1),
        Works("unrollFactor", "invocations in a pass of BenchmarkDotNet's loop", least: 1),
        Works("strategy", "Throughput, ColdStart or Monitoring"),
        Refused("platform", OneBuild),
        Works("runOncePerIteration", "one invocation in an iteration"),
        Prints("info", "what BenchmarkDotNet knows of this machine; `doctor` says more"),
        Refused("apples", "`compare --git` and `compare --checkouts` measure two versions in turns"),
        Prints("list", "the cases by BenchmarkDotNet's names"),
        Refused("disasmDepth", Disturbs),
        Refused("disasmFilter", Disturbs),
        Refused("disasmDiff", Disturbs),
        Refused("logBuildOutput", NoBuild),
        Refused("generateBinLog", NoBuild),
        Refused("buildTimeout", NoBuild),
        Works("wakeLock", "keeps Windows awake meanwhile"),
        Works("stopOnFirstError", "ends the run at the first case that fails"),
        Refused(
            "statisticalTest", "every pair of models is tested; --threshold is the smallest difference that matters"),
        Works("disableLogFile", "without a log, a failure says less"),
        Only("maxWidth", OwnLog),
        Works(
            "envVars",
            "variables of the measured processes, as NAME:VALUE; the report says what runtime they really had"),
        Works("memoryRandomization", "each iteration is set up anew, with memory of another size"),
        Refused("wasmEngine", OneBuild),
        Refused("wasmArgs", OneBuild),
        Refused("customRuntimePack", OneBuild),
        Refused("AOTCompilerPath", OneBuild),
        Refused("AOTCompilerMode", OneBuild),
        Refused("wasmDataDir", OneBuild),
        Works("noForcedGCs", "no collection between iterations"),
        Works("noOverheadEvaluation", "BenchmarkDotNet's own overhead is not measured; the report does not use it"),
        Refused("resume", "the suite's own --resume stands for it"),
    ];

    /// <summary>The option of that long name, in any case.</summary>
    public static TheirOption Of(string name) =>
        All.Single(option => option.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The option as a row of a table in Markdown.</summary>
    public string ToRow() => $"| `--{Name}` | {Said} | {Text} |";

    private string Said => Effect switch
    {
        TheirEffect.Works => "works",
        TheirEffect.OnlyTheirs => "no effect on the report, and a note says so",
        TheirEffect.Prints => "prints, and measures nothing",
        _ => "refused",
    };

    private static TheirOption Works(string name, string text, int? least = null) =>
        new(name, TheirEffect.Works, text) { Least = least };

    private static TheirOption Only(string name, string text) => new(name, TheirEffect.OnlyTheirs, text);

    private static TheirOption Prints(string name, string text) => new(name, TheirEffect.Prints, text);

    private static TheirOption Refused(string name, string text) => new(name, TheirEffect.Refused, text);
}
