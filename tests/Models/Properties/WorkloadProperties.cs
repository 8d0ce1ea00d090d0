using ConcurrencyCompare.Tests.Contract;
using CsCheck;

namespace ConcurrencyCompare.Tests.Properties;

/// <summary>Any workload, run by any model, does what <see cref="WorkloadReference"/> says.</summary>
/// <remarks>How to repeat a failure: <see cref="WorkloadGen"/>.</remarks>
public class WorkloadProperties
{
    public static TheoryData<string> Models => [.. ConcurrencyModels.All.Select(model => model.Info.Name)];

    public static TheoryData<string> ModelsOnOneThread =>
        [.. ConcurrencyModels.All.Where(model => model.Info.RunsOnCallingThread).Select(model => model.Info.Name)];

    /// <summary>It does not look at its token between telling one consumer of the end and the next.</summary>
    private static Gen<WorkloadCase> ForTheFaultyModel { get; } =
        WorkloadGen.Disturbed.Where(planned => planned.CancelsAt is not { Kind: StepKind.ConsumerCall });

    [Theory, MemberData(nameof(Models))]
    public void Run_consumes_each_item_once_for_any_workload(string model) =>
        Sample(Find(model), WorkloadGen.Quiet, WorkloadReference.Check);

    [Theory, MemberData(nameof(Models))]
    public void Run_ends_as_it_should_wherever_it_fails_or_is_cancelled(string model) =>
        Sample(Find(model), WorkloadGen.Disturbed, WorkloadReference.Check);

    /// <summary>Consuming takes no virtual time, so nothing is ever late: not for want of room, nor of the
    /// window.</summary>
    [Theory, MemberData(nameof(ModelsOnOneThread))]
    public void Run_does_everything_at_its_very_moment(string model) =>
        Sample(Find(model), WorkloadGen.Quiet, AssertPunctual);

    // The properties can fail: a correct model passes, and each of these faults is found.

    [Fact]
    public void Check_passes_a_correct_model() =>
        Sample(new FaultyModel(Fault.None), ForTheFaultyModel, WorkloadReference.Check);

    [Theory]
    [InlineData(nameof(Fault.DropsAnItem))]
    [InlineData(nameof(Fault.RepeatsAnItem))]
    [InlineData(nameof(Fault.ConsumesInReverse))]
    [InlineData(nameof(Fault.IgnoresTheCapacity))]
    [InlineData(nameof(Fault.IgnoresTheWindow))]
    [InlineData(nameof(Fault.CompletesTwice))]
    [InlineData(nameof(Fault.ForgetsToCompleteOne))]
    [InlineData(nameof(Fault.ProducesEarly))]
    [InlineData(nameof(Fault.SwallowsFailures))]
    [InlineData(nameof(Fault.WrapsFailures))]
    [InlineData(nameof(Fault.CompletesAfterFailures))]
    [InlineData(nameof(Fault.IgnoresCancellation))]
    [InlineData(nameof(Fault.CompletesAfterCancellation))]
    [InlineData(nameof(Fault.ForgetsTheToken))]
    [InlineData(nameof(Fault.RunsOnAnotherThread))]
    [InlineData(nameof(Fault.KeepsStateBetweenRuns))]
    public void Check_catches(string fault) =>
        Assert.Throws<CsCheckException>(() =>
            Sample(new FaultyModel(Enum.Parse<Fault>(fault)), ForTheFaultyModel, WorkloadReference.Check));

    [Fact]
    public void AssertPunctual_catches_a_producer_that_holds_up_others()
    {
        Sample(new FaultyModel(Fault.None), WorkloadGen.Quiet, AssertPunctual);
        Assert.Throws<CsCheckException>(() =>
            Sample(new FaultyModel(Fault.WaitsForOneProducerAtATime), WorkloadGen.Quiet, AssertPunctual));
    }

    private static void AssertPunctual(IConcurrencyModel model, WorkloadCase planned)
    {
        var late = 0;
        using var run = new WorkloadRun(planned, (time, kind, who, what) =>
        {
            var (producer, index) = kind == CallKind.Consume ? ItemKind.Values.Read(what)!.Value : (who, what);
            if (kind is not (CallKind.TryProduce or CallKind.Consume)) return;
            if (time.GetTimestamp() != planned.DueOf(producer, index, time)) late++;
        });
        run.Run(model);

        Assert.Null(run.Thrown);
        Assert.Equal(0, late);
    }

    private static void Sample(
        IConcurrencyModel model, Gen<WorkloadCase> cases, Action<IConcurrencyModel, WorkloadCase> check) =>
        // Threads cost a millisecond a case. One case at a time: the other tests want to run, too.
        cases.Sample(planned => check(model, planned), iter: model.Info.RunsOnCallingThread ? 1_000 : 150, threads: 1);

    private static IConcurrencyModel Find(string name) =>
        ConcurrencyModels.All.Single(model => model.Info.Name == name);
}
