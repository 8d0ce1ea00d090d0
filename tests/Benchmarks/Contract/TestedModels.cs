using System.Runtime.CompilerServices;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>The contestants that the contract is tested with here: the peers, as far as it is theirs.</summary>
internal static class TestedModels
{
    public static IReadOnlyList<IConcurrencyModel> All => Peer.All;

    /// <summary>How long a check waits for what never comes.</summary>
    public static TimeSpan Patience => Support.Patience.Limit;

    /// <summary>They need nothing that could be missing.</summary>
    public static void Require()
    {
    }

    /// <summary>Some checks block in calls. The pool gives a peer that uses it one more thread every half second then,
    /// which is no fault, and no time that a test should take.</summary>
    [ModuleInitializer]
    internal static void LetPoolThreadsBlock() => ThreadPool.SetMinThreads(64, 64);
}
