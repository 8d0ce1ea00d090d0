using System.Reflection;
using ConcurrencyCompare.Models.Callbacks;
using ConcurrencyCompare.Models.Iterators;
using static ConcurrencyCompare.Exploration.Disturbance;
using static ConcurrencyCompare.Exploration.ModelSystem;

namespace ConcurrencyCompare.Exploration;

/// <summary>Whole runs of the models: the threads' own start, end and failure, and the cancellation of all
/// three.</summary>
public class ModelTests(ITestOutputHelper output) : ExplorationTests(output)
{
    // Another day: nobody is ready before it.
    private const long Never = TimeSpan.TicksPerDay * 30;

    public static TheoryData<int, Load, Disturbance> OfThreads => new()
    {
        { 2, new(1, 2, 1), None },
        { 2, new(1, 2, 1, Capacity: 1), None },
        { 1, new(2, 1, 1, Window: 1), None },
        { 0, new(2, 1, 2), None },
        { 2, new(1, 1, 2), None },
        { 2, new(0, 0, 2), None },
        { 0, new(1, 2, 1, Due: 10), None },
        { 1, new(1, 1, 1, Due: 10), None },
        { 1, new(1, 1, 1, Ready: 10), None },
        { 2, new(1, 1, 1), Cancelled },
        { 1, new(1, 2, 1, Capacity: 1, Window: 1), Cancelled },
        { 1, new(1, 1, 1, Due: Never), Cancelled },
        { 1, new(1, 1, 1, Ready: Never), Cancelled },
        { 1, new(1, 2, 2, Capacity: 1), ProducerFails },
        { 1, new(1, 3, 1, Capacity: 1), ConsumerFails },
        { 2, new(1, 1, 2), ConsumerFailsLate },
        { 1, new(2, 2, 1, Capacity: 1), ConsumerFailsLate },
        { 2, new(2, 1, 1), ProducersFail },
        { 2, new(2, 1, 2), StartFails },
        { 2, new(1, 1, 1), StartFails },
        { 0, new(1, 1, 1), CancelledBefore },
    };

    [Theory, MemberData(nameof(OfThreads))]
    public void No_schedule_breaks_a_rule_with_threads(int bound, Load load, Disturbance disturbance) =>
        AssertRight(bound, () => new ModelSystem(load, disturbance, Threads(null)));

    public static TheoryData<string, string, int, Load, Disturbance> MistakesOfThreads => new()
    {
        { "GoesOnAfterAFailedStart", StartedAnother, 0, new(2, 1, 2), StartFails },
        { "JoinsWhatDidNotStart", NotItself, 0, new(1, 1, 1), StartFails },
        { "FailsWithoutAStop", Waits, 0, new(1, 1, 1), ProducerFails },
        { "TellsWithoutALook", ToldEarly, 1, new(1, 2, 2, Ready: 10), None },
        { "HoldsOnlyWhatItHas", ToldEarly, 2, new(1, 1, 2), None },
        { "CountsProducersInTwoSteps", Waits, 1, new(2, 1, 1), None },
        { "KeepsItsPlaceInTheWindow", Waits, 0, new(2, 1, 1, Window: 1), None },
        { "QueuesBeforeThereIsRoom", OverCapacity, 1, new(1, 2, 1, Capacity: 1), None },
        { "PausesWithoutAWake", Waits, 0, new(1, 1, 1, Due: Never), Cancelled },
        { "WaitsForRoomWithoutTheToken", Waits, 1, new(1, 3, 1, Capacity: 1), ConsumerFails },
    };

    [Theory, MemberData(nameof(MistakesOfThreads))]
    public void A_schedule_shows_each_mistake(
        string mistake, string complaint, int bound, Load load, Disturbance disturbance)
    {
        Assert.Equal(complaint, Explore(bound, () => new ModelSystem(load, disturbance, Threads(mistake))).Complaint);
        AssertRight(bound: 0, () => new ModelSystem(load, disturbance, Threads(null)));
    }

    public static TheoryData<string, int, Load, Disturbance> OfOneThread
    {
        get
        {
            var data = new TheoryData<string, int, Load, Disturbance>();
            foreach (var model in new[] { "callbacks", "iterators" })
            {
                data.Add(model, 3, new(1, 2, 1, Capacity: 1), Cancelled);
                data.Add(model, 2, new(2, 2, 2, Window: 1, Due: 10, Ready: 10), Cancelled);
                data.Add(model, 3, new(1, 1, 1, Due: Never), Cancelled);
                data.Add(model, 0, new(1, 1, 1), CancelledBefore);
                data.Add(model, 0, new(2, 2, 2, Capacity: 1, Due: 10, Ready: 10), None);
                data.Add(model, 0, new(1, 2, 2), ConsumerFailsLate);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(OfOneThread))]
    public void No_schedule_breaks_a_rule_with_one_thread(
        string model, int bound, Load load, Disturbance disturbance) =>
        AssertRight(bound, () => new ModelSystem(
            load, disturbance, _ => model == "callbacks" ? new CallbackModel() : new IteratorModel()));

    private static Func<Action<Thread>, IConcurrencyModel> Threads(string? mistake)
    {
        var type = Loop.TypeOf(Loop.RootOf(mistake), "Threads.ThreadModel");
        var create = type.GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, [typeof(Action<Thread>)])!;
        return start => (IConcurrencyModel)create.Invoke([start]);
    }
}
