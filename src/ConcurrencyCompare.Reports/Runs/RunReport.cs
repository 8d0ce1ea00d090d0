using ConcurrencyCompare.Analysis.History;
using ConcurrencyCompare.Analysis.Judging;
using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Reports.Advising;
using ConcurrencyCompare.Reports.Charts;
using ConcurrencyCompare.Reports.Charts.Svg;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.History;
using ConcurrencyCompare.Reports.Tables;
using ConcurrencyCompare.Reports.Words;

namespace ConcurrencyCompare.Reports.Runs;

/// <summary>The report of a run: the answer first, then what shows it, then how far to trust it.</summary>
internal sealed class RunReport
{
    /// <summary>On a console the warnings are enough.</summary>
    private const Readers WithRoom = Readers.AtLength | Readers.Summary;

    /// <summary>More rows in the picture of launches say little new.</summary>
    private const int MostSpreads = 15;

    private const int MostPeersInTitle = 3;

    /// <summary>More names would fill the first screen.</summary>
    private const int MostInTitle = 7;

    private readonly JudgedRun _run;
    private readonly VerdictWords _words;
    private readonly ChartContext _charts;
    private readonly HashSet<string> _ids = [];

    /// <summary>Builds it; the same results give the same report.</summary>
    /// <param name="run">What was measured and judged.</param>
    /// <param name="runs">The runs of its class of machine, itself among them; <see langword="null"/> where no history
    /// is kept.</param>
    public RunReport(JudgedRun run, RunHistory? runs = null)
    {
        _run = run;
        _words = new VerdictWords(run.Results.Settings.Threshold);
        _charts = new ChartContext(run);
        History = runs is null ? null : HistoryReport.Of(_charts, runs);
        string[] models = [.. run.Results.Contestants.Select(model => model.Name)];
        Whole = new Document(
            TitleOf(Few(models, run.Results.Peers), $"{run.Results.Settings.Profile} run"),
            [.. SectionsOf().OfType<Section>()])
        {
            Models = models,
        };
    }

    /// <summary>All of it.</summary>
    public Document Whole { get; }

    /// <summary>The models, and so many peers as stand in a line.</summary>
    private static string[] Few(string[] models, IReadOnlySet<string> peers) =>
        peers.Count <= MostPeersInTitle || peers.Count >= models.Length ? models
            : [.. models.Where(model => !peers.Contains(model)), SettingWords.Count(peers.Count, "peer")];

    /// <summary>A title: which models, and what it is of them.</summary>
    public static string TitleOf(IEnumerable<string> models, string what)
    {
        var names = models.ToList();
        if (names.Count > MostInTitle) names = [.. names.Take(3), $"{names.Count - 3} more"];
        return $"{SettingWords.Capitalized(string.Join(", ", names))}: {what}";
    }

    /// <summary>How the numbers went from run to run; <see langword="null"/> where no history is kept.</summary>
    public HistoryReport? History { get; }

    /// <summary>The report of a run.</summary>
    public static Document Of(RunResults results, RunHistory? runs = null) =>
        new RunReport(JudgedRun.Of(results), runs).Whole;

    private IEnumerable<Section?> SectionsOf()
    {
        var words = new ScenarioWords(_words);
        var answers = _run.Scenarios
            .Select(
                scenario =>
                    _run.IsSingleRound || scenario.Name == _run.OwnWork?.Own.Scenario ? null : words.Of(scenario))
            .ToList();
        var maps = ChartSet.MapsOf(_charts).ToList();
        var parts = _run.Scenarios.Zip(answers, ScenarioOf).ToList();
        var inWords = answers
            .Zip(parts, (answer, part) => answer is null ? null : answer with { Target = "#" + part.Id })
            .OfType<Line>()
            .ToList();
        var own = OwnWorkAnswer.Of(_run, _words);
        var finder = FinderAdvice.Of(_run, _words);
        return
        [
            new Section(
                "answer", "The answer",
                new Notice(ValidityWords.Warning, ValidityWords.ViolationsOf(_run.Validity)),
                new Lines(own.Count > 0 ? own : Answer.Of(_run, _words, inWords))
                {
                    IsAnswer = true,
                    Enough = own.Count > 0 ? int.MaxValue : Answer.Most,
                })
            { IsFirst = true },
            maps.Count == 0 ? null : new Section(
                "map", "Who wins where",
                [
                    new MapGrids(
                        [.. _run.Maps.Select(
                            map => WinnerMapTable.SignsOf(map, model => _charts.StyleOf(model).Number))])
                    {
                        // Nothing but "undecided" takes room and says nothing.
                        For = _run.HasIntervals ? Readers.Console : Readers.Nobody,
                    },
                    .. _run.Maps.Zip(maps, (map, chart) => (Block[])
                    [
                        new Pictures([chart]) { For = Readers.AtLength }, WinnerMapTable.GridOf(map),
                        WinnerMapTable.Of(map, _words),
                    ]).SelectMany(blocks => blocks),
                ])
            { IsFirst = true },
            finder.IsEmpty ? null : new Section("advice", "Which model should I use?", finder) { IsFirst = true },
            SurprisesOf(),
            PredictabilityOf(),
            PeersOf(),
            new Section(
                "results", "Scenario by scenario",
                new Notice("Not everything was measured", MissingLines(isNotApplicable: false)) { For = WithRoom },
                new Notice("Not applicable", MissingLines(isNotApplicable: true)) { For = WithRoom },
                new Notice("Not asked", ScenarioWords.OnlyInFull(_run)) { For = Readers.AtLength },
                new Lines(inWords)
                {
                    Summary = "Every scenario in words",
                    For = WithRoom,
                })
            { Parts = parts },
            History?.Section,
            new Section(
                "trust", ValidityWords.Heading,
                new Lines(
                    [.. ValidityWords.LinesOf(_run).Take(1),
                        .. HealthWords.InShort(_run).Select(line => new Line(line))])
                {
                    For = Readers.Console,
                })
            { Parts = [.. Trust().OfType<Section>()] },
            new Section("method", "How it was measured") { Parts = [.. Method().OfType<Section>()] },
        ];
    }

