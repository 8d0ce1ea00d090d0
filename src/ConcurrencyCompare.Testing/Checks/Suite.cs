using ConcurrencyCompare.Testing.Probes;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>Which check belongs to which rule, and the workloads of each.</summary>
internal static class Suite
{
    private static readonly (int Producers, int Consumers)[] Topologies = [(1, 1), (4, 1), (1, 4), (4, 4)];
    private static readonly int?[] NoneAndLimits = [null, 1, 3, 1024];
    private static readonly int[] Limits = [1, 3, 1024];

    private static readonly ItemKind<string?> Nulls = new((_, _) => null, _ => null);

    public static IReadOnlyList<ContractCheck> InOrder() =>
    [
        .. Rules().OrderBy(check => check.Rule)
            .ThenBy(check => check.Shape.Producers + check.Shape.Consumers)
            .ThenBy(check => check.Shape.Items)
            .ThenBy(check => check.Shape.Capacity ?? 0)
            .ThenBy(check => check.Shape.Window ?? 0),
    ];

    private static IEnumerable<ContractCheck> Rules() =>
    [
        .. Delivery(), .. Limited(), .. End(), .. WaitingProducers(), .. WaitingConsumers(), .. Blocking(),
        .. Failure(), .. Cancellation(), .. Threads(), .. Odd(), .. Context(),
    ];

    private static IEnumerable<ContractCheck> Delivery() =>
    [
        // Few items as well, so that the smallest workload that shows a fault is a small one.
        .. Each(1, "consumes each value once and in order",
            [new(1, 1, 1), new(1, 1, 10), new(2, 1, 2), new(1, 2, 4), .. InCapacities(200)],
            (model, shape) => DeliveryChecks.ConsumesEachItemOnceAndInOrder(model, shape, ItemKind.Values)),
        .. Each(1, "consumes each reference and null once and in order",
            [new(1, 1, 2), .. InCapacities(200)],
            (model, shape) => DeliveryChecks.ConsumesEachItemOnceAndInOrder(model, shape, ItemKind.ReferencesAndNulls)),
        .. Each(1, "consumes each item once and in order in a window",
            InCapacities(200).Select(shape => shape with { Window = 2 }),
            (model, shape) => DeliveryChecks.ConsumesEachItemOnceAndInOrder(model, shape, ItemKind.ReferencesAndNulls)),
        .. Each(1, "is not disturbed by three other runs", [new(2, 2, 200, 3, 5)], DeliveryChecks.RunsSideBySide),
    ];

    private static IEnumerable<ContractCheck> Limited() =>
    [
        .. Each(2, "queues no more than the capacity",
            [new(1, 1, 10, 1), .. InTopologies(100, 1), .. InTopologies(100, 3), .. InTopologies(1_500, 1024)],
            BackpressureChecks.KeepsTheLimit),
        .. Each(2, "has no more in flight than the window",
            [
                new(1, 1, 10, Window: 1),
                .. Windows(100, 1), .. Windows(100, 3), .. Windows(1_500, 1024),
            ],
            BackpressureChecks.KeepsTheLimit),
        .. Each(2, "keeps a window beside a capacity",
            Limits.SelectMany(window => InTopologies(100, 2).Select(shape => shape with { Window = window })),
            BackpressureChecks.KeepsTheLimit),
        .. Each(2, "alternates in a window of one",
            [new(1, 1, 20, Window: 1)], BackpressureChecks.AlternatesInAWindowOfOne),
    ];

    private static IEnumerable<ContractCheck> End() =>
    [
        .. Each(3, "returns after everybody was told of the end",
            [new(1, 1, 1), .. InTopologies(50)], DeliveryChecks.HasEndedWhenItReturns),
        .. Each(3, "tells nobody of the end before the last item was consumed",
            InTopologies(20, 3), DeliveryChecks.TellsAfterTheLastItem),
        .. Each(3, "tells nobody of the end when the last item fails",
            [new(1, 2, 1)], FailureChecks.TellsNobodyWhenTheLastItemFails),
    ];

    private static IEnumerable<ContractCheck> WaitingProducers() =>
    [
        .. Each(4, "delivers the others' items while one more producer waits",
            [.. InTopologies(100, 3), .. Windows(100, 1)], TimeChecks.DeliversTheOthersItemsMeanwhile,
            WorkloadNeeds.WaitingProducers | WorkloadNeeds.SeveralProducers),
        .. Each(4, "delivers in the order of due times in virtual time",
            [new(4, 1, 3)], TimeChecks.DeliversInTheOrderOfDueTimes, WorkloadNeeds.WaitingProducers,
            onOneThread: true),
        .. Each(4, "never produces early in virtual time",
            InTopologies(50), (model, shape) => TimeChecks.NeverProducesEarly(
                model, shape, new JumpingTimeProvider(), TimeSpan.FromHours(1)),
            WorkloadNeeds.WaitingProducers),
        .. Each(4, "never produces early in real time",
            InTopologies(50), (model, shape) => TimeChecks.NeverProducesEarly(
                model, shape, TimeProvider.System, TimeSpan.FromMicroseconds(300)),
            WorkloadNeeds.WaitingProducers),
    ];

