using ConcurrencyCompare.Analysis.Results;
using ConcurrencyCompare.Analysis.Verdicts;
using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Workloads;

namespace ConcurrencyCompare.Benchmarks.Scenarios;

/// <summary>The scenario of a work that somebody described: it belongs to one run, and to no profile.</summary>
internal static class OwnWorkScenario
{
    /// <summary>Its name in results; it never changes.</summary>
    public const string Name = "your-work";

    /// <summary>Neighbours are measured in so many rounds, whatever comes of the work itself: so nothing is decided by
    /// looking at them.</summary>
    public const int RoundsOfNeighbours = 6;

    /// <summary>What a process takes beside its invocations.</summary>
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(1);

    /// <summary>Iterations that count, and one before them.</summary>
    private const int Invocations = 4;

    private const int RatedInvocations = 6;

    /// <summary>What a run of a description asks.</summary>
    /// <param name="work">The description.</param>
    /// <param name="rounds">How many rounds it has; <see langword="null"/> for as many as it takes to decide
    /// it.</param>
    public static OwnWork Of(WorkDescription work, int? rounds)
    {
        (string Change, WorkDescription Work)[] changes =
        [
            (NeighbourWork.HalfTheWork, work.WithWork(0.5)),
            (NeighbourWork.TwiceTheWork, work.WithWork(2)),
            (NeighbourWork.HalfTheRate, work.WithRate(0.5)),
            (NeighbourWork.TwiceTheRate, work.WithRate(2)),
            (NeighbourWork.HalfTheParticipants, work.WithParticipants(0.5)),
            (NeighbourWork.TwiceTheParticipants, work.WithParticipants(2)),
        ];
        return new OwnWork(
            Name,
            SettingOf(work),
            work,
            [
                .. changes
                    .Where(change => change.Work != work && IsPossible(change.Work))
                    .Select(change => new NeighbourWork(SettingOf(change.Work), change.Change, change.Work)),
            ],
            rounds is { } count ? [count] : SequentialLooks.UntilDecided);
    }

    /// <summary>The scenario of it.</summary>
    /// <param name="own">What is asked.</param>
    /// <param name="processors">How many processors measured processes have.</param>
    public static Scenario Of(OwnWork own, int processors)
    {
        var works = own.Neighbours.Select(neighbour => (neighbour.Setting, neighbour.Work))
            .Prepend((own.Setting, own.Work)).ToDictionary();
        return new Scenario(
            own.Scenario,
            "which model suits the work that was described?",
            typeof(YourWork),
            MeasuresMemory: false,
            QuickSettings: [],
            profile => own.Work.Rate is null ? Jobs.FewInvocations(profile) : Jobs.Latency(profile))
        {
            Parameters = [new("workload", "the options that describe it")],
            Unasked = [],
            Offered = [.. works.Values.Select(WorkText.Of)],
            ControlSettings = [own.Setting],
            PartOf = launch => launch.Setting == own.Setting ? 0 : 1,
            Has = launch => launch.Setting == own.Setting || launch.Round <= RoundsOfNeighbours,
            ShapeOf = launch => ShapeOf(works[launch.Setting]),
            Waits = launch => WaitsOf(works[launch.Setting]),
            Refusal = launch => RefusalOf(works[launch.Setting], launch.Model, processors),
            TimeOf = launch => TimeOf(works[launch.Setting]),
        };
    }

    /// <summary>Whether settings are called as the works that they stand for: those of a file may not be.</summary>
    public static bool Describes(OwnWork own)
    {
        var works = own.Neighbours.Select(neighbour => (neighbour.Setting, neighbour.Work))
            .Prepend((own.Setting, own.Work)).ToList();
        return own.Scenario == Name
            && works.DistinctBy(work => work.Setting).Count() == works.Count
            && works.All(work => SettingOf(work.Work) == work.Setting && IsPossible(work.Work));
    }

    private static string SettingOf(WorkDescription work) => $"workload {WorkText.Of(work)}";

    /// <summary>What of a neighbour cannot be described is left out.</summary>
    private static bool IsPossible(WorkDescription work) =>
        WorkMember.Given(work).All(given => given.Member.Read(given.Text) is not null)
        && WorkCheck.FaultOf(work with { Rate = null }, processors: 1) is null;

    private static WorkloadShape ShapeOf(WorkDescription work) => new(work.Producers, work.Consumers, work.Capacity);

    private static WorkloadNeeds WaitsOf(WorkDescription work) =>
        (work.ProduceWait > 0 || work.Rate is not null ? WorkloadNeeds.WaitingProducers : WorkloadNeeds.None)
        | (work.ConsumeWait > 0 ? WorkloadNeeds.WaitingConsumers : WorkloadNeeds.None);

    /// <summary>A queue that only grows has no latency.</summary>
    private static string? RefusalOf(WorkDescription work, string model, int processors) =>
        WorkCheck.OverloadOf(work, Contestant.Get(model).Info.RunsOnCallingThread ? 1 : processors);

    private static TimeSpan TimeOf(WorkDescription work) =>
        Start + ((work.Rate is null ? Invocations : RatedInvocations) * WorkSize.InvocationOf(work));
}
