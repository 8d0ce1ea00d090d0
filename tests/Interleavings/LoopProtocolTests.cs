using static ConcurrencyCompare.Tests.Interleavings.RunKind;

namespace ConcurrencyCompare.Tests.Interleavings;

/// <summary>No order of steps puts the loop to sleep over a post or a cancel, loses a post when a run returns, or lets a
/// stop go amiss: all orders, of a model of the code.</summary>
/// <remarks>The code itself is run by <see cref="PostStressTests"/> and <see cref="StopStressTests"/>, over as many
/// orders as time allows.</remarks>
public class LoopProtocolTests(ITestOutputHelper output)
{
    private const string SleepsOverPost = "The loop sleeps while a post is pending, and nobody will wake it.";
    private const string SleepsOverCancel = "The loop was cancelled and sleeps, and nobody will wake it.";

    /// <summary>Nobody cancels: the loop sleeps for ever in the end, and everything has run.</summary>
    [Theory]
    [InlineData(2, 1, WithTimer)]
    [InlineData(3, 2, WithTimer)]
    [InlineData(2, 1, Forever)]
    [InlineData(3, 2, Forever)]
    public void Post_is_never_slept_over_in_any_order_of_steps(int posters, int postsOfEach, RunKind kind)
    {
        var found = Explore(new LoopProtocol(posters, postsOfEach, [kind], cancels: 0, Mistake.None));
        Assert.Null(found.Complaint);
        Assert.InRange(found.States, 100, int.MaxValue);
    }

    /// <summary>Whatever is left when a run ends, cancelled or idle, the last one runs.</summary>
    [Theory]
    [InlineData(2, 2, 0, UntilIdle, Last)]
    [InlineData(2, 2, 1, UntilIdle, Last)]
    [InlineData(2, 2, 1, WithTimer, Last)]
    [InlineData(2, 2, 1, Forever, Last)]
    [InlineData(2, 1, 2, UntilIdle, UntilIdle, Last)]
    [InlineData(2, 1, 2, UntilIdle, Forever, Last)]
    [InlineData(2, 1, 2, Forever, UntilIdle, Last)]
    [InlineData(2, 1, 2, Forever, Forever, Last)]
    [InlineData(1, 2, 1, Forever, UntilIdle, Last)]
    public void Cancel_ends_its_run_and_no_post_is_lost_in_any_order_of_steps(
        int posters, int postsOfEach, int cancels, params RunKind[] runs)
    {
        var found = Explore(new LoopProtocol(posters, postsOfEach, runs, cancels, Mistake.None));
        Assert.Null(found.Complaint);
        Assert.InRange(found.States, 100, int.MaxValue);
    }

    /// <summary>The explorer can fail: these are the mistakes that the code's comments and its order guard
    /// against.</summary>
    [Theory]
    [InlineData(Mistake.ClearsTheFlagAfterLooking, 0, SleepsOverPost, WithTimer)]
    [InlineData(Mistake.SetsTheFlagBeforeThePost, 0, SleepsOverPost, WithTimer)]
    [InlineData(Mistake.PulsesWithoutTheLock, 0, SleepsOverPost, WithTimer)]
    [InlineData(Mistake.ClearsTheFlagAfterLooking, 1, SleepsOverCancel, Forever)]
    [InlineData(Mistake.PulsesWithoutTheLock, 1, SleepsOverCancel, Forever)]
    [InlineData(Mistake.StopsWithoutWaking, 1, SleepsOverCancel, Forever)]
    [InlineData(Mistake.ClearsTheStopBeforeAPass, 1, "The stop was overwritten, steps go on.", UntilIdle, Last)]
    [InlineData(Mistake.LeavesWhileItIsStopped, 1, "The run was stopped for another one, and spins.", UntilIdle, Last)]
    [InlineData(
        Mistake.LooksAtTheTokenOnlyWithWork,
        1,
        "The token was cancelled before, and the run did not throw.",
        UntilIdle,
        Last)]
    [InlineData(Mistake.BeginsWithAnEmptyInbox, 0, "A post was lost.", UntilIdle, Last)]
    public void Explore_finds_the_order_in_which_a_broken_protocol_fails(
        Mistake mistake, int cancels, string complaint, params RunKind[] runs)
    {
        // A poster less for a cancel: what is lost must be the cancel, not a post.
        var posters = complaint == SleepsOverCancel ? 0 : 2;
        var found = Explore(new LoopProtocol(posters, postsOfEach: 1, runs, cancels, mistake));
        Assert.Equal(complaint, found.Complaint);
        Assert.Null(Explore(new LoopProtocol(posters, postsOfEach: 1, runs, cancels, Mistake.None)).Complaint);
    }

    private Exploration Explore(LoopProtocol protocol)
    {
        var found = Explorer.Explore(protocol.Start, protocol.Steps, protocol.Complaint);
        output.WriteLine($"{found.States} states, {found.FinalStates} of them final. {found.Complaint}");
        foreach (var step in found.Story) output.WriteLine(step);
        return found;
    }
}
