using BenchmarkDotNet.EventProcessors;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.Results;
using BenchmarkDotNet.Validators;
using ConcurrencyCompare.Analysis.Files;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Machine.Health;
using ConcurrencyCompare.Benchmarks.Plan;
using ConcurrencyCompare.Benchmarks.Scenarios;
using ConcurrencyCompare.Benchmarks.Toolchains;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>Collects what BenchmarkDotNet measures, round by round, and hands it on.</summary>
/// <param name="plan">What is going to be measured.</param>
/// <param name="earlier">What was measured of the plan before an interruption.</param>
/// <param name="deadline">Says whether there is time for another round.</param>
/// <param name="watch">Says what the machine did while a case was measured.</param>
/// <param name="clocks">Says whether the machine slept meanwhile, or somebody set its clock.</param>
/// <param name="onStart">Called before a case is measured, with its place in what is being run, from 0; it may wait,
/// and it may end the run.</param>
/// <param name="onEnd">Called after a case was measured, or failed: the moment to save it.</param>
/// <param name="interruption">Looked at before each case.</param>
/// <param name="isDecided">Says whether the rounds so far, so many, answer all that was asked: then no more are
/// needed.</param>
internal sealed class RunRecorder(
    LaunchPlan plan,
    IReadOnlyList<CaseResult> earlier,
    Deadline deadline,
    LaunchWatch watch,
    ClockWatch clocks,
    Action<int> onStart,
    Action<JournalLine> onEnd,
    CancellationToken interruption,
    Func<int, bool>? isDecided = null) : EventProcessor
{
    private const string NoTime = "the budget was spent before";

    /// <summary>Each repetition is a run of its own, with a build.</summary>
    private static readonly TimeSpan Build = TimeSpan.FromSeconds(3);

    /// <summary>Who goes on with several rounds has them all, though they take a little longer than those
    /// before.</summary>
    private const double Reserve = 1.1;

    /// <summary>How long a signal may take that has reached the measured process already.</summary>
    private static readonly TimeSpan Hearing = TimeSpan.FromSeconds(2);

    private readonly RoundLedger _ledger = new(
        plan.CasesWith(earlier), plan.Launches.Select(launch => launch.Key),
        [
            .. plan.Refused.Select(refused => refused.Launch.Key.Missing(refused.Reason) with
            {
                IsNotApplicable = Refusals.OfNature(refused.Launch) == refused.Reason,
            }),
        ]);

    private readonly Dictionary<LaunchKey, int> _planned =
        plan.Launches.Select((launch, place) => (launch.Key, place)).ToDictionary();

    private Dictionary<BenchmarkCase, int> _places = PlacesOf(Resumption.Rest(plan, earlier));
    private bool _isBudgetSpent;
    private bool _isRepeating;
    private TimeSpan _clockSet;
    private int _positionBefore = Resumption.LastPosition(earlier);

    /// <summary>Why nothing could be run: the validation's or the build's own words.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Whether nothing was measured.</summary>
    public bool IsEmpty => _ledger.IsEmpty;

    /// <summary>Whether every case that this machine carries, and for which there was time, was measured, and no
    /// repetition failed.</summary>
    public bool IsComplete => _isBudgetSpent ? !_ledger.HasFailed : _ledger.IsCompleteTo(DecidedAfter ?? int.MaxValue);

    /// <summary>After how many rounds the answer was decided, and the run ended; <see langword="null"/> where it was
    /// not.</summary>
    public int? DecidedAfter { get; private set; }

    /// <summary>What was measured so far.</summary>
    public IReadOnlyList<CaseResult> Cases => _ledger.Cases;

    /// <summary>What was planned and not measured, with the reason.</summary>
    public IReadOnlyList<MissingRound> Missing =>
        DecidedAfter is null
            ? _ledger.Missing(_isBudgetSpent ? NoTime : RoundLedger.NotReached) : [.. NeededAndMissing];

    /// <summary>What is being run, or will be next: at first all that was not measured earlier.</summary>
    public LaunchPlan Running { get; private set; } = Resumption.Rest(plan, earlier);

    /// <summary>Chooses what is to be measured again because it was disturbed; the next run is then of that.</summary>
    /// <returns>The rounds to run; <see langword="null"/> when there is nothing to repeat.</returns>
    public LaunchPlan? Repeat()
    {
        var chosen = Repetition.Choose(_ledger.Groups);
        if (chosen.Count == 0 || !deadline.HasTimeFor(chosen.Sum(group => group.Cases.Count), Build)) return null;

        _isRepeating = true;
        foreach (var group in chosen) group.BeginRepeat();
        _positionBefore += Running.Launches.Count;
        Running = plan.Again([.. chosen.SelectMany(group => group.Cases)]);
        _places = PlacesOf(Running);
        return Running;
    }

    /// <summary>Goes on with settings that were not reached, all of their rounds; the next run is then of
    /// those.</summary>
    /// <param name="settings">The settings, the most important first: as many of them as there is time for.</param>
    /// <returns>What to run; <see langword="null"/> when there is nothing, or no time.</returns>
    public LaunchPlan? GoOnWith(IReadOnlyList<string> settings)
    {
        var rest = Resumption.Rest(plan, _ledger.Cases).Launches.ToLookup(launch => launch.Setting);
        var chosen = new HashSet<string>();
        var cases = 0;
        foreach (var setting in settings.Where(rest.Contains))
        {
            var more = cases + rest[setting].Count();
            if (!deadline.HasTimeFor((int)(more * Reserve), Build))
            {
                _isBudgetSpent = true;
                continue;
            }

            chosen.Add(setting);
            cases = more;
        }

        if (chosen.Count == 0) return null;

        _positionBefore += Running.Launches.Count;
        Running = plan.Again([.. rest.SelectMany(launches => launches).Where(launch => chosen.Contains(launch.Setting))
            .OrderBy(launch => _planned[launch.Key]).Select(launch => launch.Key)]);
        _places = PlacesOf(Running);
        return Running;
    }

    public override void OnValidationError(ValidationError validationError)
    {
        if (validationError.IsCritical) Errors.Add(validationError.Message);
    }

    public override void OnBuildComplete(BuildPartition partition, BuildResult buildResult)
    {
        if (!buildResult.IsBuildSuccess) Errors.Add(BuildFailure.Of(partition, buildResult));
    }

    public override void OnStartRunBenchmark(BenchmarkCase benchmarkCase)
    {
        interruption.ThrowIfCancellationRequested();
        var place = _places[benchmarkCase];
        if (!_isRepeating && DecidedAfter is null
            && IsFirstOfRound(place) && isDecided?.Invoke(Running.Launches[place].Round - 1) == true)
        {
            DecidedAfter = Running.Launches[place].Round - 1;
            throw new DecidedException();
        }

        if (IsFirstOfRound(place) && !deadline.HasTimeFor(CasesInRoundOf(place)))
        {
            _isBudgetSpent = true;
            throw new BudgetSpentException();
        }

        onStart(place);
        deadline.StartCase();
        // Sleep between two cases disturbs none of them.
        _clockSet += clocks.Look().Set;
        watch.Start();
    }

    public override void OnEndRunBenchmark(BenchmarkCase benchmarkCase, BenchmarkReport report)
    {
        var health = watch.End();
        var (slept, set) = clocks.Look();
        _clockSet += set;
        // What an interruption killed has not failed: it was not reached. Ctrl+C ends all programs of a terminal, and
        // this one may see the end of the measured one before it has heard of it itself.
        if (LaunchReport.HasBeenTold(report)) interruption.WaitHandle.WaitOne(Hearing);
        interruption.ThrowIfCancellationRequested();

        var place = _places[benchmarkCase];
        var launch = Running.Launches[place];
        var failure = LaunchReport.FailureOf(report);
        var result = failure is null
            ? LaunchReport.ResultOf(report, launch, _positionBefore + place + 1, health) : null;
        failure ??= Declaration.DenialOf(launch, result!, LaunchReport.OutputOf(report));
        if (failure is null)
        {
            result = result! with { SleptSeconds = SecondsOf(slept), ClockSetSeconds = SecondsOf(_clockSet) };
            _clockSet = TimeSpan.Zero;
        }

        var line = new JournalLine(launch.Key.Scenario, launch.Key.Setting, launch.Key.Model, launch.Key.Round)
        {
            Result = failure is null ? result : null,
            Failure = failure,
        };
        _ledger.Add(line);
        onEnd(line);
    }

    /// <summary>Of the rounds that were needed.</summary>
    private IEnumerable<MissingRound> NeededAndMissing =>
        _ledger.Missing(_isBudgetSpent ? NoTime : RoundLedger.NotReached)
            .Where(missing => missing.Round <= DecidedAfter);

    /// <summary>To a tenth of a second, as far as these clocks can be held against each other.</summary>
    private static double? SecondsOf(TimeSpan time) => time == TimeSpan.Zero ? null : Math.Round(time.TotalSeconds, 1);

    private bool IsFirstOfRound(int place) =>
        place == 0 || Running.Launches[place].Round != Running.Launches[place - 1].Round;

    private int CasesInRoundOf(int place) =>
        Running.Launches.Skip(place).TakeWhile(launch => launch.Round == Running.Launches[place].Round).Count();

    private static Dictionary<BenchmarkCase, int> PlacesOf(LaunchPlan plan) =>
        plan.Launches.Select((launch, place) => (launch.Case, place)).ToDictionary();
}

/// <summary>Ends a run whose time is over: nothing has gone wrong.</summary>
internal sealed class BudgetSpentException : Exception;

/// <summary>Ends a run that has its answer.</summary>
internal sealed class DecidedException : Exception;
