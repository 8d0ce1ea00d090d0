using System.Globalization;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.MeasuredProcess;
using ConcurrencyCompare.Benchmarks.Scenarios;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Run;

/// <summary>What a case says about itself: its numbers are divided by it, and its setting is shown beside
/// them.</summary>
/// <param name="Items">How many items each measured iteration hands over.</param>
/// <param name="Shape">The workload that the model is given; <see langword="null"/> where no model is.</param>
/// <param name="Cpus">The processors that it runs on; <see langword="null"/> where the system does not pin
/// processes.</param>
internal sealed record Declaration(IReadOnlyList<long> Items, WorkloadShape? Shape, string? Cpus)
{
    /// <summary>That of a case.</summary>
    /// <param name="launch">What was planned.</param>
    /// <param name="result">What was measured, with the items that its times were divided by.</param>
    public static Declaration Of(Launch launch, RoundResult result)
    {
        var cpus = PinnedJob.CpusOf(launch.Case.Job) ?? Affinity.Own;
        return new Declaration(
            [.. (result.IterationCosts ?? []).Select(costs => costs.Items)],
            launch.Scenario.ShapeOf(launch),
            (launch.Scenario.OnOneCore ? cpus?.First : cpus)?.ToString());
    }

    /// <summary>Why a process that ended well is worth nothing, in a line; <see langword="null"/> if what it saw is
    /// what its case says.</summary>
    public static string? DenialOf(Launch launch, RoundResult result, IEnumerable<string> output) =>
        ChildOutput.ReadObservation(output) is { } seen
            ? Of(launch, result).DeniedBy(seen)
            : "the measured process did not say what it saw";

    /// <summary>What of it is not so, in a line; <see langword="null"/> if all of it is.</summary>
    public string? DeniedBy(Observation seen)
    {
        if (!Items.SequenceEqual(seen.Items))
        {
            return $"the scenario declares {Numbers(Items)} items for its iterations, and its consumers counted "
                + $"{Numbers(seen.Items)}";
        }

        if (!seen.Shapes.SequenceEqual(Shape is null ? [] : [Shape]))
            return $"the setting stands for {Describe(Shape)}, and what ran was {Describe([.. seen.Shapes])}";
        return Cpus != seen.Cpus
            ? $"the process was to run on the processors {Cpus ?? "of the system"}, and could use {seen.Cpus ?? "any"}"
            : null;
    }

    private static string Describe(params WorkloadShape?[] shapes) =>
        shapes.OfType<WorkloadShape>().ToList() is { Count: > 0 } some
            ? string.Join(" and ", some.Select(shape => $"({shape})")) : "no model";

    private static string Numbers(IReadOnlyList<long> items) =>
        string.Join(", ", items.Select(count => count.ToString("N0", CultureInfo.InvariantCulture)));
}
