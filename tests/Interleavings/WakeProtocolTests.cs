namespace ConcurrencyCompare.Tests.Interleavings;

/// <summary>No order of steps puts the loop to sleep over a post: all of them, of a model of the code.</summary>
/// <remarks>The code itself is run by <see cref="PostStressTests"/>, over as many orders as time allows.</remarks>
public class WakeProtocolTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    [InlineData(3, 2)]
    public void Post_is_never_slept_over_in_any_order_of_steps(int posters, int postsOfEach)
    {
        var found = Explore(posters, postsOfEach, Mistake.None);
        Assert.Null(found.Complaint);
        // All orders end in the same state, but for the flag: the last post may have run before it was set, or after.
        Assert.InRange(found.FinalStates, 1, 2);
        Assert.InRange(found.States, 100, int.MaxValue);
    }

    /// <summary>The explorer can fail: these are the mistakes that the protocol's remarks warn of.</summary>
    [Theory]
    [InlineData(Mistake.ClearsTheFlagAfterTakingTheInbox)]
    [InlineData(Mistake.SetsTheFlagBeforeTheEnqueue)]
    [InlineData(Mistake.PulsesWithoutTheLock)]
    public void Explore_finds_the_order_in_which_a_broken_protocol_loses_a_post(Mistake mistake)
    {
        var found = Explore(posters: 2, postsOfEach: 1, mistake);
        Assert.Equal("The loop sleeps while a post is pending, and nobody will wake it.", found.Complaint);
        Assert.Equal("loop: Wait", found.Story.Last(step => step.StartsWith("loop", StringComparison.Ordinal)));
    }

    private Exploration Explore(int posters, int postsOfEach, Mistake mistake)
    {
        var protocol = new WakeProtocol(posters, postsOfEach, mistake);
        var found = Explorer.Explore(protocol.Start, protocol.Steps, protocol.Complaint);
        output.WriteLine($"{found.States} states, {found.FinalStates} of them final. {found.Complaint}");
        foreach (var step in found.Story) output.WriteLine(step);
        return found;
    }
}
