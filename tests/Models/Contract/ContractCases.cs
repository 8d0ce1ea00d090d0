using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>The models, topologies and limits that the contract is tested with.</summary>
public abstract class ContractCases
{
    private static readonly (int Producers, int Consumers)[] SmallTopologies = [(1, 1), (4, 1), (1, 4), (4, 4)];
    private static readonly int[] SmallAndLargeLimits = [1, 3, 1024];
    private static readonly int?[] LimitsAndNone = [1, 3, 1024, null];

    // With one of another assembly, as a stranger would test his own.
    private static readonly IReadOnlyList<IConcurrencyModel> Tested = [.. ConcurrencyModels.All, new OutsideModel()];

    private static IEnumerable<string> Names => Tested.Select(model => model.Info.Name);

    public static TheoryData<string> Models => [.. Names];

    public static TheoryData<string, int, int> Topologies =>
        [.. from name in Names from t in SmallTopologies select (name, t.Producers, t.Consumers)];

    public static TheoryData<string, int, int, int?> Capacities =>
    [
        .. from name in Names
           from topology in SmallTopologies
           from capacity in LimitsAndNone
           select (name, topology.Producers, topology.Consumers, capacity),
    ];

    public static TheoryData<string, int, int, int> Limits =>
    [
        .. from name in Names
           from topology in SmallTopologies
           from limit in SmallAndLargeLimits
           select (name, topology.Producers, topology.Consumers, limit),
    ];

    public static TheoryData<string, FailurePlace> FailurePlaces =>
        [.. from name in Names from place in Enum.GetValues<FailurePlace>() select (name, place)];

    private protected static IConcurrencyModel Find(string name) =>
        Tested.Single(model => model.Info.Name == name);

    private protected static IConcurrencyModel OnOneThread(string name)
    {
        Assert.SkipUnless(Find(name).Info.RunsOnCallingThread, "The order of several threads is not determined.");
        return Find(name);
    }

    private protected static IConcurrencyModel WithThreads(string name)
    {
        Assert.SkipWhen(Find(name).Info.RunsOnCallingThread, "On one thread, nothing else happens while a consumer blocks.");
        return Find(name);
    }
}
