using System.CommandLine;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Validators;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Benchmarks.Errors;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.Machine.Health;
using ConcurrencyCompare.Benchmarks.Plan;
using ConcurrencyCompare.Benchmarks.Scenarios;
using ConcurrencyCompare.Benchmarks.Versions;
using ConcurrencyCompare.Benchmarks.Workloads;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Files;
using ConcurrencyCompare.Reports.Runs;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>One run from the selection to the report.</summary>
/// <param name="selection">What to measure.</param>
/// <param name="theirConfig">What the user asks of BenchmarkDotNet.</param>
/// <param name="theirArguments">The same, as it was written.</param>
/// <param name="earlier">The part of the run before an interruption; <see langword="null"/> for a new run.</param>
/// <param name="directory">The folder of the results.</param>
/// <param name="console">Where to say what happens.</param>
/// <param name="files">What the machine says of itself.</param>
/// <remarks>Every case that has ended is in the journal before the next one begins, so an interruption or a crash loses
/// at most the case that is running. Results and report are written once, at the end.</remarks>
internal sealed class BenchmarkRun(
    Selection selection,
    IConfig theirConfig,
    string[] theirArguments,
    RunResults? earlier,
    string directory,
    InvocationConfiguration console,
    LinuxFiles files)
{
    private readonly DateTimeOffset _started = TimeProvider.System.GetUtcNow();
    private readonly TheirFiles _theirs = TheirFiles.In(directory);
    private readonly MachineEnvironment _machine = ThisMachine.Describe(files);
    private readonly MachineHealth _health = HealthProbe.Examine(files).Health;
    private readonly double _nanosecondsPerStep = WorkStep.Share(earlier?.Settings.NanosecondsPerStep);
    private readonly IReadOnlyList<CaseResult> _earlierCases = earlier?.Cases ?? [];
    private ProgressLine _progress = null!;
    private RunResults _start = null!;
    private RunJournal? _journal;
    private LaunchPlan _plan = null!;
    private bool _isDecided;

    public int Execute()
    {
        using var interruption = new Interruption();
        var config = ManualConfig.Union(
            ManualConfig.CreateEmpty()
                .AddColumnProvider(DefaultColumnProviders.Instance)
                .AddLogger(NullLogger.Instance)
                .AddValidator(JitOptimizationsValidator.FailOnError)
                .WithArtifactsPath(TheirFiles.FolderIn(directory)),
            theirConfig);
        var plan = _plan = LaunchPlan.Create(selection, config).RequireAny();
        if (RunJournal.IsInUse(directory))
        {
            throw new UsageException(
                $"another run is measuring into '{directory}': choose another folder with --output.");
        }
        if (earlier is not null)
        {
            Resumption.RequireSame(plan, _machine, SourceRevision.Commit, SourceRevision.Code, earlier);
        }
        else if (RunJournal.IsIn(directory))
        {
            console.Error.WriteLine(
                "warning: the folder holds a run that was broken off, which this one replaces; --resume continues it "
                    + "instead.");
        }

        var deadline = new Deadline(TimeProvider.System, selection.Budget);
        RunRecorder recorder = null!;
        void StartAt(int place)
        {
            interruption.ThrowIfItEnds();
            Start(recorder, place, deadline);
        }

        recorder = new RunRecorder(
            plan, _earlierCases, deadline, new LaunchWatch(files), new ClockWatch(TimeProvider.System, files), StartAt,
            Save,
            interruption.Token, rounds => IsDecided(recorder, rounds));
        // An earlier part of the run may have left nothing but the neighbours.
        _isDecided = selection.OwnWork is { } own
            && recorder.Running.Launches.All(launch => launch.Setting != own.Setting);
        _start = ResultsOf(recorder);
        config.AddEventProcessor(recorder);

        if (FaultInjection.All.Count > 0)
        {
            console.Error.WriteLine(
                $"warning: faults are injected on purpose: "
                    + $"{string.Join(", ", FaultInjection.All.Select(fault => $"{fault.Key} {fault.Value}"))}.");
        }

        if (HealthFinding.Warning(_machine, _health) is { } warning)
            console.Error.WriteLine($"warning: {warning}. The command 'doctor' says what to do.");
        console.Output.WriteLine(
            $"{Announced(recorder.Running)} BenchmarkDotNet's log goes to {config.ArtifactsPath}.");
        var stopped = Measure(recorder.Running, config, interruption.Token);
        if (stopped is DecidedException)
        {
            _isDecided = true;
            console.Output.WriteLine($"The answer is decided after {recorder.DecidedAfter} rounds.");
            stopped = recorder.GoOnWith(
                [.. selection.OwnWork!.Neighbours.Select(neighbour => neighbour.Setting)]) is { } nearby
                ? MeasureNearby(nearby, config, interruption.Token)
                : null;
        }

        while (stopped is null && IsRepeated && recorder.Repeat() is { } disturbed)
        {
            console.Output.WriteLine(
                $"Measuring {SettingWords.Count(disturbed.Launches.Count, "process")} again: other programs disturbed "
                    + "the first measurement.");
            stopped = Measure(disturbed, config, interruption.Token);
        }

        if (stopped is BudgetSpentException)
        {
            console.Output.WriteLine("The budget is spent: --resume in another run measures what is missing.");
            stopped = null;
        }

        _journal?.Dispose();
        return Finish(recorder, stopped);
    }

    private Exception? MeasureNearby(LaunchPlan nearby, IConfig config, CancellationToken interruption)
    {
        console.Output.WriteLine(
            $"Measuring {SettingWords.Count(nearby.Launches.Count, "process")} of work nearby, to see what would "
                + "change the answer.");
        return Measure(nearby, config, interruption);
    }

    private string Announced(LaunchPlan running)
    {
        if (IsUntilDecided && !_isDecided && selection.Budget is { } budget)
        {
            return $"Measuring your work until its answer is decided, in at most {selection.Rounds} rounds and "
                + $"{TimeText.Of(budget)}.";
        }

        var part = earlier is null ? "" : $"{running.Launches.Count} of ";
        return $"Measuring {part}{SettingWords.Count(_plan.Launches.Count, "process")}, rounds: {selection.Rounds}, "
            + $"about {TimeText.Of(running.Duration)}.";
    }

    private bool IsUntilDecided => selection.OwnWork is { Looks.Count: > 1 };

    /// <summary>Whether somebody's own work has its answer: asked after the rounds that were fixed for it
    /// before.</summary>
    private bool IsDecided(RunRecorder recorder, int rounds) =>
        selection.OwnWork is { Looks: var looks }
        && looks.SkipLast(1).Contains(rounds)
        && JudgedRun.Of(ResultsOf(recorder)).OwnWork is { IsDecided: true };

    /// <summary>In turns there is no partner for a repetition.</summary>
    private bool IsRepeated => !selection.Profile.IsSmoke && selection.TurnsId is null;

    /// <returns>What ended the run before its end; <see langword="null"/> if nothing did.</returns>
    private Exception? Measure(LaunchPlan plan, IConfig config, CancellationToken interruption)
    {
        _progress = new ProgressLine(console.Output);
        try
        {
            BenchmarkRunner.Run([plan.ToRunInfo(config)]);
            // Ctrl+C during the build only looks like a failed build.
            interruption.ThrowIfCancellationRequested();
            return null;
        }
        catch (Exception stopped) when (stopped
            is OperationCanceledException or BudgetSpentException or DecidedException or IOException
                or UnauthorizedAccessException)
        {
            return stopped;
        }
        finally
        {
            _progress.Clear();
        }
    }

    private void Start(RunRecorder recorder, int place, Deadline deadline)
    {
        var running = recorder.Running;
        var launch = running.Launches[place];
        var turn = new Turn(
            launch.Round, running.Launches.Max(planned => planned.Round), place + 1, running.Launches.Count,
            $"{launch.Scenario.Name}{(launch.Setting.Length > 0 ? $", {launch.Setting}" : "")}: {launch.Model}")
        {
            ShortName = string.Join(' ', launch.Parameters.Values.Prepend(launch.Scenario.Name)),
            // Nothing is said of who leads where that would end the run, before it is decided.
            SoFar = IsUntilDecided ? "" : SoFar.Of(recorder.Cases, selection.Models, launch),
            Open = IsUntilDecided && !_isDecided && deadline.Left is { } left
                ? $"undecided so far, at most {TimeText.Of(left < TimeSpan.Zero ? TimeSpan.Zero : left)} left" : null,
        };
        if (selection.TurnsId is { } measurement)
            deadline.StopWhile(() => turn.Await(measurement, Console.In, console.Output));
        _progress.Start(turn);
    }

    private int Finish(RunRecorder recorder, Exception? stopped)
    {
        var wasInterrupted = stopped is OperationCanceledException;
        // An earlier run's results are worth more than a report of nothing that was tried.
        if (!recorder.IsEmpty || _journal is not null) stopped = Publish(recorder) ?? stopped;

        if (wasInterrupted)
        {
            console.Error.WriteLine(
                recorder.IsEmpty
                    ? "interrupted before anything was measured." : "interrupted: what was finished is in the report.");
            return ExitCode.Interrupted;
        }

        if (ErrorOf(recorder, stopped) is { } error) console.Error.WriteLine(OneLine.Of("error: " + error));
        return stopped is null && recorder.IsComplete ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>What went wrong first: the rest comes of it. Most errors are of every case, in the same
    /// words.</summary>
    private string? ErrorOf(RunRecorder recorder, Exception? stopped) => recorder.Errors.Distinct().ToList() switch
    {
        [var error] => error,
        [var error, .. var more] => $"{error} ({more.Count} more in BenchmarkDotNet's log)",
        _ => stopped is null ? null : $"{Cause.Of(stopped)} What was written before is kept in {directory}.",
    };

    /// <returns>Why the report could not be written; <see langword="null"/> if it was.</returns>
    private Exception? Publish(RunRecorder recorder)
    {
        var results = ResultsOf(recorder);
        var failed = FailureOf(() =>
        {
            ResultsFile.Write(directory, results);
            RunJournal.Delete(directory);
        });
        var report = RunReport.Of(results);
        ConsoleReport.Print(Terminal.CreateConsole(console.Output), report);
        foreach (
            var missing in results.Missing.Where(results.IsLacking).GroupBy(missing => missing.Reason)
                .Select(missing => $"{ScenarioWords.KindOf(missing.First())}: {ScenarioWords.Missing(missing)}"))
        {
            console.Error.WriteLine(OneLine.Of(missing));
        }

        failed ??= FailureOf(() => ReportFolder.Write(directory, report, results));
        if (failed is not null) return failed;

        WrittenFiles.Say(console.Output, directory);
        foreach (var file in _theirs.Written()) console.Output.WriteLine($"BenchmarkDotNet: {file}");
        return null;

        static Exception? FailureOf(Action write)
        {
            try
            {
                write();
                return null;
            }
            catch (Exception refused) when (Cause.IsRefusal(refused))
            {
                return refused;
            }
        }
    }

    private void Save(JournalLine line)
    {
        if (_journal is null) _journal = RunJournal.Create(directory, _start, line);
        else _journal.Add(line);
    }

    private RunResults ResultsOf(RunRecorder recorder)
    {
        var results = MeasuredBy(recorder);
        return results with { Settings = results.Settings with { Command = Reproduction.CommandOf(results) } };
    }

    private RunResults MeasuredBy(RunRecorder recorder) => new()
    {
        Settings = (earlier is null ? NewSettings() : earlier.Settings with
        {
            ResumedUtc = [.. earlier.Settings.ResumedUtc ?? [], _started],
        }) with
        {
            Rounds = recorder.DecidedAfter ?? selection.Rounds,
        },
        OwnWork = selection.OwnWork,
        Plugins = selection.Plugins,
        Environment = _machine,
        Health = earlier is null ? _health : earlier.Health,
        Scenarios = [.. selection.Scenarios.Select(scenario => scenario.Facts)],
        Unasked = [.. Scenario.WithPlugins.Except(selection.Scenarios).Select(scenario => scenario.Facts)],
        Uncompared = [.. selection.Scenarios.Where(scenario => !scenario.Compares).Select(scenario => scenario.Name)],
        Models =
        [
            .. selection.Scenarios.SelectMany(scenario => scenario.Yardsticks),
            .. Contestant.All.Where(model => selection.Models.Contains(model.Info.Name))
                .Select(model => new NamedText(model.Info.Name, model.Info.Description)),
        ],
        Manifest =
        [
            .. Contestant.All.Where(model => selection.Models.Contains(model.Info.Name))
                .Select(model => (model.Info, Made: model.Info.Manifest))
                .Select(model => new FairnessEntry(
                    model.Info.Name, model.Made.Queue, model.Made.Signalling, model.Made.Waiting, model.Made.Threads,
                    model.Made.SetUp)
                {
                    RunsOnCallingThread = model.Info.RunsOnCallingThread,
                    UsesOtherProcesses = model.Info.UsesOtherProcesses,
                    IsPeer = Contestant.IsPeer(model.Info.Name),
                }),
        ],
        Controls =
            [.. selection.Controls.Where(control => recorder.Cases.Any(measured => measured.Model == control.Name))],
        Doubled = recorder.Cases.Any(measured => measured.Model == Doubles.Only.Name) ? [Doubles.Only] : [],
        Known = [.. selection.Scenarios.SelectMany(scenario => scenario.Known)],
        SameWork = SameWorkPlan.Of(_plan),
        Cases = recorder.Cases,
        Missing = recorder.Missing,
    };

    private RunSettings NewSettings() =>
        new(selection.Profile.Name, selection.Rounds, selection.Seed, _started, selection.Threshold)
        {
            IsTrial = selection.Profile.IsSmoke,
            Commit = SourceRevision.Commit,
            Code = SourceRevision.Code,
            NanosecondsPerStep = _nanosecondsPerStep,
            TurnsId = selection.TurnsId,
            Cpus = selection.Cpus?.ToString(),
            BudgetSeconds = selection.Budget?.TotalSeconds,
            Broker = selection.Broker,
            BenchmarkDotNetOptions = theirArguments.Length == 0 ? null : theirArguments,
        };
}
