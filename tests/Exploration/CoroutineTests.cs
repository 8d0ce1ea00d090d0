using static ConcurrencyCompare.Exploration.LoopSystem;
using static ConcurrencyCompare.Exploration.RunKind;

namespace ConcurrencyCompare.Exploration;

/// <summary>The scheduler of iterators: coroutines that other threads spawn, cancellation, and its end.</summary>
public class CoroutineTests(ITestOutputHelper output) : ExplorationTests(output)
{
    [Theory]
    [InlineData(3, 1, 1, 0, UntilIdle, Last)]
    [InlineData(2, 2, 1, 0, UntilIdle, Last)]
    [InlineData(2, 1, 2, 0, Forever)]
    [InlineData(2, 1, 1, 0, WithTimer, Last)]
    [InlineData(2, 1, 1, 1, UntilIdle, Last)]
    [InlineData(2, 1, 1, 1, WithFarTimer, Last)]
    [InlineData(2, 1, 1, 1, Forever, Last)]
    [InlineData(2, 1, 1, 2, Forever, UntilIdle, Last)]
    public void No_schedule_loses_a_coroutine_or_a_cancellation(
        int bound, int posters, int postsOfEach, int cancels, params RunKind[] runs) =>
        AssertRight(bound, () => new LoopSystem(posters, postsOfEach, cancels, runs, Create(null)));

    /// <summary>A coroutine runs to its end, is ended, or is refused, whenever the scheduler is disposed.</summary>
    [Theory]
    [InlineData(4, 1, 1, 0, RunKind.Dispose)]
    [InlineData(2, 2, 2, 0, RunKind.Dispose)]
    [InlineData(3, 1, 2, 0, UntilIdle, RunKind.Dispose)]
    [InlineData(2, 2, 1, 0, UntilIdle, RunKind.Dispose)]
    [InlineData(2, 1, 1, 1, UntilIdle, RunKind.Dispose)]
    [InlineData(2, 1, 1, 1, Forever, RunKind.Dispose)]
    [InlineData(3, 1, 1, 0, DisposeInside)]
    [InlineData(2, 2, 1, 0, DisposeInside)]
    [InlineData(2, 1, 2, 0, DisposeInside)]
    public void No_schedule_leaves_a_coroutine_behind(
        int bound, int posters, int postsOfEach, int cancels, params RunKind[] runs) =>
        AssertRight(bound, () => new LoopSystem(posters, postsOfEach, cancels, runs, Create(null)));

    [Theory]
    [InlineData("IsNotClosedByDispose", LeftBehind, 1, 1, 1, 0, RunKind.Dispose)]
    [InlineData("IsNotClosedByDispose", LeftBehind, 1, 1, 1, 0, DisposeInside)]
    [InlineData("PostsToAClosedInbox", LeftBehind, 1, 1, 1, 0, RunKind.Dispose)]
    [InlineData("ClosesInTwoSteps", LeftBehind, 1, 1, 1, 0, RunKind.Dispose)]
    [InlineData("ForgetsWhatWasPosted", LeftBehind, 0, 1, 1, 0, RunKind.Dispose)]
    [InlineData("GoesOnWhenDisposed", RanDisposed, 1, 1, 1, 0, DisposeInside)]
    public void A_schedule_shows_each_mistake(
        string mistake, string complaint, int bound, int posters, int postsOfEach, int cancels, params RunKind[] runs)
    {
        var found = Explore(bound, () => new LoopSystem(posters, postsOfEach, cancels, runs, Create(mistake)));
        Assert.Equal(complaint, found.Complaint);
        AssertRight(bound, () => new LoopSystem(posters, postsOfEach, cancels, runs, Create(null)));
    }

    private static Func<Execution, Loop> Create(string? mistake)
    {
        var instruction = Loop.TypeOf(Loop.RootOf(mistake), "Iterators.YieldInstruction");
        var loop = typeof(CoroutineLoop<>).MakeGenericType(instruction);
        return execution => (Loop)Activator.CreateInstance(loop, mistake, execution)!;
    }
}
