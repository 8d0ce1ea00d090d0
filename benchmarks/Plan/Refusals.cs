using ConcurrencyCompare.Benchmarks.Contestants;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;
using ConcurrencyCompare.Benchmarks.Machine;
using ConcurrencyCompare.Benchmarks.Scenarios;

namespace ConcurrencyCompare.Benchmarks.Plan;

/// <summary>What a machine cannot carry is not tried, and named as missing with the limit that it would run
/// into.</summary>
internal static class Refusals
{
    private const string TooManyItems =
        "a broker passes on thousands of items in a second, not millions: only throughput, latency, round-trip and "
            + "start-up measure it";

    /// <summary>What a measured process takes whatever it measures: its most in the reference run is 97 MB.</summary>
    private const long BytesOfProcess = 100_000_000;

    /// <summary>What a participant without a thread takes, with its share of what grows by doubling: up to 430 bytes in
    /// the reference run.</summary>
    private const long BytesPerParticipant = 512;

    /// <summary>What a participant that is a task of the pool takes, or several blocks, or an actor: 700 to 4,000 bytes
    /// in a smoke run of all peers.</summary>
    private const long BytesPerTask = 4096;

    /// <summary>Why a case is not tried on a machine, in a line; <see langword="null"/> if it is.</summary>
    public static string? Of(Launch launch, ProcessLimits machine)
    {
        if (OfNature(launch) is { } reason) return reason;
        if (Contestant.NeedsBroker(launch.Idea ?? launch.Model) && !launch.Scenario.SuitsBrokers) return TooManyItems;
        if (launch.Scenario.OnOneCore && machine.Cpus is null)
            return "this system cannot pin a process to one processor";
        if (launch.Scenario.ShapeOf(launch) is not { } shape) return machine.Memory.RefusalOf(BytesOfProcess);

        var participants = (long)shape.Producers + shape.Consumers;
        return IsThreaded(launch)
            ? machine.Threads.RefusalOf(participants) ?? machine.Memory.RefusalOf(BytesOfProcess)
            : machine.Memory.RefusalOf(BytesOfProcess + (participants * BytesPerParticipantOf(launch)));
    }

    /// <summary>Why a model cannot do it anywhere; <see langword="null"/> if it can, or no model is measured.</summary>
    public static string? OfNature(Launch launch) =>
        Known(launch.Idea ?? launch.Model)?.Info.WhyNotApplicable(launch.Scenario.Waits(launch)
            | (launch.Scenario.ShapeOf(launch) is { } shape
                ? Refusing.NeedsOf(shape.Producers, shape.Consumers, shape.Capacity, shape.Window)
                : WorkloadNeeds.None));

    private static long BytesPerParticipantOf(Launch launch) =>
        Known(launch.Idea ?? launch.Model) is { Info.RunsOnCallingThread: false } ? BytesPerTask : BytesPerParticipant;

    /// <summary>Where a limit is measured, cases are called after sizes and the like, and the model is in the setting,
    /// if there are several.</summary>
    private static bool IsThreaded(Launch launch) =>
        Known(launch.Idea ?? launch.Model) is { } model && Contestant.HasThreadEach(model.Info.Name);

    private static IConcurrencyModel? Known(string name) =>
        Contestant.Names.Append(Doubles.Only.Name).Concat(Controls.All.Select(control => control.Name)).Contains(name)
            ? Contestant.Get(name)
            : null;
}
