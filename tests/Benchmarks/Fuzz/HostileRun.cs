namespace ConcurrencyCompare.Tests.Fuzz;

/// <summary>Valid files to be changed: small, with everything in them that there may be.</summary>
internal static class HostileRun
{
    /// <summary>A run with one of everything.</summary>
    public static RunResults Small { get; } = CreateSmall();

    /// <summary>A run with a setting of every scenario, so that every picture and table is drawn of it.</summary>
    public static RunResults Broad { get; } = SampleResults.Full with
    {
        Cases =
        [
            .. SampleResults.Full.Cases.GroupBy(measured => measured.Scenario)
                .SelectMany(scenario => scenario.GroupBy(measured => measured.Setting).Take(3))
                .SelectMany(setting => setting),
        ],
        Missing = [],
    };

    /// <summary>The journal of a run of which all has been measured.</summary>
    public static string Journal { get; } = CreateJournal();

    /// <summary>The text of a run's file.</summary>
    public static string TextOf(RunResults run)
    {
        using var directory = new TemporaryDirectory();
        return File.ReadAllText(Path.Combine(directory.Folder("run", run), ResultsFile.Name));
    }

    private static RunResults CreateSmall()
    {
        var sample = SampleResults.WithControl([0.01, -0.01, 0, 0.02, 0, 0.01]).WithHealth(_ => SampleHealth.Quiet);
        // Two rounds of latency are enough: histograms take their time.
        sample = sample with
        {
            Cases =
            [
                .. sample.Cases.Select(measured => measured with
                {
                    Rounds = [.. measured.Rounds.Take(measured.Scenario == "latency" ? 2 : measured.Rounds.Count)],
                }),
            ],
        };
        var (first, latency) = (sample.Cases[0], sample.Cases[2].Rounds[0].Latency!.WithoutHistogram);
        return sample with
        {
            Settings = sample.Settings with
            {
                Cpus = "0-1",
                BudgetSeconds = 600,
                Broker = new BrokerFacts("Redis 7.0.15", IsOwn: true, IsHere: true, AppendsOnly: true),
                BenchmarkDotNetOptions = ["--envVars", "A:1"],
                Commit = new string('a', 40),
                Code = new string('b', 32),
                NanosecondsPerStep = 1.5,
                ResumedUtc = [sample.Settings.StartedUtc.AddHours(1)],
            },
            Manifest =
            [
                .. sample.Models.Select(model =>
                    new FairnessEntry(model.Name, "a queue", "wakes", "blocks", "one", "all")),
            ],
            Doubled = [new DoubledModel("callbacks-doubled", "callbacks")],
            Known =
            [
                new KnownAnswer(first.Name, KnownAnswer.Time, 30, 0.02),
                new KnownAnswer(first.Name, KnownAnswer.Ratio, 10, 0.02) { Against = "threads" },
            ],
            SameWork = [new SameWork(first.Name, sample.Cases[1].Name)],
            Cases =
            [
                .. sample.Cases.Append(first with { Model = "callbacks-doubled" }).Select(measured => measured with
                {
                    Rounds = [.. measured.Rounds.Select(round => WithAll(round, latency))],
                }),
            ],
            Missing = [new MissingRound("throughput", first.Setting, "threads", 6, "not reached")],
        };
    }

    private static RoundResult WithAll(RoundResult round, Percentiles latency) => round with
    {
        Lateness = round.Latency is null ? null : latency,
        HandOver = round.Latency is null ? null : latency,
        Extras = new Dictionary<string, double> { [ExtraNames.ProducerFairness] = 0.9 },
        Process = new ProcessFacts(".NET 10.0.12", "workstation, concurrent", TieredCompilation: true, TieredPgo: true),
        SetAside = round.Round == 2 ? [round with { Position = 100 }] : null,
    };

    private static string CreateJournal()
    {
        using var directory = new TemporaryDirectory();
        var run = Small with { Missing = [] };
        List<JournalLine> lines =
        [
            .. run.Cases.SelectMany(measured => measured.Rounds.Select(round =>
                new JournalLine(measured.Scenario, measured.Setting, measured.Model, round.Round) { Result = round })),
            new JournalLine(run.Cases[0].Scenario, run.Cases[0].Setting, run.Cases[0].Model, 1)
            {
                Failure = "it failed",
            },
        ];
        var start = run with
        {
            Cases = [.. run.Cases.Select(measured => measured with { Rounds = [] })],
            Missing =
            [
                .. lines.Select(line => new MissingRound(
                    line.Scenario, line.Setting, line.Model, line.Round, "the run ended before")).Distinct(),
            ],
        };
        using (var journal = RunJournal.Create(directory.Path, start, lines[0]))
        {
            foreach (var line in lines.Skip(1)) journal.Add(line);
        }

        return File.ReadAllText(directory.File(RunJournal.Name));
    }
}
