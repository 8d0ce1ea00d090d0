using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Reports.Charts;

namespace ConcurrencyCompare.Reports;

/// <summary>Runs of several machines in one report. Each is compared with itself alone: ratios travel, times do not.</summary>
public static class SideBySide
{
    private const string Warning =
        "Each machine is compared with itself alone. Ratios of different machines may be held beside each other; their times "
        + "may not, since everything differs between machines: nothing here says that one is faster than another.";

    /// <summary>Builds the report of several runs.</summary>
    /// <param name="runs">At least one, each with what its machine is called; no label twice.</param>
    public static Report Of(IReadOnlyList<(string Label, RunResults Results)> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);

        var machines = runs.Select((run, place) => Machine.Of(run.Label, run.Results, place + 1)).ToList();
        var scenarios = runs.SelectMany(run => run.Results.Scenarios).DistinctBy(scenario => scenario.Name).ToList();
        var sections = scenarios
            .Where(scenario => machines.Any(machine => machine.SectionOf(scenario.Name) is not null))
            .Select(scenario => SectionOf(scenario, machines))
            .ToList();
        return new Report
        {
            Title = $"Threads, callbacks, iterators: {runs.Count} {(runs.Count == 1 ? "run" : "runs side by side")}",
            InShort = Said(machines, report => report.InShort),
            Headlines =
            [
                new Headline("", Warning),
                .. machines.SelectMany(machine => machine.Headlines)
                    .OrderBy(headline => scenarios.FindIndex(scenario => scenario.Name == headline.Scenario)),
            ],
            Sections = sections,
            Charts = [.. machines.SelectMany(machine => machine.Charts)],
            Controls = Joined(machines, machine => machine.Report.Controls),
            Answers = Said(machines, report => report.Answers),
            Missing = Said(machines, report => report.Missing),
            Health = Said(machines, report => report.Health),
            Diagnostics = Said(machines, report => report.Diagnostics),
            Manifest = [.. machines.SelectMany(machine => machine.Report.Manifest).Distinct()],
            ReadingNotes = [Warning, .. machines.SelectMany(machine => machine.Report.ReadingNotes).Distinct()],
            Models = ModelsOf(machines),
            Facts =
            [
                .. machines.SelectMany(machine => machine.Report.Facts.Select(
                    fact => fact with { Name = $"{machine.Label}: {fact.Name}" })),
            ],
            Files = ReportFolder.Texts,
            Commands = [.. machines.SelectMany(machine => machine.Report.Commands).Distinct()],
        };
    }

    /// <summary>Models have the same colours in all runs only where all compare the same models.</summary>
    private static IReadOnlyList<string> ModelsOf(List<Machine> machines) =>
        machines.All(machine => machine.Report.Models.SequenceEqual(machines[0].Report.Models)) ? machines[0].Report.Models : [];

    private static ReportSection SectionOf(NamedText scenario, List<Machine> machines) => new(
        scenario.Name,
        scenario.Text,
        [.. machines.SelectMany(machine => machine.Headlines).Where(said => said.Scenario == scenario.Name).Select(said => said.Text)],
        [.. machines.SelectMany(machine => machine.Charts).Where(chart => chart.Scenario == scenario.Name)],
        [TableOf(scenario, [.. machines.Where(machine => machine.SettingsOf(scenario.Name).Count > 0)])],
        Joined(machines, machine => machine.SectionOf(scenario.Name)?.Costs));

    /// <summary>A row for each setting and model, and two columns for each machine.</summary>
    private static ReportTable TableOf(NamedText scenario, List<Machine> machines)
    {
        var settings = machines.SelectMany(machine => machine.SettingsOf(scenario.Name)).ToList();
        return new ReportTable(
            scenario.Name,
            scenario.Text,
            string.Join(", ", settings[0].Parameters.Keys),
            ["model", .. machines.SelectMany(machine => machine.HeadingsOf(scenario.Name))],
            [
                .. settings.GroupBy(setting => setting.Setting).Select(group => new ReportGroup(
                    string.Join(", ", group.First().Parameters.Values),
                    [
                        .. group.SelectMany(setting => setting.Models.Select(model => model.Model)).Distinct().Select(model =>
                            (string[])[model, .. machines.SelectMany(machine => machine.CellsOf(scenario.Name, group.Key, model))]),
                    ])),
            ]);
    }

    private static ReportTable? Joined(List<Machine> machines, Func<Machine, ReportTable?> tableOf)
    {
        var tables = machines.Select(machine => (machine.Label, Table: tableOf(machine))).Where(pair => pair.Table is not null).ToList();
        return tables is []
            ? null
            : tables[0].Table! with
            {
                GroupColumn = string.Join(", ", new[] { "machine", tables[0].Table!.GroupColumn }.Where(part => part.Length > 0)),
                Groups =
                [
                    .. tables.SelectMany(pair => pair.Table!.Groups.Select(group => group with
                    {
                        Setting = string.Join(": ", new[] { pair.Label, group.Setting }.Where(part => part.Length > 0)),
                    })),
                ],
            };
    }

    private static List<string> Said(List<Machine> machines, Func<Report, IReadOnlyList<string>> linesOf) =>
        [.. machines.SelectMany(machine => linesOf(machine.Report).Select(line => $"{machine.Label}: {line}"))];

    /// <summary>A run with its own report.</summary>
    private sealed record Machine(
        string Label, Report Report, VerdictWords Words, IReadOnlyDictionary<string, List<SettingComparison>> Settings, int Number)
    {
        public static Machine Of(string label, RunResults results, int number)
        {
            var controls = AaControls.Of(results);
            return new Machine(
                label,
                Report.Of(results),
                new VerdictWords(results.Settings.Threshold),
                results.Scenarios.ToDictionary(
                    scenario => scenario.Name, scenario => SettingComparison.AllOf(results, controls, scenario.Name)),
                number);
        }

        public IEnumerable<Headline> Headlines =>
            Report.Headlines.Select(headline => headline with { Text = $"{Label}: {headline.Text}" });

        public IEnumerable<Chart> Charts => Report.Charts.Select(chart => chart with
        {
            Name = $"machine-{Number}-{chart.Name}",
            Title = $"{Label}: {chart.Title}",
        });

        public ReportSection? SectionOf(string scenario) => Report.Sections.FirstOrDefault(section => section.Name == scenario);

        public List<SettingComparison> SettingsOf(string scenario) => Settings.GetValueOrDefault(scenario) ?? [];

        public string[] HeadingsOf(string scenario)
        {
            var first = SettingsOf(scenario)[0];
            var absolute = $"{Label}: {(first.IsIdling ? "processor time, of a core" : first.IsLatency ? "p50" : "time per item")}";
            return IsCompared(first) ? [$"{Label}: x as fast as {first.Reference}", absolute] : [absolute];
        }

        public string[] CellsOf(string scenario, string setting, string model)
        {
            var isCompared = IsCompared(SettingsOf(scenario)[0]);
            var found = SettingsOf(scenario).FirstOrDefault(own => own.Setting == setting);
            var result = found?.Models.FirstOrDefault(own => own.Model == model);
            if (result is null) return isCompared ? [ReportTable.Nothing, ReportTable.Nothing] : [ReportTable.Nothing];

            var time = Figures.Time(result.Latency?.P50 ?? result.NanosecondsPerItem);
            var absolute = !found!.IsIdling ? time
                : result.Extras.TryGetValue(ExtraNames.CpuShare, out var share) ? Figures.Share(share)
                : ReportTable.Nothing;
            var ratio = found.Against(SettingsOf(scenario)[0].Reference, result) is { } pair ? Words.Ratio(pair) : ReportTable.Nothing;
            return isCompared ? [ratio, absolute] : [absolute];
        }

        private static bool IsCompared(SettingComparison setting) => setting is { IsCompared: true, IsIdling: false };
    }
}
