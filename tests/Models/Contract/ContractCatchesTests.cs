using ConcurrencyCompare.Tests.Support;
using Xunit.Sdk;

namespace ConcurrencyCompare.Tests.Contract;

/// <summary>The contract's checks can fail: each passes a correct model and catches its fault.</summary>
public class ContractCatchesTests
{
    private static readonly Shape TwoToTwo = new(2, 2, Capacity: 3);

    [Fact]
    public void Delivery_check_catches_a_dropped_item() => Catches(Fault.DropsAnItem, Deliver);

    [Fact]
    public void Delivery_check_catches_a_repeated_item() => Catches(Fault.RepeatsAnItem, Deliver);

    [Fact]
    public void Delivery_check_catches_dropped_and_repeated_nulls()
    {
        static void DeliverNulls(IConcurrencyModel model) =>
            DeliveryChecks.DeliversEachItemOnceAndInOrder(
                model, new ItemKind<string?>((_, _) => null, _ => null), TwoToTwo);

        Catches(Fault.DropsAnItem, DeliverNulls);
        Catches(Fault.RepeatsAnItem, DeliverNulls);
    }

    [Fact]
    public void Delivery_check_catches_another_order() => Catches(Fault.ConsumesInReverse, Deliver);

    [Fact]
    public void Delivery_check_catches_a_consumer_that_is_told_twice() => Catches(Fault.CompletesTwice, Deliver);

    [Fact]
    public void Delivery_check_catches_a_consumer_that_is_never_told() => Catches(Fault.ForgetsToCompleteOne, Deliver);

    [Fact]
    public void End_check_catches_consumers_that_are_told_too_late() =>
        Catches(Fault.CompletesAfterReturning, model => DeliveryChecks.HasEndedWhenItReturns(model, TwoToTwo));

    [Fact]
    public void End_check_catches_consumers_that_are_told_too_early()
    {
        Catches(Fault.CompletesBeforeTheLastItem, model => DeliveryChecks.TellsAfterTheLastItem(model, TwoToTwo));
        Catches(Fault.CompletesBeforeTheLastItem, FailureChecks.TellsNobodyWhenTheLastItemFails);
    }

    [Fact]
    public void Context_check_catches_another_context_and_changes_that_come_out()
    {
        Catches(
            Fault.LosesTheContext, model => ThreadingChecks.CallsEverythingInTheCallersContext(model, TwoToTwo));
        Catches(
            Fault.LeaksTheContext, model => ThreadingChecks.CallsEverythingInTheCallersContext(model, TwoToTwo));
    }

    [Fact]
    public void Side_by_side_check_catches_state_that_is_kept() =>
        Catches(Fault.KeepsStateBetweenRuns, DeliveryChecks.RunsSideBySide);

    [Fact]
    public void Capacity_check_catches_an_ignored_capacity() =>
        Catches(Fault.IgnoresTheCapacity, model => BackpressureChecks.KeepsTheCapacity(model, TwoToTwo, items: 100));

    [Fact]
    public void Window_check_catches_an_ignored_window() =>
        Catches(
            Fault.IgnoresTheWindow,
            model => BackpressureChecks.KeepsTheWindow(model, new Shape(1, 1, Window: 3), items: 100));

    [Fact]
    public void Alternation_check_catches_an_ignored_window() =>
        Catches(Fault.IgnoresTheWindow, BackpressureChecks.AlternatesInAWindowOfOne);

    [Fact]
    public void Time_check_catches_a_producer_that_holds_up_others() =>
        Catches(Fault.WaitsForOneProducerAtATime, TimeChecks.DeliversInTheOrderOfDueTimes);

    [Fact]
    public void Time_check_catches_an_item_before_its_time()
    {
        Catches(Fault.ProducesEarly, TimeChecks.DeliversInTheOrderOfDueTimes);
        Catches(Fault.ProducesEarly, model => TimeChecks.NeverProducesEarly(
            model, TwoToTwo, new JumpingTimeProvider(), TimeSpan.FromHours(1)));
        Catches(Fault.ProducesEarly, model => TimeChecks.DeliversTheOthersItemsMeanwhile(model, TwoToTwo));
    }

