using static ConcurrencyCompare.Exploration.LoopSystem;
using static ConcurrencyCompare.Exploration.RunKind;

namespace ConcurrencyCompare.Exploration;

/// <summary>The event loop's real code, in every order of the steps that threads can see of each other.</summary>
/// <remarks>Every order up to the bound, which is how often a thread is interrupted that could go on, or sees a store
/// late.
/// </remarks>
public class LoopTests(ITestOutputHelper output) : ExplorationTests(output)
{
    [Theory]
    [InlineData(4, 1, 1, UntilIdle, Last)]
    [InlineData(3, 2, 1, UntilIdle, Last)]
    [InlineData(2, 2, 2, UntilIdle, Last)]
    [InlineData(2, 1, 2, WithTimer, Last)]
    [InlineData(2, 2, 2, WithFarTimer)]
    [InlineData(2, 2, 2, Forever)]
    [InlineData(4, 1, 1, Forever)]
    public void No_schedule_loses_a_step(int bound, int posters, int postsOfEach, params RunKind[] runs) =>
        AssertRight(bound, () => new LoopSystem(posters, postsOfEach, cancels: 0, runs, Create(null)));

    /// <summary>Whatever is left when a run ends, cancelled or idle, the last one runs.</summary>
    [Theory]
    [InlineData(4, 0, 0, 1, Forever)]
    [InlineData(4, 0, 0, 1, WithFarTimer)]
    [InlineData(2, 2, 1, 1, UntilIdle, Last)]
    [InlineData(2, 1, 1, 1, WithTimer, Last)]
    [InlineData(2, 1, 2, 1, WithFarTimer, Last)]
    [InlineData(2, 1, 2, 1, Forever, Last)]
    [InlineData(2, 1, 1, 2, UntilIdle, UntilIdle, Last)]
    [InlineData(2, 1, 1, 2, UntilIdle, Forever, Last)]
    [InlineData(2, 1, 1, 2, Forever, UntilIdle, Last)]
    [InlineData(2, 1, 1, 2, Forever, Forever, Last)]
    [InlineData(2, 1, 2, 1, UntilIdle, Forever)]
    public void No_schedule_loses_a_cancellation_or_a_step(
        int bound, int posters, int postsOfEach, int cancels, params RunKind[] runs) =>
        AssertRight(bound, () => new LoopSystem(posters, postsOfEach, cancels, runs, Create(null)));

    /// <summary>The exploration can fail: each of these copies of the code has one mistake (Mistakes.props).</summary>
    [Theory]
    [InlineData("ClearsTheFlagBeforeItWaits", SleepsOverStep, 2, 1, 1, 0, Forever)]
    [InlineData("DoesNotLookAtTheFlag", SleepsOverStep, 2, 1, 1, 0, WithFarTimer)]
    [InlineData("DoesNotLookAtTheFlag", SleepsOverCancellation, 2, 0, 0, 1, Forever)]
    [InlineData("ClearsTheFlagWithoutAFence", SleepsOverStep, 4, 1, 2, 0, Forever)]
    [InlineData("PulsesBeforeTheFlagIsSet", SleepsOverStep, 2, 1, 1, 0, Forever)]
    [InlineData("SetsTheFlagWithoutAPulse", SleepsOverStep, 0, 1, 1, 0, Forever)]
    [InlineData("WakesBeforeThePost", SleepsOverStep, 2, 1, 1, 0, Forever)]
    [InlineData("StopsWithoutWaking", SleepsOverCancellation, 0, 0, 0, 1, Forever)]
    [InlineData("ClearsTheStopInEachPass", GoesOn, 2, 1, 1, 1, UntilIdle, Last)]
    [InlineData("LeavesTheCallbackBehind", Execution.Endless, 2, 1, 1, 1, UntilIdle, UntilIdle)]
    [InlineData("LooksAtTheTokenOnlyWithWork", NotThrown, 0, 0, 0, 1, UntilIdle)]
    [InlineData("BeginsWithAnEmptyInbox", StepLost, 0, 1, 1, 0, UntilIdle, Last)]
    [InlineData("PostsWithoutComparing", StepLost, 2, 2, 1, 0, UntilIdle, Last)]
    [InlineData("TakesAndThenClears", StepLost, 2, 2, 1, 0, UntilIdle, Last)]
    public void A_schedule_shows_each_mistake(
        string mistake, string complaint, int bound, int posters, int postsOfEach, int cancels, params RunKind[] runs)
    {
        var found = Explore(bound, () => new LoopSystem(posters, postsOfEach, cancels, runs, Create(mistake)));
        Assert.Equal(complaint, found.Complaint);
        AssertRight(bound, () => new LoopSystem(posters, postsOfEach, cancels, runs, Create(null)));
    }

    /// <summary>What an order of steps alone cannot show: a store that others see late.</summary>
    [Fact]
    public void A_missing_fence_shows_only_with_store_buffers()
    {
        ISystem System() => new LoopSystem(1, 2, 0, [Forever], Create("ClearsTheFlagWithoutAFence"));
        Assert.Null(Explore(4, System, hasStoreBuffers: false).Complaint);
        Assert.Equal(SleepsOverStep, Explore(4, System, hasStoreBuffers: true).Complaint);
    }

    private static Func<Execution, Loop> Create(string? mistake) => execution => new CallbackLoop(mistake, execution);
}
