using ConcurrencyCompare.Testing.Probes;

namespace ConcurrencyCompare.Testing.Checks;

/// <summary>The model that is checked: waited for, but not for ever. The limit is no measurement: it is what a lost
/// wake-up costs.</summary>
internal sealed class PatientModel(IConcurrencyModel model, TimeSpan patience)
{
    // Who waits in a call gives up before the run is given up, so that the message says what did not come.
    private readonly TimeSpan _patienceInCalls = patience * 0.8;

    public ModelInfo Info => model.Info;

    /// <summary>Whether producers may wait for times: where not, checks that need no wait do without.</summary>
    public bool HasWaitingProducers => Info.WhyNotApplicable(WorkloadNeeds.WaitingProducers) is null;

    /// <summary>Runs a workload in a thread of its own, and lets the model's exception out as it is.</summary>
    /// <exception cref="ContractViolationException">It does not return.</exception>
    public void Run<T>(Workload<T> workload, CancellationToken token = default) =>
        TestThread.Start(() => model.Run(workload, token)).End(patience, () => StateOf(workload));

    /// <summary>The same, with something before and after on the thread that calls the model.</summary>
    /// <exception cref="ContractViolationException">It does not return.</exception>
    public void Run<T>(Workload<T> workload, Action before, Action after) => TestThread.Start(() =>
    {
        before();
        model.Run(workload);
        after();
    }).End(patience, () => StateOf(workload));

    /// <summary>Runs no workload at all.</summary>
    /// <exception cref="ContractViolationException">It does not return.</exception>
    public void RunNothing() =>
        TestThread.Start(() => model.Run<int>(null!)).End(patience, static () => "expected Run to end; it hangs");

    /// <summary>Waits, inside of a call or beside a run, for what the model has to bring about.</summary>
    /// <exception cref="ContractViolationException">It does not come.</exception>
    public void Await(ManualResetEventSlim gate, string what) =>
        Expect.That(gate.Wait(_patienceInCalls), what, "that never came");

    /// <summary>Waits, inside of a consumer's call, until all that may be in flight is.</summary>
    /// <exception cref="ContractViolationException">It does not come to that.</exception>
    public void Await(InFlight flight) => Await(
        flight.Reached, $"{Words.Count(flight.Awaited, "item")} to be produced while consumers are busy");

    /// <summary>Waits, inside of a call, for the others who are to be in a call meanwhile.</summary>
    /// <exception cref="ContractViolationException">They do not come.</exception>
    public void Meet(Barrier barrier) => Expect.That(
        barrier.SignalAndWait(_patienceInCalls),
        $"{Words.Count(barrier.ParticipantCount, "call")} to go on at a time", "the others never came");

    /// <summary>Waits for the end of what the check itself has started.</summary>
    public void End(TestThread thread) => thread.End(2 * patience);

    private static string StateOf<T>(Workload<T> workload)
    {
        var produced = workload.Producers.Cast<TestProducer<T>>().Sum(producer => producer.Produced);
        var consumers = workload.Consumers.Cast<TestConsumer<T>>().ToList();
        return $"expected Run to end; it hangs: {Words.Count(produced, "item")} produced, "
            + $"{Words.Count(consumers.Sum(consumer => consumer.Items.Count), "item")} consumed, "
            + $"{Words.Count(consumers.Count(told => told.Completions > 0), "consumer")} told of the end";
    }
}