    /// <summary>What is not there, a line for each reason.</summary>
    private IReadOnlyList<Line> MissingLines(bool isNotApplicable) =>
    [
        .. _run.Results.Missing.Where(_run.Results.IsLacking)
            .Where(missing => missing.IsNotApplicable == isNotApplicable)
            .GroupBy(missing => missing.Reason)
            .Select(ScenarioWords.Missing),
    ];

    private Section? SurprisesOf()
    {
        var lines = SurpriseWords.Of(_run.Surprises);
        return lines.Count == 0 ? null : new Section(
            "surprises", SurpriseWords.Heading,
            new Lines(lines) { For = WithRoom },
            ChartSet.SurprisesOf(_charts) is { } chart ? new Pictures([chart]) { For = Readers.AtLength } : null,
            SurpriseTable.Of(_run.Surprises));
    }

    private Section? PredictabilityOf()
    {
        var rows = 0;
        IReadOnlyList<SettingSpread> spreads =
            [.. _run.TellingSpreads.TakeWhile(spread => (rows += spread.Models.Count) <= MostSpreads)];
        return SpreadWords.Of(_run) is not { } line ? null : new Section(
            "predictability", SpreadWords.Heading,
            new Lines(line) { For = WithRoom },
            new Paragraph(SpreadWords.Explained) { For = Readers.AtLength },
            ChartSet.SpreadOf(_charts, spreads) is { } chart ? new Pictures([chart]) { For = Readers.AtLength } : null,
            SpreadTable.Of(spreads));
    }

    private Section? PeersOf() => _run.Peers.Count == 0 ? null : new Section(
        "peers", PeerWords.Heading,
        new Lines(new PeerWords(_words).Of(_run)),
        new Paragraph(PeerWords.Explained(_run.Prices)) { For = Readers.AtLength },
        PeerTable.Of(_run, _words));

    private Section ScenarioOf(JudgedScenario scenario, Line? answer)
    {
        var charts = ChartSet.Of(_charts, scenario).ToList();
        return new Section(
            IdOf(scenario.Name), $"{SettingWords.Capitalized(scenario.Name)}: {scenario.Facts.Text}",
            answer is null ? null : new Paragraph(answer.ToString()) { For = Readers.Page },
            RunWords.Explained(scenario.Facts) is { Length: > 0 } explained
                ? new Paragraph(explained) { For = Readers.AtLength }
                : null,
            charts.Count > 0 ? new Pictures(charts) { For = Readers.AtLength } : null,
            ScenarioTable.Of(scenario, _words),
            VerdictTable.Of(scenario, _words, _run.IsSingleRound),
            ScenarioTable.PairsOf(scenario, _words),
            ScenarioTable.CostsOf(scenario))
        {
            ShortName = scenario.Name,
        };
    }

    /// <summary>Any text may be the name of a scenario.</summary>
    private string IdOf(string scenario)
    {
        var id = "scenario-" + ChartContext.NameOf(scenario);
        var unique = id;
        for (var number = 2; !_ids.Add(unique); number++) unique = $"{id}-{number}";
        return unique;
    }

    private IEnumerable<Section?> Trust()
    {
        var lines = ValidityWords.LinesOf(_run);
        yield return lines.Count == 0 ? null : new Section(
            "validity", "Checks of the measurement",
            [
                new Lines(_run.Validity.IsClean ? [.. lines.Take(1)] : []) { For = Readers.Summary },
                new Lines([.. lines, .. ValidityWords.ViolationsOf(_run.Validity)]) { For = Readers.AtLength },
                .. ValidityTables.Of(_run.Validity),
            ]);
        yield return ControlTable.Of(_run.Controls) is not { } controls
            ? null
                : new Section(
                    "controls", controls.Caption, controls with { For = WithRoom })
                { ShortName = controls.Title };
        yield return new Section(
            "health", "Health of the run",
            new Lines([.. HealthWords.Of(_run).Select(line => new Line(line))]) { For = WithRoom });
        yield return new Section(
            "anomalies", "Anomalies",
            new Lines([.. FindingWords.Of(_run).Select(line => new Line(line))]) { For = Readers.AtLength });
    }

    private IEnumerable<Section?> Method()
    {
        var results = _run.Results;
        yield return results.Manifest.Count == 0 ? null : new Section(
            "manifest", "What the models are made of",
            new Table(
                "", "what the models are made of", [],
                ["model", "queue", "signalling", "waiting", "threads", "set-up inside the clock"],
                [
                    new Group([], [.. results.Manifest.Select(entry => (Cell[])
                        [entry.Model, entry.Queue, entry.Signalling, entry.Waiting, entry.Threads, entry.SetUp])]),
                ])
            { For = Readers.AtLength });
        yield return new Section(
            "reading", "How to read this",
            new Lines([.. RunWords.NotesOf(_run).Select(note => new Line(note))]) { For = Readers.AtLength });
        yield return new Section(
            "machine", "Where it was measured", new Terms([.. RunWords.FactsOf(results)]) { For = Readers.AtLength });
        yield return results.Settings.Command is not { } command
            ? null : new Section("again", "How to measure it again", new Code([command]) { For = Readers.AtLength });
    }
}
