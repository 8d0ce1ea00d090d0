using System.Globalization;
using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Diagnostics;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Reports;

/// <summary>What a report says about a run as a whole.</summary>
internal static class RunWords
{
    /// <summary>What is said instead of a comparison after a single round.</summary>
    public const string OneRound =
        "One round gives no interval, so nothing is compared: the numbers only show that everything runs.";

    public static List<string> DiagnosticsOf(RunResults results)
    {
        if (results.Cases.All(measured => measured.Rounds.Count < Diagnosis.LeastRounds))
            return [$"Too few rounds to look for odd ones: it takes {Diagnosis.LeastRounds}."];

        var findings = results.Cases.SelectMany(measured => Diagnosis.Of(measured, results.Settings.Threshold)).ToList();
        List<string> lines = findings.Count == 0 ? [FindingWords.Nothing] : [.. findings.Select(FindingWords.Of)];
        if (WarmupCheck.Of(results) is { } check) lines.Add(FindingWords.Of(check));
        return lines;
    }

    public static List<string> ReadingNotesOf(RunResults results, IReadOnlyList<string> withoutControl)
    {
        var rounds = results.Settings.Rounds;
        if (rounds == 1) return ["A value is what one process measured."];

        var confidence = Figures.Percent(Estimate.Of([.. Enumerable.Range(0, rounds).Select(round => (double)round)]).Confidence);
        var threshold = Figures.Share(results.Settings.Threshold);
        List<string> notes =
        [
            $"A value is the centre of {rounds} rounds, each in a fresh process (Hodges-Lehmann); the brackets hold its "
                + $"{confidence} interval.",
            "A ratio says how many times as fast a model is as another, from the ratios inside each round.",
            $"A model is called faster or slower where the whole interval lies beyond {threshold}, and the difference stands among "
                + $"all pairs of its setting (of settings whose models differ by no more than {threshold}, at most "
                + $"{Figures.Share(PairVerdict.FamilyError)} would show one). A model is called equal where the whole interval lies "
                + $"within {threshold}. Where no difference is shown, there may still be one.",
            "A rank of 1-2 means that the model may be first or second: ranks that overlap are ties.",
            "An A/A control is a model against itself. What its rounds show beside scatter is an A/A offset: a difference that "
                + "comes from the suite or the machine, and that more rounds do not average away. Where the "
                + $"{Figures.Share(AaOffset.Confidence)} interval shows an offset, a difference between models has to exceed that. A "
                + "typical round is the scatter: half of the rounds deviate by more.",
            LatencyColumns.ReadingNote,
            .. results.Cases.Any(measured => measured.Rounds.Any(round => round.Lateness is not null))
                ? [LatencyColumns.PartsNote] : Array.Empty<string>(),
            CostTable.ReadingNote,
        ];
        if (withoutControl.Count > 0)
        {
            notes.Add(
                $"No A/A control for {string.Join(", ", withoutControl)}: there nobody looked for an A/A offset.");
        }

        return notes;
    }

    public static List<NamedText> FactsOf(RunResults results)
    {
        var machine = results.MeasuredOn;
        return
        [
            .. HealthWords.FactsOf(results),
            new("System", $"{machine.OperatingSystem}, {machine.Architecture}"),
            new("Runtime", $"{machine.Runtime}, {machine.GarbageCollector} garbage collection"),
            new("Measured with", $"BenchmarkDotNet {machine.BenchmarkDotNet}, profile {results.Settings.Profile}, "
                + $"{results.Settings.Rounds} rounds, threshold {Figures.Share(results.Settings.Threshold)}, "
                + string.Create(CultureInfo.InvariantCulture, $"seed {results.Settings.Seed}, {results.Settings.StartedUtc.UtcDateTime:yyyy-MM-dd HH:mm} UTC")),
            .. results.Models.Select(model => new NamedText(model.Name, model.Text)),
        ];
    }

    public static string Describe(IGrouping<string, MissingRound> missing)
    {
        var first = missing.First();
        var setting = first.Setting.Length > 0 ? first.Setting + ", " : "";
        var example = $"{first.Scenario}, {setting}{first.Model}, round {first.Round}";
        var others = missing.Count() - 1;
        return others == 0 ? $"{example}: {missing.Key}" : $"{example} and {others} more: {missing.Key}";
    }
}
