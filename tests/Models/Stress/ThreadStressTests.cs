using ConcurrencyCompare.Tests.Properties;
using CsCheck;

namespace ConcurrencyCompare.Tests.Stress;

/// <summary>Many more threads than cores, which give way or dawdle at random: what else may happen between two steps
/// of one thread does happen here. Every item once or the right exception, and no thread left.</summary>
/// <remarks>How to repeat a failure: <see cref="WorkloadGen"/>. The seed repeats the workload and who dawdles how
/// often, not the schedule.</remarks>
public class ThreadStressTests
{
    public static TheoryData<string> ModelsWithThreads =>
        [.. ConcurrencyModels.All.Where(model => !model.Info.RunsOnCallingThread).Select(model => model.Info.Name)];

    [Theory, MemberData(nameof(ModelsWithThreads))]
    public void Run_keeps_the_rules_when_threads_are_many_and_slow(string name)
    {
        var model = ConcurrencyModels.All.Single(model => model.Info.Name == name);
        Gen.Select(WorkloadGen.Oversubscribed, Gen.Int).Sample(
            (planned, seed) =>
            {
                var dawdling = new Dawdling(seed);
                using var run = new WorkloadRun(planned, (_, _, _, _) => dawdling.Dawdle());
                run.Run(model);
                WorkloadReference.Check(model, planned, run);
            },
            iter: 100,
            threads: 1);
    }
}
