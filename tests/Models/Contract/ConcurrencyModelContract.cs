using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>The nine rules of <see cref="IConcurrencyModel"/>, in their order, for every model there is: compiled into
/// the tests of the library for the models, and into those of the application for the peers.</summary>
/// <remarks>Each test is a call of a check that takes a model, because checks are tested as well:
/// <see cref="ContractCatchesTests"/> runs them over models that break the rules.</remarks>
public class ConcurrencyModelContract : ContractCases
{
    // Rule 1: exactly once, in order.

    [Theory, MemberData(nameof(Capacities))]
    public void Run_consumes_every_value_once_for_any_topology_and_capacity(
        string model, int producers, int consumers, int? capacity) =>
        Check(model, found => DeliveryChecks.DeliversEachItemOnceAndInOrder(
            found, ItemKind.Values, new Shape(producers, consumers, capacity)));

    [Theory, MemberData(nameof(Capacities))]
    public void Run_consumes_every_reference_and_null_once_for_any_topology_and_capacity(
        string model, int producers, int consumers, int? capacity) =>
        Check(model, found => DeliveryChecks.DeliversEachItemOnceAndInOrder(
            found, ItemKind.ReferencesAndNulls, new Shape(producers, consumers, capacity)));

    [Theory, MemberData(nameof(Capacities))]
    public void Run_consumes_every_item_once_in_a_window(string model, int producers, int consumers, int? capacity) =>
        Check(model, found => DeliveryChecks.DeliversEachItemOnceAndInOrder(
            found, ItemKind.ReferencesAndNulls, new Shape(producers, consumers, capacity, Window: 2)));

    // Rule 2: limits.

    [Theory, MemberData(nameof(Limits))]
    public void Run_queues_no_more_than_the_capacity(string model, int producers, int consumers, int capacity) =>
        Check(model, found => BackpressureChecks.KeepsTheCapacity(
            found, new Shape(producers, consumers, capacity), items: capacity < 1024 ? 100 : 1_500));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_lets_producers_run_ahead_until_the_queue_is_full(string model, int producers, int consumers) =>
        CheckOverlapping(model, found => BackpressureChecks.FillsTheQueue(
            found, new Shape(producers, consumers, Capacity: 3)));

    [Theory, MemberData(nameof(Limits))]
    public void Run_has_no_more_in_flight_than_the_window(string model, int producers, int consumers, int window) =>
        Check(model, found => BackpressureChecks.KeepsTheWindow(
            found, new Shape(producers, consumers, Window: window), items: window < 1024 ? 100 : 1_500));

    [Theory, MemberData(nameof(Limits))]
    public void Run_keeps_a_window_beside_a_capacity(string model, int producers, int consumers, int window) =>
        Check(model, found => BackpressureChecks.KeepsTheWindow(
            found, new Shape(producers, consumers, Capacity: 2, Window: window), items: 100));

    [Theory, MemberData(nameof(Models))]
    public void Run_alternates_in_a_window_of_one(string model) =>
        Check(model, found => BackpressureChecks.AlternatesInAWindowOfOne(found));

    // Rule 3: the end.

    [Theory, MemberData(nameof(Topologies))]
    public void Run_returns_after_everybody_was_told_of_the_end(string model, int producers, int consumers) =>
        Check(model, found => DeliveryChecks.HasEndedWhenItReturns(found, new Shape(producers, consumers)));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_tells_nobody_of_the_end_before_the_last_item_was_consumed(
        string model, int producers, int consumers) =>
        Check(model, found => DeliveryChecks.TellsAfterTheLastItem(
            found, new Shape(producers, consumers, Capacity: 2)));

    [Theory, MemberData(nameof(Models))]
    public void Run_tells_nobody_of_the_end_when_the_last_item_fails(string model) =>
        Check(model, found => FailureChecks.TellsNobodyWhenTheLastItemFails(found));

    // Rule 4: waiting for time.

    [Theory, MemberData(nameof(Topologies))]
    public void Run_delivers_the_others_items_while_a_producer_waits(string model, int producers, int consumers) =>
        Check(model, found => TimeChecks.DeliversTheOthersItemsMeanwhile(
            found, new Shape(producers, consumers, Capacity: 3)));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_keeps_the_window_free_while_a_producer_waits(string model, int producers, int consumers) =>
        Check(model, found => TimeChecks.DeliversTheOthersItemsMeanwhile(
            found, new Shape(producers, consumers, Window: 1)));

