using System.Globalization;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>How to read a report, and where its run was measured.</summary>
internal static class RunWords
{
    public static IEnumerable<string> NotesOf(JudgedRun run)
    {
        if (run.IsSingleRound) return ["Value: what one process measured.", .. MeasureNotes(run)];

        var threshold = Figures.Share(run.Results.Settings.Threshold);
        var rounds = run.Results.Cases.SelectMany(measured => measured.Rounds).ToList();
        List<string> notes =
        [
            $"Value: the centre of {(run.OwnWork?.Rounds ?? run.Results.Settings.Rounds)} rounds, each in a fresh "
                + $"process (Hodges-Lehmann). In brackets: its {Figures.Percent(run.Confidence)} confidence interval.",
            "Ratio: from the ratios inside each round.",
            $"Faster, slower: the whole interval lies beyond {threshold}, and the difference stands among all pairs of "
                + $"its setting (of settings whose models differ by at most {threshold}, at most "
                + $"{Figures.Share(PairVerdict.FamilyError)} would show a difference). Equal: the whole interval lies "
                + $"within {threshold}. No difference shown: there may still be one.",
            .. run.Results.Peers.Count == 0 ? Array.Empty<string>() :
            [
                "Peers: pairs of a model and a peer are judged together, pairs of two peers as well, both apart from "
                    + "the pairs of the suite's own models. So no peer changes a verdict on these.",
            ],
            "Rank 1-2: the model may be first or second. Ranks that overlap are ties.",
            "A/A control: a model measured against itself. A/A offset: a difference between the two that is more than "
                + "scatter, and so comes from the suite or the machine and does not shrink with more rounds. Where the "
                + $"{Figures.Share(AaOffset.Confidence)} interval shows an offset, a difference between models has to "
                + "exceed the offset. Typical round: half of the rounds deviate by more.",
        ];
        if (run.OwnWork is { } own) notes.AddRange(OwnWorkNotes(own));
        if (rounds.Any(round => round.Latency is not null))
        {
            notes.Add(
                "Latency: from the moment an item was meant to exist (open loop). A percentile is given where at least "
                    + "ten items of "
                + "each round lie beyond; the maximum is that of all items of all rounds, and has no interval.");
        }

        if (rounds.Any(round => round.Lateness is not null))
        {
            notes.Add(
                "Producer late: the part of the latency before the producer was asked for the item, most of which is "
                    + "the kernel's timer. Hand-over: the part from there to the consumer. Difference of medians: from "
                    + "inside each round, so what models have in common cancels.");
        }

        if (rounds.Any(round => round.IterationCosts is not null))
        {
            notes.Add(
                "Costs: of all threads in the measured iterations, by the same estimator as times; collections: of all "
                + "iterations together; peak working set: of the whole process, with the runtime and the warm-up."
                + (run.Results.OfOtherProcesses is { Count: > 0 } others
                    ? $" Costs of {SettingWords.And([.. others])} are not given: other processes do a part of the work."
                    : ""));
        }

        var unwatched = run.Scenarios
            .Where(scenario => scenario is { IsCompared: true, Offset: null, Quantity: not CaseQuantity.ProcessorTime })
            .Select(scenario => scenario.Name).ToList();
        if (unwatched.Count > 0) notes.Add($"No A/A control: {SettingWords.And(unwatched)}.");
        return [.. notes, .. MeasureNotes(run)];
    }

    private static IEnumerable<string> OwnWorkNotes(JudgedOwnWork own)
    {
        var looks = own.Own.Looks.Count;
        if (looks > 1)
        {
            var confidence = (100 * PairVerdict.ConfidenceOf(SequentialLooks.Share(looks)))
                .ToString("0.#", CultureInfo.InvariantCulture);
            yield return $"Decided: the run looked {looks} times at most, after rounds that were fixed before and at "
                + "its end. Each look may make a part of the wrong claims, so values and ratios of this work have "
                + $"{confidence}% intervals, and all looks together are as sure as one.";
        }

        if (own.Neighbours.Count > 0)
        {
            yield return "Half and twice the work, "
                + (own.Own.Work.Rate is null ? "" : "half and twice the rate, ")
                + "and half and twice the participants: measured in six rounds each, whatever came of the work.";
        }
    }

    /// <summary>What the parameters of a scenario mean; empty where there is nothing to explain.</summary>
    public static string Explained(ScenarioFacts scenario) => scenario.Parameters.Count == 0
        ? ""
        : SettingWords.Capitalized(
            string.Join("; ", scenario.Parameters.Select(parameter => $"{parameter.Name}: {parameter.Text}"))) + ".";

    public static IEnumerable<(string Name, string Text)> FactsOf(RunResults results)
    {
        var (machine, settings) = (results.MeasuredOn, results.Settings);
        return
        [
            .. HealthWords.FactsOf(results),
            ("System", $"{machine.OperatingSystem}, {machine.Architecture}"),
            ("Runtime", $"{machine.Runtime}, {machine.GarbageCollector} garbage collection"),
            ("Measured with", $"BenchmarkDotNet {machine.BenchmarkDotNet}, profile {settings.Profile}, "
                + $"{SettingWords.Count(RoundsOf(results), "round")}, threshold {Figures.Share(settings.Threshold)}, "
                + string.Create(CultureInfo.InvariantCulture,
                    $"seed {settings.Seed}, {settings.StartedUtc.UtcDateTime:yyyy-MM-dd HH:mm} UTC")),
            .. settings.Broker is { } broker ? [("Broker", TextOf(broker))] : Array.Empty<(string, string)>(),
            .. results.Models.Select(model => (model.Name, model.Text)),
            .. (results.Plugins ?? []).Select(plugin => ($"Plug-in {plugin.File}", TextOf(plugin))),
        ];
    }

    /// <summary>Which build it is, and what it brings.</summary>
    private static string TextOf(PluginFacts plugin)
    {
        var commit = plugin.Commit is { } name ? $", commit {name}" : "";
        var changed = plugin.IsModified is true ? " with changes that are in none" : "";
        return $"{plugin.Version}{commit}{changed}, module {plugin.Module}: {string.Join(", ", plugin.Names)}";
    }

    private static string TextOf(BrokerFacts broker) =>
        $"{broker.Version} on {(broker.IsHere ? "this" : "another")} machine, "
            + (broker.IsOwn ? "started for this run; " : "running before; ")
            + (broker.AppendsOnly ? "writes down every change (append-only file)" : "no append-only file");

    /// <summary>A run that goes on until it is decided has as many as it took.</summary>
    private static int RoundsOf(RunResults results) => results.OwnWork is null
        ? results.Settings.Rounds
        : results.Cases.Select(measured => measured.Rounds.Count).DefaultIfEmpty().Max();

    private static IEnumerable<string> MeasureNotes(JudgedRun run) =>
        run.Scenarios.SelectMany(scenario => scenario.Measures).Select(measure => measure.Text).OfType<string>()
            .Distinct();
}
