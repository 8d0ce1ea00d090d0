namespace ConcurrencyCompare.Tests.Support;

/// <summary>Made-up runs of somebody's own work, with its neighbours.</summary>
internal static class OwnWorkSample
{
    public const string Scenario = "your-work";

    public static WorkDescription Work { get; } = new()
    {
        Produce = 2_000,
        Consume = 15_000,
        ConsumeWait = 3_000_000,
        Producers = 4,
        Consumers = 8,
        Capacity = 100,
    };

    private static readonly string[] Models = ["threads", "callbacks", "iterators"];

    /// <summary>A run.</summary>
    /// <param name="rounds">How many rounds the work has; its neighbours have six.</param>
    /// <param name="times">What an item takes with threads, callbacks and iterators, in nanoseconds.</param>
    /// <param name="neighbours">The same of neighbours, by their change; those that are not here were not
    /// measured.</param>
    public static RunResults Create(
        int rounds, double[] times, params IReadOnlyList<(string Change, double[] Times)> neighbours)
    {
        var sample = SampleResults.Create(rounds);
        var own = new OwnWork(
            Scenario, SettingOf("own"), Work,
            [
                .. neighbours.Select(
                    neighbour =>
                        new NeighbourWork(SettingOf(neighbour.Change), neighbour.Change, WorkOf(neighbour.Change))),
                new NeighbourWork(SettingOf("absent"), NeighbourWork.HalfTheWork, Work.WithWork(0.5)),
            ],
            [8, 11, 15, 20, 25, 30]);
        return sample with
        {
            Scenarios = [new ScenarioFacts(Scenario, "which model suits the work that was described?")],
            Models = [.. Models.Select(model => new NamedText(model, "a model"))],
            Manifest =
            [
                .. Models.Select(
                    model =>
                        new FairnessEntry(model, "a", "b", "c", "d", "e") { RunsOnCallingThread = model != "threads" }),
            ],
            OwnWork = own,
            Cases =
            [
                .. CasesOf(own.Setting, rounds, times),
                .. neighbours.SelectMany(neighbour => CasesOf(SettingOf(neighbour.Change), 6, neighbour.Times)),
            ],
        };
    }

    /// <summary>The same with peers beside the models.</summary>
    /// <param name="run">A run.</param>
    /// <param name="peers">Their names, and how many times as long as callbacks they take.</param>
    public static RunResults WithPeers(RunResults run, params IReadOnlyList<(string Name, double Times)> peers) =>
        run with
        {
            Models = [.. run.Models, .. peers.Select(peer => new NamedText(peer.Name, "a peer"))],
            Manifest =
            [
                .. run.Manifest,
                .. peers.Select(peer => new FairnessEntry(peer.Name, "a", "b", "c", "d", "e") { IsPeer = true }),
            ],
            Cases =
            [
                .. run.Cases,
                .. run.Cases.Where(one => one.Model == "callbacks").SelectMany(one => peers.Select(peer => one with
                {
                    Model = peer.Name,
                    Rounds =
                    [
                        .. one.Rounds.Select(round => round with
                        {
                            NanosecondsPerItem = [.. round.NanosecondsPerItem.Select(time => time * peer.Times)],
                        }),
                    ],
                })),
            ],
        };

    private static WorkDescription WorkOf(string change) => change switch
    {
        NeighbourWork.HalfTheWork => Work.WithWork(0.5),
        NeighbourWork.TwiceTheWork => Work.WithWork(2),
        NeighbourWork.HalfTheRate => Work with { Rate = 1_000 },
        NeighbourWork.TwiceTheRate => Work with { Rate = 4_000 },
        NeighbourWork.HalfTheParticipants => Work.WithParticipants(0.5),
        _ => Work.WithParticipants(2),
    };

    private static string SettingOf(string name) => "workload " + name;

    /// <summary>Times scatter by a hundredth, each model's in its own way.</summary>
    private static IEnumerable<CaseResult> CasesOf(string setting, int rounds, double[] times) =>
        Models.Zip(times, (model, time) => new CaseResult(
            Scenario,
            new Dictionary<string, string> { ["workload"] = setting["workload ".Length..] },
            model,
            [
                .. Enumerable.Range(1, rounds).Select(round => new RoundResult(
                    round, round, [time * (1 + 0.01 * Math.Sin(round * (2 + model.Length)))])
                {
                    Processors = 2,
                    IterationCosts =
                    [
                        new IterationCosts(1_000, time * 1_000, 20_000_000, 16_000, 0, 0, 0, 0, 1_000, 10, 0),
                    ],
                    PeakWorkingSetBytes = 50_000_000,
                }),
            ]));
}