    private static IEnumerable<ContractCheck> WaitingConsumers() =>
    [
        .. Each(4, "delivers to the others while one more consumer waits",
            [.. InTopologies(100, 3), .. Windows(100, 1)], WaitingConsumerChecks.DeliversToTheOthersMeanwhile,
            WorkloadNeeds.WaitingConsumers | WorkloadNeeds.SeveralConsumers),
        .. Each(4, "tells the others of the end while one more consumer waits",
            InTopologies(10), WaitingConsumerChecks.TellsTheOthersOfTheEndMeanwhile,
            WorkloadNeeds.WaitingConsumers | WorkloadNeeds.SeveralConsumers),
        .. Each(4, "delivers in the order of ready times in virtual time",
            [new(1, 4, 12, 1)], WaitingConsumerChecks.DeliversInTheOrderOfReadyTimes, WorkloadNeeds.WaitingConsumers,
            onOneThread: true),
        .. Each(4, "never consumes early in virtual time",
            InTopologies(20, 2), (model, shape) => WaitingConsumerChecks.NeverConsumesEarly(
                model, shape, new JumpingTimeProvider(), TimeSpan.FromHours(1)),
            WorkloadNeeds.WaitingConsumers),
        .. Each(4, "never consumes early in real time",
            InTopologies(20), (model, shape) => WaitingConsumerChecks.NeverConsumesEarly(
                model, shape, TimeProvider.System, TimeSpan.FromMicroseconds(300)),
            WorkloadNeeds.WaitingConsumers),
    ];

    /// <summary>Before the checks of other rules that rest upon it.</summary>
    private static IEnumerable<ContractCheck> Blocking() =>
    [
        .. Each(4, "lets producers run ahead until the queue is full while consumers block",
            InTopologies(21, 3), BackpressureChecks.FillsTheQueue,
            WorkloadNeeds.OverlappingCalls | WorkloadNeeds.FullQueue),
        .. Each(4, "calls a consumer while a producer blocks",
            [new(2, 1, 1)], BlockingChecks.CallsAConsumer, WorkloadNeeds.OverlappingCalls),
        .. Each(4, "calls the other producers while one blocks",
            [new(2, 1, 1)], BlockingChecks.CallsTheOtherProducers, WorkloadNeeds.OverlappingCalls),
        .. Each(4, "calls the other consumers while one blocks",
            [new(1, 2, 1_000)], BlockingChecks.CallsTheOtherConsumers, WorkloadNeeds.OverlappingCalls),
    ];

    private static IEnumerable<ContractCheck> Failure() =>
    [
        .. Enum.GetValues<FailurePlace>().SelectMany(place => Each(
            5, $"throws the exception of {place} as itself",
            [new(1, 1, 2), new(4, 4, 5)], (model, shape) => FailureChecks.ComesOutAsItself(
                model, shape, place, new InvalidTimeZoneException()))),
        .. Enum.GetValues<FailurePlace>().SelectMany(place => Each(
            5, $"takes a cancellation that {place} throws, and that is not its own, for a failure",
            [new(1, 1, 2), new(4, 4, 5)], (model, shape) => FailureChecks.ComesOutAsItself(
                model, shape, place, new OperationCanceledException()))),
        .. Each(5, "leaves no thread, after a run without a failure either",
            InTopologies(50), DeliveryChecks.LeavesNoThread),
        .. Each(5, "fails while producers wait for room or for the window",
            [.. InTopologies(1_000, 1), .. Windows(1_000, 1)], FailureChecks.EndsTheWaitsOfOthers),
        .. Each(5, "leaves no timer after a failure",
            [new(2, 1, 1)], (model, shape) => FailureChecks.LeavesNoTimer(model, shape, isSeenToWait: false),
            WorkloadNeeds.WaitingProducers),
        .. Each(5, "leaves no timer of a producer that waits, after a failure",
            [new(2, 1, 1)], (model, shape) => FailureChecks.LeavesNoTimer(model, shape, isSeenToWait: true),
            WorkloadNeeds.WaitingProducers | WorkloadNeeds.OverlappingCalls),
        .. Each(5, "leaves no timer of consumers after a failure",
            [new(1, 1, 1), new(2, 1, 1)],
            (model, shape) => FailureChecks.LeavesNoTimerOfAConsumer(model, shape, isSeenToWait: false),
            WorkloadNeeds.WaitingConsumers),
        .. Each(5, "leaves no timer of a consumer that waits, after a failure",
            [new(2, 1, 1)], (model, shape) => FailureChecks.LeavesNoTimerOfAConsumer(model, shape, isSeenToWait: true),
            WorkloadNeeds.WaitingConsumers | WorkloadNeeds.OverlappingCalls),
        .. Each(5, "throws all exceptions together when several fail",
            [new(3, 1, 1)], FailureChecks.ComeOutTogetherWhenSeveralFail, WorkloadNeeds.OverlappingCalls),
    ];

