using BenchmarkDotNet.EventProcessors;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.Results;
using BenchmarkDotNet.Validators;
using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Benchmarks.Rounds;

/// <summary>Collects what BenchmarkDotNet measures, round by round, and hands every change on.</summary>
/// <param name="plan">What is going to be measured.</param>
/// <param name="onStart">Called before a case is measured, with its place in the plan, from 0.</param>
/// <param name="onChange">Called after a case was measured: the moment to save.</param>
/// <param name="interruption">Looked at before each case.</param>
internal sealed class RunRecorder(
    RoundPlan plan, Action<int> onStart, Action onChange, CancellationToken interruption) : EventProcessor
{
    private const string NotReached = "the run ended before";

    private readonly Dictionary<PlannedRound, RoundResult> _measured = [];
    private readonly Dictionary<PlannedRound, string> _failed = [];
    private readonly Dictionary<BenchmarkCase, int> _places =
        plan.Rounds.Select((round, place) => (round.Case, place)).ToDictionary();

    /// <summary>Why nothing could be run: the validation's or the build's own words.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Whether nothing was measured.</summary>
    public bool IsEmpty => _measured.Count == 0;

    /// <summary>Whether every case was measured.</summary>
    public bool IsComplete => _measured.Count == plan.Rounds.Count;

    /// <summary>What was measured so far.</summary>
    public IReadOnlyList<CaseResult> Cases =>
    [
        .. plan.InReportOrder
            .GroupBy(round => (round.Scenario.Name, round.Setting, round.Model))
            .Select(rounds => new CaseResult(
                rounds.Key.Name,
                rounds.First().Parameters,
                rounds.Key.Model,
                [.. rounds.Where(_measured.ContainsKey).Select(round => _measured[round])])),
    ];

    /// <summary>What was planned and not measured, with the reason.</summary>
    public IReadOnlyList<MissingRound> Missing =>
    [
        .. plan.InReportOrder.Where(round => !_measured.ContainsKey(round)).Select(round => new MissingRound(
            round.Scenario.Name, round.Setting, round.Model, round.Round, _failed.GetValueOrDefault(round, NotReached))),
    ];

    public override void OnValidationError(ValidationError validationError)
    {
        if (validationError.IsCritical) Errors.Add(validationError.Message);
    }

    public override void OnBuildComplete(BuildPartition partition, BuildResult buildResult)
    {
        if (buildResult.IsBuildSuccess) return;

        // The compiler's or the build's whole output: its first error says what is wrong, the rest is in the log.
        var output = buildResult.ErrorMessage ?? buildResult.GenerateException?.Message ?? "";
        var error = output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase));
        Errors.Add("the measured program could not be built: " + (error ?? "see BenchmarkDotNet's log").Trim());
    }

    public override void OnStartRunBenchmark(BenchmarkCase benchmarkCase)
    {
        interruption.ThrowIfCancellationRequested();
        onStart(_places[benchmarkCase]);
    }

    public override void OnEndRunBenchmark(BenchmarkCase benchmarkCase, BenchmarkReport report)
    {
        // What an interruption killed has not failed: it was not reached.
        interruption.ThrowIfCancellationRequested();

        var place = _places[benchmarkCase];
        var round = plan.Rounds[place];
        if (RoundReport.FailureOf(report) is { } failure) _failed[round] = failure;
        else _measured[round] = RoundReport.ResultOf(report, round, place + 1);
        onChange();
    }
}
