using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;

namespace ConcurrencyCompare.Reports.Words;

/// <summary>The health of a run in sentences: what was found before it, and what happened meanwhile.</summary>
internal static class HealthWords
{
    public static IReadOnlyList<string> Of(JudgedRun run)
    {
        var results = run.Results;
        var before = results.MeasuredHealth is { } health
            ? HealthFinding.AllOf(results.MeasuredOn, health).Where(finding => finding.Level != HealthLevel.Fine)
                .Select(finding => $"Before the run, {finding.Name}: {finding.Value}. {finding.Advice}")
            : [];
        return [.. before, .. Unlike(results.Processes), During(run.Health), .. MeanwhileWords.Of(run.Meanwhile)];
    }

    /// <summary>What bends results, and how disturbed the run was.</summary>
    public static IReadOnlyList<string> InShort(JudgedRun run)
    {
        var results = run.Results;
        var warning = results.MeasuredHealth is { } health ? HealthFinding.Warning(results.MeasuredOn, health) : null;
        return
        [
            .. warning is null ? Array.Empty<string>() : [$"Before the run, {warning}."], .. Unlike(results.Processes),
            During(run.Health),
            .. MeanwhileWords.Of(run.Meanwhile),
        ];
    }

    /// <summary>The machine, fact by fact, as far as the results know it.</summary>
    public static IEnumerable<(string Name, string Text)> FactsOf(RunResults results)
    {
        var machine = results.MeasuredOn;
        IEnumerable<(string, string)> facts = results.MeasuredHealth is { } health
            ? HealthFinding.AllOf(machine, health)
                .Select(finding => (SettingWords.Capitalized(finding.Name), finding.Value))
            :
            [
                ("Processor", $"{machine.Processor}, {machine.LogicalCores} logical cores"),
                ("Machine",
                    machine.VirtualMachine is { } hypervisor ? $"virtual ({hypervisor})" : "no hypervisor seen"),
            ];
        return results.Settings.Cpus is { } cpus ? facts.Append(("Pinned to", $"processors {cpus}")) : facts;
    }

    private static IEnumerable<string> Unlike(IReadOnlyList<(ProcessFacts Process, int Measurements)> kinds) =>
        kinds.Count < 2
        ? []
        :
        [
            "The measured processes were of different kinds, and so are their numbers: "
                + string.Join("; ",
                    kinds.Select(kind => $"{Figures.Number(kind.Measurements)} with {Describe(kind.Process)}")) + ".",
        ];

    private static string Describe(ProcessFacts process) =>
        $"{process.Runtime}, {process.GarbageCollector} garbage collection, tiered compilation "
            + $"{OnOff(process.TieredCompilation)}, "
            + $"dynamic PGO {OnOff(process.TieredPgo)}";

    private static string OnOff(bool isOn) => isOn ? "on" : "off";

    private static string During(RunHealth run)
    {
        if (run.Watched == 0) return $"During the run, steal and other programs: {HealthFinding.NotGiven}.";

        var limits = $"steal above {Figures.Share(RoundHealth.StealLimit)} or other programs above "
            + $"{Figures.Share(RoundHealth.ForeignLimit)} of the machine's processor time";
        var all = SettingWords.Count(run.Measured, "measurement");
        if (run.Disturbed == 0) return $"During the run, none of {all} was disturbed ({limits}).";

        var disturbed = $"During the run, {Figures.Number(run.Disturbed)} of {all} "
            + $"{(run.Disturbed == 1 ? "was" : "were")} disturbed ({limits}).";
        var kept = $"Still disturbed, counted and marked: {Figures.Number(run.StillDisturbed)}.";
        if (run.Repeated > 0)
        {
            // Of what counts in its repeat, all that was disturbed first is undisturbed now.
            var cured = run.Disturbed - run.StillDisturbed;
            var beside = run.Replaced - cured;
            return $"{disturbed} Repeated: {Figures.Number(run.Repeated)}, with those beside them. An undisturbed "
                + $"repeat replaces {Figures.Number(cured)} of the disturbed"
                + $"{(beside == 0 ? "" : $" and {Figures.Number(beside)} beside them")}. {kept}";
        }

        return run.IsTooDisturbed
            ? $"{disturbed} Not repeated, since more than {Figures.Share(RunHealth.MostDisturbed)} were disturbed. "
                + $"{kept}"
            : $"{disturbed} None was repeated. {kept}";
    }
}
