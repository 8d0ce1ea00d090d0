using ConcurrencyCompare.Benchmarks.Brokers;
using ConcurrencyCompare.Benchmarks.Contestants.Processes;

namespace ConcurrencyCompare.Benchmarks.Contestants.Peers;

/// <summary>The registry of peers: what .NET gives already, beside our models and under the same contract. A new one is
/// a file beside this one and a line here.</summary>
internal static class Peer
{
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

    /// <summary>Those that have a thread of their own for each who takes part: the others use the calling one, or the
    /// pool's.</summary>
    public static IReadOnlyList<string> WithThreadEach { get; } = ["monitor", "semaphore", "spsc", "reactive"];
}