    [Theory, MemberData(nameof(Models))]
    public void Run_delivers_in_the_order_of_due_times_when_time_is_virtual(string model) =>
        CheckOnOneThread(model, found => TimeChecks.DeliversInTheOrderOfDueTimes(found));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_never_produces_early_in_virtual_time(string model, int producers, int consumers) =>
        Check(model, found => TimeChecks.NeverProducesEarly(
            found, new Shape(producers, consumers), new JumpingTimeProvider(), TimeSpan.FromHours(1)));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_never_produces_early_in_real_time(string model, int producers, int consumers) =>
        Check(model, found => TimeChecks.NeverProducesEarly(
            found, new Shape(producers, consumers), TimeProvider.System, TimeSpan.FromMicroseconds(300)));

    // Rule 4 for consumers.

    [Theory, MemberData(nameof(Topologies))]
    public void Run_delivers_to_the_others_while_a_consumer_waits(string model, int producers, int consumers) =>
        Check(model, found => WaitingConsumerChecks.DeliversToTheOthersMeanwhile(
            found, new Shape(producers, consumers, Capacity: 3)));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_keeps_the_window_free_while_a_consumer_waits(string model, int producers, int consumers) =>
        Check(model, found => WaitingConsumerChecks.DeliversToTheOthersMeanwhile(
            found, new Shape(producers, consumers, Window: 1)));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_tells_the_others_of_the_end_while_a_consumer_waits(string model, int producers, int consumers) =>
        Check(model, found => WaitingConsumerChecks.TellsTheOthersOfTheEndMeanwhile(
            found, new Shape(producers, consumers)));

    [Theory, MemberData(nameof(Models))]
    public void Run_delivers_in_the_order_of_ready_times_when_time_is_virtual(string model) =>
        CheckOnOneThread(model, found => WaitingConsumerChecks.DeliversInTheOrderOfReadyTimes(found));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_never_consumes_early_in_virtual_time(string model, int producers, int consumers) =>
        Check(model, found => WaitingConsumerChecks.NeverConsumesEarly(
            found, new Shape(producers, consumers, Capacity: 2), new JumpingTimeProvider(), TimeSpan.FromHours(1)));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_never_consumes_early_in_real_time(string model, int producers, int consumers) =>
        Check(model, found => WaitingConsumerChecks.NeverConsumesEarly(
            found, new Shape(producers, consumers), TimeProvider.System, TimeSpan.FromMicroseconds(300)));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_is_cancelled_while_consumers_wait_and_leaves_no_timer(string model, int producers, int consumers) =>
        Check(model, found => WaitingConsumerChecks.EndsWhenCancelled(found, new Shape(producers, consumers)));

    [Theory, MemberData(nameof(Models))]
    public void Run_leaves_no_timer_of_a_consumer_after_a_failure(string model) =>
        Check(model, found => WaitingConsumerChecks.EndsWhenAProducerFails(
            found, ConsumersWaitMeanwhile(model)));

    // Rule 5: failures.

    [Theory, MemberData(nameof(FailurePlaces))]
    public void Run_throws_the_exception_of_a_producer_or_consumer_as_itself(string model, FailurePlace place) =>
        Check(model, found => FailureChecks.ComesOutAsItself(found, place, new InvalidTimeZoneException()));

    [Theory, MemberData(nameof(FailurePlaces))]
    public void Run_takes_a_cancellation_that_is_not_its_own_for_a_failure(string model, FailurePlace place) =>
        Check(model, found => FailureChecks.ComesOutAsItself(found, place, new OperationCanceledException()));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_fails_while_producers_wait_for_room(string model, int producers, int consumers) =>
        Check(model, found => FailureChecks.EndsTheWaitsOfOthers(
            found, new Shape(producers, consumers, Capacity: 1)));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_fails_while_producers_wait_for_the_window(string model, int producers, int consumers) =>
        Check(model, found => FailureChecks.EndsTheWaitsOfOthers(found, new Shape(producers, consumers, Window: 1)));

    [Theory, MemberData(nameof(Models))]
    public void Run_leaves_no_timer_after_a_failure(string model) =>
        Check(model, found => FailureChecks.LeavesNoTimer(found));

    [Theory, MemberData(nameof(Models))]
    public void Run_throws_all_exceptions_together_when_several_fail(string model) =>
        CheckOverlapping(model, found => FailureChecks.ComeOutTogetherWhenSeveralFail(found));

    // Rule 6: cancellation.

    [Theory, MemberData(nameof(Models))]
    public void Run_calls_nothing_when_cancelled_before(string model) =>
        Check(model, found => CancellationChecks.CallsNothingWhenCancelledBefore(found));

    [Theory, MemberData(nameof(Models))]
    public void Run_stops_at_once_when_a_producer_cancels(string model) =>
        Check(model, found => CancellationChecks.StopsAtOnce(found, FailurePlace.TryProduce));

