namespace ConcurrencyCompare.Tests.Properties;

/// <summary>What must come out of a workload, whichever model ran it: the rules of <see cref="IConcurrencyModel"/>, as
/// claims about a run that is over.</summary>
internal static class WorkloadReference
{
    public static void Check(IConcurrencyModel model, WorkloadCase planned)
    {
        using var run = new WorkloadRun(planned);
        run.Run(model);
        Check(model, planned, run);
    }

    public static void Check(IConcurrencyModel model, WorkloadCase planned, WorkloadRun run)
    {
        CheckOutcome(model, planned, run);
        Assert.Empty(run.Violations);
        CheckItems(planned, run);
        CheckLimits(planned, run);
        CheckThreads(model, run);
        if (run.Token.IsCancellationRequested && !run.HasFailed) CheckPromptness(model, planned, run);
    }

    private static void CheckOutcome(IConcurrencyModel model, WorkloadCase planned, WorkloadRun run)
    {
        // Each step comes in a run that nothing ends before.
        if ((planned.FailsAt ?? planned.CancelsAt) is not null)
            Assert.True(run.HasFailed || run.Token.IsCancellationRequested, "The run ended before what was planned.");

        if (run.HasFailed)
        {
            Assert.Same(run.Failure, run.Thrown);
        }
        else if (run.Token.IsCancellationRequested && !MayHaveEnded(model, run))
        {
            AssertCancelled(run);
        }
        else if (run.Thrown is not null)
        {
            Assert.True(run.Token.IsCancellationRequested, $"Came out of an undisturbed run: {run.Thrown}");
            AssertCancelled(run);
        }
        else
        {
            Assert.AllIfAny(run.Producers, producer => Assert.True(producer.HasFinished));
            Assert.AllIfAny(run.Consumers, consumer => Assert.Equal(1, consumer.Completions));
            Assert.Equal(planned.Items, run.Consumers.Sum(consumer => consumer.Items.Count));
        }
    }

    /// <summary>A cancellation that comes with the last call comes too late. Of several threads, the others may have
    /// been on their way to the end when one of them had got there.</summary>
    private static bool MayHaveEnded(IConcurrencyModel model, WorkloadRun run) =>
        run.CancelledIn == CallKind.OnCompleted && (run.HasCalledEverything || !model.Info.RunsOnCallingThread);

    private static void AssertCancelled(WorkloadRun run)
    {
        var cancelled = Assert.IsType<OperationCanceledException>(run.Thrown, exactMatch: false);
        Assert.Equal(run.Token, cancelled.CancellationToken);
    }

    /// <summary>Never an item twice, or one that nobody made; those of a producer in its order. That none is missing
    /// after a whole run follows from their number.</summary>
    private static void CheckItems(WorkloadCase planned, WorkloadRun run)
    {
        var consumed = run.Consumers.SelectMany(consumer => consumer.Items).ToList();
        Assert.Equal(consumed.Count, consumed.Distinct().Count());
        Assert.AllIfAny(consumed, item =>
        {
            var (producer, index) = ItemKind.Values.Read(item)!.Value;
            Assert.InRange(index, 0, run.Producers[producer].Produced - 1);
            Assert.InRange(index, 0, WorkloadCase.ItemsOf(planned.Pauses[producer]) - 1);
        });
        foreach (var consumer in run.Consumers)
        {
            foreach (var ofProducer in consumer.Items.GroupBy(item => ItemKind.Values.Read(item)!.Value.Producer))
                Assert.Equal(ofProducer.Order(), ofProducer);
        }
    }

    /// <summary>Outside the queue an item is in somebody's hands: see BackpressureChecks.KeepsTheCapacity.</summary>
    private static void CheckLimits(WorkloadCase planned, WorkloadRun run)
    {
        var inHands = run.Producers.Length + run.Consumers.Length;
        Assert.InRange(run.Flight.Most, 0, (planned.Capacity ?? planned.Items) + inHands);
        Assert.InRange(run.Flight.Most, 0, planned.Window ?? planned.Items);
    }

    private static void CheckThreads(IConcurrencyModel model, WorkloadRun run)
    {
        var calls = run.Producers.Select(producer => producer.Calls)
            .Concat(run.Consumers.Select(consumer => consumer.Calls))
            .ToList();
        Assert.AllIfAny(
            calls.SelectMany(log => log.ThreadsOfTheirOwn),
            thread => Assert.False(thread.IsAlive, "A thread is left."));
        if (!model.Info.RunsOnCallingThread) return;
        Assert.AllIfAny(calls.SelectMany(log => log.Threads), thread => Assert.Same(run.Caller, thread));
    }

    /// <summary>After a cancellation, whoever is about to begin a call may do that, and nobody does more.</summary>
    private static void CheckPromptness(IConcurrencyModel model, WorkloadCase planned, WorkloadRun run)
    {
        var others = model.Info.RunsOnCallingThread ? 0 : planned.Pauses.Length + planned.Consumers - 1;
        // One that is asked for its due time may be asked for its item in the same breath.
        var itself = run.CancelledIn == CallKind.DueTimestamp ? 1 : 0;
        Assert.InRange(run.CallsAfterwards, 0, others + itself);
        if (run.CancelledIn is null) Assert.AllIfAny(run.Consumers, consumer => Assert.Equal(0, consumer.Calls.Count));
        if (run.CancelledIn is null) Assert.AllIfAny(run.Producers, producer => Assert.Equal(0, producer.Calls.Count));
    }
}