    private static IEnumerable<ContractCheck> Cancellation() =>
    [
        .. Each(6, "calls nothing when cancelled before",
            [new(1, 1, 1)], CancellationChecks.CallsNothingWhenCancelledBefore),
        .. Each(6, "stops at once when a producer cancels",
            [new(2, 2, 5, 1)], (model, shape) => CancellationChecks.StopsAtOnce(model, shape, FailurePlace.TryProduce)),
        .. Each(6, "stops at once when a consumer cancels",
            [new(2, 2, 5, 1)], (model, shape) => CancellationChecks.StopsAtOnce(model, shape, FailurePlace.Consume)),
        .. Each(6, "is cancelled while all wait", InTopologies(3), CancellationChecks.EndsWhileAllWait,
            WorkloadNeeds.WaitingProducers),
        .. Each(6, "leaves no timer after a cancellation while producers wait",
            InTopologies(1), CancellationChecks.LeavesNoTimer, WorkloadNeeds.WaitingProducers),
        .. Each(6, "leaves no timer after a cancellation while consumers wait",
            InTopologies(1), WaitingConsumerChecks.EndsWhenCancelled, WorkloadNeeds.WaitingConsumers),
        .. Each(6, "is cancelled while producers have more than fits",
            [new(4, 1, 1_000, 1), new(4, 1, 1_000, Window: 1)],
            (model, shape) => CancellationChecks.EndsWhileProducersWait(model, shape, isFull: false)),
        .. Each(6, "is cancelled while producers wait for room or for the window",
            [new(4, 1, 1_000, 1), new(4, 1, 1_000, Window: 1)],
            (model, shape) => CancellationChecks.EndsWhileProducersWait(model, shape, isFull: true),
            WorkloadNeeds.OverlappingCalls | WorkloadNeeds.FullQueue),
        .. Each(6, "is cancelled when a consumer throws the cancellation",
            [new(1, 1, 1_000)], CancellationChecks.IsTheSameWhenUserCodeEndsItself),
        .. Each(6, "is cancelled when several consumers throw the cancellation",
            [new(1, 2, 1_000)], CancellationChecks.IsTheSameWhenUserCodeEndsItself, WorkloadNeeds.OverlappingCalls),
        .. Each(6, "does nothing when cancelled after its end",
            InTopologies(10), CancellationChecks.DoesNothingAfterTheEnd),
    ];

    private static IEnumerable<ContractCheck> Threads() =>
        Each(7, "calls everything on the calling thread",
            [new(1, 1, 1), .. InTopologies(50)], ThreadingChecks.CallsEverythingOnTheCallingThread, onOneThread: true);

    private static IEnumerable<ContractCheck> Odd() =>
    [
        .. Each(8, "works without producers, without items, and with more consumers than items",
            [new(0, 1, 0), new(0, 3, 0, 1), new(1, 1, 0), new(3, 3, 0, 1, 1), new(1, 8, 2)],
            (model, shape) => DeliveryChecks.WorksToTheEnd(model, shape, ItemKind.Values)),
        .. Each(8, "takes nulls for items",
            [new(1, 1, 1), new(2, 2, 20, 3)], (model, shape) => DeliveryChecks.WorksToTheEnd(model, shape, Nulls)),
        .. Each(8, "takes the largest limits for none",
            [new(1, 1, 2, int.MaxValue, int.MaxValue), new(2, 2, 200, int.MaxValue, int.MaxValue)],
            (model, shape) => DeliveryChecks.WorksToTheEnd(model, shape, ItemKind.Values)),
        .. Each(8, "refuses a null workload", [new(0, 0, 0)], DeliveryChecks.RefusesNull),
    ];

    private static IEnumerable<ContractCheck> Context() =>
        Each(9, "calls everything in the caller's context",
            InTopologies(10), ThreadingChecks.CallsEverythingInTheCallersContext);

    private static IEnumerable<ContractCheck> Each(
        int rule, string name, IEnumerable<Shape> shapes, Action<PatientModel, Shape> check,
        WorkloadNeeds needs = WorkloadNeeds.None, bool onOneThread = false) =>
        shapes.Select(shape => new ContractCheck(rule, name, shape, check, needs, onOneThread));

    private static IEnumerable<Shape> InTopologies(int items, int? capacity = null) =>
        Topologies.Select(topology => new Shape(topology.Producers, topology.Consumers, items, capacity));

    private static IEnumerable<Shape> Windows(int items, int window) =>
        InTopologies(items).Select(shape => shape with { Window = window });

    private static IEnumerable<Shape> InCapacities(int items) =>
        NoneAndLimits.SelectMany(capacity => InTopologies(items, capacity));
}
