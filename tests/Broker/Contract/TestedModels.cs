using System.Runtime.CompilerServices;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Tests.Brokers;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>The contestants that the contract is tested with here: those that need a broker.</summary>
internal static class TestedModels
{
    public static IReadOnlyList<IConcurrencyModel> All { get; } = [new RedisModel(() => TestBroker.Shared.Address)];

    /// <summary>How long a check waits for what never comes: here an item takes a hundred times as long.</summary>
    public static TimeSpan Patience => 4 * Support.Patience.Limit;

    /// <summary>Skips the test where there is no server; with CI=true it fails.</summary>
    public static void Require() => TestBroker.Require();

    /// <summary>Some checks block in calls. The pool gives a peer that uses it one more thread every half second then,
    /// which is no fault, and no time that a test should take.</summary>
    [ModuleInitializer]
    internal static void LetPoolThreadsBlock() => ThreadPool.SetMinThreads(64, 64);
}
