using ConcurrencyCompare.Benchmarks.Brokers;
using ConcurrencyCompare.Benchmarks.Contestants.Processes;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>The registry of peers: what .NET gives already, beside our models and under the same contract. A new one is
/// a file beside this one and a line here.</summary>
internal static class Peer
{
    private const string NoTime = "a loop that waits for a due time holds up everybody else";
    private const string NoQueue = "there is no queue: nothing is produced while a consumer is busy";
    private const string OneToOne = "a ring of this kind has one producer and one consumer";
    private const string OneIterator = "nothing in .NET merges async iterators, or shares one among consumers";
    private const string Pushes = "an observable pushes: it waits neither for room nor for a consumer";
    private const string AllSeeAll = "all who observe an observable see all of it: consumers cannot share its items";
    private const string InsideOfACall = "a consumer runs inside of its producer's call, which stands still meanwhile";

    private const string Copied = "an item leaves its process as bytes: a delegate or a handle means nothing elsewhere";

    private const string MadeAnew =
        "other processes make producers and consumers anew, and can do so only of those that count";

    /// <summary>All peers, in the order in which they are shown.</summary>
    public static IReadOnlyList<IConcurrencyModel> All { get; } =
    [
        new ChannelModel("channels", synchronous: false),
        new ChannelModel("channels-sync", synchronous: true),
        new AsyncModel(),
        new MonitorModel(),
        new SemaphoreModel(),
        new SequentialModel(),
        new DataflowModel(),
        new SpscModel(),
        new AsyncEnumerableModel(),
        new ParallelModel(),
        new ReactiveModel(),
        new ActorModel(),
    ];

    /// <summary>Those that need a broker, which only a run that is asked for one has.</summary>
    public static IReadOnlyList<IConcurrencyModel> AtABroker { get; } =
        [new RedisModel(BrokerAddress.OfEnvironment), new RedisProcessesModel(BrokerAddress.OfEnvironment)];

    /// <summary>What a peer cannot do by nature; all else of the contract it keeps.</summary>
    public static IReadOnlyList<NotApplicable> NotApplicable { get; } =
    [
        new("channels-sync", Need.Overlap, InsideOfACall),
        new("sequential", Need.WaitingProducers | Need.WaitingConsumers, NoTime),
        new("sequential", Need.Overlap | Need.Queue, NoQueue),
        new("spsc", Need.SeveralProducers | Need.SeveralConsumers, OneToOne),
        new("async-enumerable", Need.SeveralProducers | Need.SeveralConsumers, OneIterator),
        new("async-enumerable", Need.WaitingConsumers | Need.Overlap | Need.Queue, NoQueue),
        new("parallel", Need.WaitingProducers | Need.WaitingConsumers, NoTime),
        new("parallel", Need.Overlap | Need.Queue, NoQueue),
        new("reactive", Need.Capacity | Need.Window | Need.WaitingConsumers, Pushes),
        new("reactive", Need.SeveralConsumers, AllSeeAll),
        new(RedisModel.Name, Need.OwnProcess, Copied),
        new(
            RedisProcessesModel.Name, Need.WaitingProducers | Need.WaitingConsumers | Need.OwnProcess, MadeAnew),
    ];

    /// <summary>Those that have a thread of their own for each who takes part: the others use the calling one, or the
    /// pool's.</summary>
    public static IReadOnlyList<string> WithThreadEach { get; } = ["monitor", "semaphore", "spsc", "reactive"];

    /// <summary>Why a peer cannot do what a workload needs; <see langword="null"/> if it can, or is none.</summary>
    public static string? RefusalOf(string peer, Need needs) => NotApplicable
        .FirstOrDefault(entry => entry.Peer == peer && (entry.Need & needs) != Need.None)?.Reason;
}
