namespace ConcurrencyCompare.Exploration;

/// <summary>Tests that explore, and say how far.</summary>
public abstract class ExplorationTests(ITestOutputHelper output)
{
    private protected void AssertRight(int bound, Func<ISystem> create)
    {
        var found = Explore(bound, create);
        if (found.Complaint is not null) foreach (var step in found.Story) output.WriteLine(step);
        Assert.Null(found.Complaint);
    }

    private protected Exploration Explore(int bound, Func<ISystem> create, bool hasStoreBuffers = true)
    {
        var found = Explorer.Explore(create, bound, hasStoreBuffers);
        output.WriteLine($"{found.Schedules:N0} schedules with {found.Steps:N0} steps. {found.Complaint}");
        return found;
    }
}
