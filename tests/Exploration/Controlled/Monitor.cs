namespace ConcurrencyCompare.Exploration.Controlled;

/// <summary>Stands for <see cref="System.Threading.Monitor"/>.</summary>
internal static class Monitor
{
    public static void Enter(object gate)
    {
        var (execution, held) = Find(gate);
        execution.Fence();
        execution.Reach("Monitor.Enter", () => held.Owner is null);
        held.Owner = execution.Me;
    }

    public static void Exit(object gate)
    {
        var (execution, held) = Find(gate);
        execution.Fence();
        execution.Reach("Monitor.Exit");
        held.Release(execution);
    }

    public static void Pulse(object gate)
    {
        var (execution, held) = Find(gate);
        execution.Reach("Monitor.Pulse");
        held.AssertOwner(execution);
        if (held.Waiting.Count > 0) held.Waiting.RemoveAt(0);
    }

    /// <summary>Time is virtual here: nobody waits for milliseconds.</summary>
    public static bool Wait(object gate, int milliseconds)
    {
        var (execution, held) = Find(gate);
        if (milliseconds != Timeout.Infinite) throw new NotSupportedException("Only waits without a limit.");
        execution.Fence();
        execution.Reach("Monitor.Wait");
        held.Release(execution);
        var me = execution.Me;
        held.Waiting.Add(me);
        execution.Reach("Monitor.Wait wakes", () => held.Owner is null && !held.Waiting.Contains(me));
        held.Owner = me;
        return true;
    }

    private static (Execution Execution, Held Held) Find(object gate)
    {
        var execution = Execution.Current;
        return (execution, execution.StateOf(gate, static () => new Held()));
    }

    private sealed class Held
    {
        public Actor? Owner { get; set; }

        public List<Actor> Waiting { get; } = [];

        public void AssertOwner(Execution execution)
        {
            if (Owner != execution.Me) throw new SynchronizationLockException();
        }

        public void Release(Execution execution)
        {
            // Who unwinds out of a wait does not hold the lock again.
            if (execution.Me.IsUnwinding) return;
            AssertOwner(execution);
            Owner = null;
        }
    }
}
