using System.Runtime.CompilerServices;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>The contestants that the contract is tested with here: the peers, as far as it is theirs.</summary>
internal static class TestedModels
{
    public static IReadOnlyList<IConcurrencyModel> All => Peer.All;

    /// <summary>How long a check waits for what never comes.</summary>
    public static TimeSpan Patience => Support.Patience.Limit;

    /// <summary>The reasons for which a peer refuses workloads.</summary>
    public static IEnumerable<string> ReasonsOf(string model) =>
        Peer.NotApplicable.Where(entry => entry.Peer == model).Select(entry => entry.Reason);

    /// <summary>Why nobody else goes on while a call blocks; <see langword="null"/> if they do.</summary>
    public static string? WhyNoOverlap(string model) => Peer.RefusalOf(model, Need.Overlap);

    /// <summary>Some checks block in calls. The pool gives a peer that uses it one more thread every half second then,
    /// which is no fault, and no time that a test should take.</summary>
    [ModuleInitializer]
    internal static void LetPoolThreadsBlock() => ThreadPool.SetMinThreads(64, 64);
}