    [Theory, MemberData(nameof(Models))]
    public void Run_stops_at_once_when_a_consumer_cancels(string model) =>
        Check(model, found => CancellationChecks.StopsAtOnce(found, FailurePlace.Consume));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_is_cancelled_while_all_wait(string model, int producers, int consumers) =>
        Check(model, found => CancellationChecks.EndsWhileAllWait(found, new Shape(producers, consumers)));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_leaves_no_timer_after_a_cancellation(string model, int producers, int consumers) =>
        Check(model, found => CancellationChecks.LeavesNoTimer(found, new Shape(producers, consumers)));

    [Theory, MemberData(nameof(Models))]
    public void Run_is_cancelled_while_producers_wait_for_room(string model) =>
        Check(model, found => CancellationChecks.EndsWhileProducersWait(
            found, new Shape(4, 1, Capacity: 1), Overlaps(model)));

    [Theory, MemberData(nameof(Models))]
    public void Run_is_cancelled_while_producers_wait_for_the_window(string model) =>
        Check(model, found => CancellationChecks.EndsWhileProducersWait(
            found, new Shape(4, 1, Window: 1), Overlaps(model)));

    [Theory, MemberData(nameof(Models))]
    public void Run_is_cancelled_when_a_consumer_throws_the_cancellation(string model) =>
        Check(model, found => CancellationChecks.IsTheSameWhenUserCodeEndsItself(found, new Shape(1, 1)));

    [Theory, MemberData(nameof(Models))]
    public void Run_is_cancelled_when_several_consumers_throw_the_cancellation(string model) =>
        CheckOverlapping(model, found => CancellationChecks.IsTheSameWhenUserCodeEndsItself(found, new Shape(1, 2)));

    [Theory, MemberData(nameof(Topologies))]
    public void Run_has_ended_when_cancelled_after(string model, int producers, int consumers) =>
        Check(model, found => CancellationChecks.DoesNothingAfterTheEnd(found, new Shape(producers, consumers)));

    // Rule 7: threads.

    [Theory, MemberData(nameof(Topologies))]
    public void Run_calls_everything_on_the_calling_thread(string model, int producers, int consumers) =>
        CheckOnOneThread(model, found => ThreadingChecks.CallsEverythingOnTheCallingThread(
            found, new Shape(producers, consumers)));

    // Rule 8: the small cases.

    [Theory, MemberData(nameof(Models))]
    public void Run_completes_consumers_when_there_are_no_producers(string model) =>
        Check(model, found => DeliveryChecks.DeliversEachItemOnceAndInOrder(
            found, ItemKind.Values, new Shape(0, 3, Capacity: 1)));

    [Theory, MemberData(nameof(Models))]
    public void Run_completes_consumers_when_there_are_no_items(string model) =>
        Check(model, found => DeliveryChecks.DeliversEachItemOnceAndInOrder(
            found, ItemKind.Values, new Shape(3, 3, 1, 1), items: 0));

    [Theory, MemberData(nameof(Models))]
    public void Run_completes_consumers_that_get_no_item(string model) =>
        Check(model, found => DeliveryChecks.DeliversEachItemOnceAndInOrder(
            found, ItemKind.Values, new Shape(1, 8), items: 2));

    [Theory, MemberData(nameof(Models))]
    public void Run_takes_nulls_for_items(string model) =>
        Check(model, found => DeliveryChecks.DeliversEachItemOnceAndInOrder(
            found, new ItemKind<string?>((_, _) => null, _ => null), new Shape(2, 2, Capacity: 3), items: 20));

    [Theory, MemberData(nameof(Models))]
    public void Run_refuses_a_null_workload(string model) =>
        Assert.Throws<ArgumentNullException>("workload", () => Find(model).Run<int>(null!));

    [Theory, MemberData(nameof(Models))]
    public void Run_takes_the_largest_limits_for_none(string model) =>
        Check(model, found => DeliveryChecks.DeliversEachItemOnceAndInOrder(
            found, ItemKind.Values, new Shape(2, 2, Capacity: int.MaxValue, Window: int.MaxValue)));

    // Rule 9: context.

    [Theory, MemberData(nameof(Topologies))]
    public void Run_calls_everything_in_the_callers_context(string model, int producers, int consumers) =>
        Check(model, found => ThreadingChecks.CallsEverythingInTheCallersContext(
            found, new Shape(producers, consumers)));

    // Any number of runs at a time.

    [Theory, MemberData(nameof(Models))]
    public void Run_is_not_disturbed_by_other_runs(string model) =>
        Check(model, found => DeliveryChecks.RunsSideBySide(found));
}
