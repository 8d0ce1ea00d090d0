namespace ConcurrencyCompare.Tests.Contract;

/// <summary>The models, topologies and limits that the contract is tested with.</summary>
public abstract class ContractCases
{
    private static readonly (int Producers, int Consumers)[] SmallTopologies = [(1, 1), (4, 1), (1, 4), (4, 4)];
    private static readonly int[] SmallAndLargeLimits = [1, 3, 1024];
    private static readonly int?[] LimitsAndNone = [1, 3, 1024, null];

    private static IEnumerable<string> Names => TestedModels.All.Select(model => model.Info.Name);

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
        TestedModels.All.Single(model => model.Info.Name == name);

    /// <summary>Whether producers go on while a consumer blocks, and the other way round.</summary>
    private protected static bool Overlaps(string name) => WhyNoOverlap(name) is null;

    /// <summary>Whether a consumer gets to wait for its time while a producer is called.</summary>
    private protected static bool ConsumersWaitMeanwhile(string name) =>
        !Find(name).Info.RunsOnCallingThread && TestedModels.ConsumersWait(name);

    /// <summary>Checks a model. What it refuses has to be what is known to be not applicable, and is said.</summary>
    private protected static void Check(string name, Action<IConcurrencyModel> check)
    {
        var model = new RefusalWatch(Find(name));
        try
        {
            check(model);
        }
        catch (Exception) when (model.Refusal is not null)
        {
            // Whatever the check made of the refusal.
        }

        if (model.Refusal is null) return;
        Assert.Contains(model.Refusal, TestedModels.ReasonsOf(name));
        Assert.Skip(model.Refusal);
    }

    private protected static void CheckOnOneThread(string name, Action<IConcurrencyModel> check)
    {
        Assert.SkipUnless(Find(name).Info.RunsOnCallingThread, "The order of several threads is not determined.");
        Check(name, check);
    }

    private protected static void CheckOverlapping(string name, Action<IConcurrencyModel> check)
    {
        if (WhyNoOverlap(name) is { } reason) Assert.Skip(reason);
        Check(name, check);
    }

    private static string? WhyNoOverlap(string name) => Find(name).Info.RunsOnCallingThread
        ? "On one thread, nothing else happens while a consumer blocks."
        : TestedModels.WhyNoOverlap(name);

    /// <summary>Sees that a model refuses a workload, and passes everything on.</summary>
    private sealed class RefusalWatch(IConcurrencyModel model) : IConcurrencyModel
    {
        private string? _refusal;

        public string? Refusal => Volatile.Read(ref _refusal);

        public ModelInfo Info => model.Info;

        public void Run<T>(Workload<T> workload, CancellationToken cancellationToken = default)
        {
            try
            {
                model.Run(workload, cancellationToken);
            }
            catch (NotSupportedException refusal)
            {
                Volatile.Write(ref _refusal, refusal.Message);
                throw;
            }
        }
    }
}
