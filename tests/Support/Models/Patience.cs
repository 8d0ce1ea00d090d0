namespace ConcurrencyCompare.Tests.Support;

/// <summary>Waits that fail rather than hang. The limit is no measurement: it is what a lost wake-up costs.</summary>
internal static class Patience
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>Runs what may block in a thread of its own, and lets its exception out as it is.</summary>
    public static void Run(Action action) => TestThread.Start(action).End();

    public static void End(this TestThread thread) => thread.End(Limit);

    public static void Run<T>(IConcurrencyModel model, Workload<T> workload, CancellationToken token = default) =>
        Run(() => model.Run(workload, token));

    public static void Run(CallbackScheduler scheduler, CancellationToken token = default) =>
        Run(() => scheduler.Run(token));

    public static void Run(IteratorScheduler scheduler, CancellationToken token = default) =>
        Run(() => scheduler.Run(token));

    public static void Await(this ManualResetEventSlim gate) => Assert.True(gate.Wait(Limit), "The event never came.");

    public static void Meet(this Barrier barrier) =>
        Assert.True(barrier.SignalAndWait(Limit), "The others never came.");
}
