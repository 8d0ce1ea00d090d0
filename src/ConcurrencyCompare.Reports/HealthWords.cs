using System.Globalization;
using ConcurrencyCompare.Analysis;

namespace ConcurrencyCompare.Reports;

/// <summary>The health of a run in sentences: what was found before it, and what happened meanwhile.</summary>
internal static class HealthWords
{
    public static IReadOnlyList<string> Of(RunResults results)
    {
        var before = results.MeasuredHealth is { } health
            ? HealthFinding.AllOf(results.MeasuredOn, health).Where(finding => finding.Level != HealthLevel.Fine)
                .Select(finding => $"Before the run, {finding.Name}: {finding.Value}. {finding.Advice}")
            : [];
        return [.. before, .. Unlike(results.Processes), During(RunHealth.Of(results))];
    }

    /// <summary>The machine, fact by fact, as far as the results know it.</summary>
    public static IEnumerable<NamedText> FactsOf(RunResults results)
    {
        var machine = results.MeasuredOn;
        var facts = results.MeasuredHealth is { } health
            ? HealthFinding.AllOf(machine, health)
                .Select(finding => new NamedText(char.ToUpperInvariant(finding.Name[0]) + finding.Name[1..], finding.Value))
            :
            [
                new("Processor", $"{machine.Processor}, {machine.LogicalCores} logical cores"),
                new("Machine", machine.VirtualMachine is { } hypervisor ? $"virtual ({hypervisor})" : "no hypervisor seen"),
            ];
        return results.Settings.Cpus is { } cpus ? facts.Append(new NamedText("Pinned to", $"processors {cpus}")) : facts;
    }

    private static IEnumerable<string> Unlike(IReadOnlyList<(ProcessFacts Process, int Measurements)> kinds) => kinds.Count < 2
        ? []
        :
        [
            "The measured processes were of different kinds, so their numbers are not of one kind: "
                + string.Join("; ", kinds.Select(kind => $"{kind.Measurements} with {Describe(kind.Process)}")) + ".",
        ];

    private static string Describe(ProcessFacts process) =>
        $"{process.Runtime}, {process.GarbageCollector} garbage collection, tiered compilation {OnOff(process.TieredCompilation)}, "
            + $"dynamic PGO {OnOff(process.TieredPgo)}";

    private static string OnOff(bool isOn) => isOn ? "on" : "off";

    private static string During(RunHealth run)
    {
        if (run.Watched == 0) return $"During the run, steal and other programs: {HealthFinding.NotGiven}.";

        var limits = $"steal above {Percent(RoundHealth.StealLimit)} or other programs above "
            + $"{Percent(RoundHealth.ForeignLimit)} of the machine's processor time";
        if (run.Disturbed == 0) return $"During the run, none of {run.Measured} measurements was disturbed ({limits}).";

        var disturbed = $"During the run, {run.Disturbed} of {run.Measured} measurements were disturbed ({limits}).";
        var kept = $"{run.StillDisturbed} disturbed ones count all the same, with a mark in the results.";
        if (run.Repeated > 0)
        {
            return $"{disturbed} Disturbed ones and those beside them were measured again, {run.Repeated} in all; "
                + $"{run.Replaced} of the new ones were undisturbed and count instead. {kept}";
        }

        return run.IsTooDisturbed
            ? $"{disturbed} That is more than {Percent(RunHealth.MostDisturbed)}, so repeating them would not have helped. {kept}"
            : $"{disturbed} None was repeated. {kept}";
    }

    private static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + "%";
}