    [Fact]
    public void Ready_check_catches_a_consumer_that_holds_up_others() =>
        Catches(Fault.WaitsForOneConsumerAtATime, WaitingConsumerChecks.DeliversInTheOrderOfReadyTimes);

    [Fact]
    public void Ready_check_catches_an_item_before_the_consumer_is_ready()
    {
        Catches(Fault.ConsumesEarly, WaitingConsumerChecks.DeliversInTheOrderOfReadyTimes);
        Catches(Fault.ConsumesEarly, model => WaitingConsumerChecks.NeverConsumesEarly(
            model, TwoToTwo, new JumpingTimeProvider(), TimeSpan.FromHours(1)));
        Catches(Fault.ConsumesEarly, model => WaitingConsumerChecks.DeliversToTheOthersMeanwhile(model, TwoToTwo));
        Catches(
            Fault.ConsumesEarly, model => WaitingConsumerChecks.TellsTheOthersOfTheEndMeanwhile(model, TwoToTwo));
    }

    [Theory]
    [InlineData(FailurePlace.DueTimestamp)]
    [InlineData(FailurePlace.TryProduce)]
    [InlineData(FailurePlace.ReadyTimestamp)]
    [InlineData(FailurePlace.Consume)]
    [InlineData(FailurePlace.OnCompleted)]
    public void Failure_check_catches_what_hides_a_failure(FailurePlace place)
    {
        Catches(Fault.SwallowsFailures, model => Fail(model, place));
        Catches(Fault.WrapsFailures, model => Fail(model, place));
    }

    [Fact]
    public void Failure_check_catches_completion_after_a_failure()
    {
        Catches(Fault.CompletesAfterFailures, model => Fail(model, FailurePlace.Consume));
        Catches(Fault.CompletesAfterFailures, model => FailureChecks.EndsTheWaitsOfOthers(model, TwoToTwo));
    }

    [Fact]
    public void Failure_check_catches_a_thread_that_is_left() =>
        Catches(Fault.LeavesAThread, model => Fail(model, FailurePlace.Consume));

    [Fact]
    public void Cancellation_check_catches_calls_after_a_cancellation()
    {
        Catches(Fault.IgnoresCancellation, CancellationChecks.CallsNothingWhenCancelledBefore);
        Catches(Fault.IgnoresCancellation, model => CancellationChecks.StopsAtOnce(model, FailurePlace.TryProduce));
        Catches(Fault.IgnoresCancellation, model => CancellationChecks.StopsAtOnce(model, FailurePlace.Consume));
        Catches(
            Fault.IgnoresCancellation,
            model => CancellationChecks.EndsWhileProducersWait(model, TwoToTwo, overlaps: false));
    }

    [Fact]
    public void Cancellation_check_catches_completion_after_a_cancellation()
    {
        Catches(Fault.CompletesAfterCancellation, model => CancellationChecks.StopsAtOnce(model, FailurePlace.Consume));
        Catches(Fault.CompletesAfterCancellation, model => CancellationChecks.EndsWhileAllWait(model, TwoToTwo));
    }

    [Fact]
    public void Cancellation_check_catches_a_lost_token() =>
        Catches(Fault.ForgetsTheToken, model => CancellationChecks.EndsWhileAllWait(model, TwoToTwo));

    [Fact]
    public void Cancellation_check_catches_a_timer_that_is_left() =>
        Catches(Fault.LeavesATimer, model => CancellationChecks.LeavesNoTimer(model, TwoToTwo));

    [Fact]
    public void Threading_check_catches_another_thread() =>
        Catches(
            Fault.RunsOnAnotherThread, model => ThreadingChecks.CallsEverythingOnTheCallingThread(model, TwoToTwo));

    private static void Deliver(IConcurrencyModel model) =>
        DeliveryChecks.DeliversEachItemOnceAndInOrder(model, ItemKind.Values, TwoToTwo);

    private static void Fail(IConcurrencyModel model, FailurePlace place) =>
        FailureChecks.ComesOutAsItself(model, place, new InvalidTimeZoneException());

    private static void Catches(Fault fault, Action<IConcurrencyModel> check)
    {
        check(new FaultyModel(Fault.None));
        Assert.ThrowsAny<XunitException>(() => check(new FaultyModel(fault)));
    }
}
