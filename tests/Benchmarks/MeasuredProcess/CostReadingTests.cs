using System.Reflection.Emit;

namespace ConcurrencyCompare.Tests.MeasuredProcess;

public class CostReadingTests
{
    [Fact]
    public void ToCosts_is_the_difference_of_two_readings()
    {
        var before = new CostReading(
            TimeSpan.FromMilliseconds(30), new ResourceUsage(TimeSpan.FromMilliseconds(100), 10, 20), 1_000, 5, 3, 1, 7,
            400);
        var after = new CostReading(
            TimeSpan.FromMilliseconds(70), new ResourceUsage(TimeSpan.FromMilliseconds(150), 16, 21), 9_000, 9, 4, 1, 9,
            403);

        var costs = (after - before).ToCosts(items: 1_000);

        Assert.Equal(
            new IterationCosts(
                1_000, 40e6, 50e6, 8_000, 4, 1, 0, 2, VoluntarySwitches: 6, InvoluntarySwitches: 1, MethodsCompiled: 3),
                    costs);
    }

    [Fact]
    public void ToCosts_does_not_make_up_what_the_system_does_not_say()
    {
        var reading = new CostReading(TimeSpan.Zero, new ResourceUsage(TimeSpan.Zero, null, null), 0, 0, 0, 0, 0, 0);

        var costs = (reading - reading).ToCosts(items: 1);

        Assert.Null(costs.VoluntarySwitches);
        Assert.Null(costs.InvoluntaryPerThousand);
    }

    [Fact]
    public void BeforeWork_and_AfterWork_hold_what_ended_threads_did()
    {
        const int Bytes = 1_000_000;
        var before = CostReading.BeforeWork();

        byte[]? kept = null;
        TestThread.Start(() =>
        {
            kept = new byte[Bytes];
            // Gives the core up, whatever else runs.
            Thread.Sleep(1);
        }).End();
        var costs = (CostReading.AfterWork() - before).ToCosts(items: 1);

        Assert.NotNull(kept);
        Assert.True(costs.WallNanoseconds >= 1e6);
        Assert.True(costs.AllocatedBytes >= Bytes);
        if (ResourceUsage.IsComplete) Assert.True(costs.VoluntarySwitches >= 1);
    }

    [Fact]
    public void BeforeWork_and_AfterWork_see_a_method_that_was_compiled_between()
    {
        var method = new DynamicMethod("Compiled at its first call", typeof(int), []);
        method.GetILGenerator().Emit(OpCodes.Ldc_I4_7);
        method.GetILGenerator().Emit(OpCodes.Ret);
        var seven = method.CreateDelegate<Func<int>>();
        var before = CostReading.BeforeWork();

        Assert.Equal(7, seven());

        Assert.True((CostReading.AfterWork() - before).ToCosts(items: 1).MethodsCompiled >= 1);
    }

    [Fact]
    public void Costs_are_for_an_item()
    {
        var costs = new IterationCosts(
            2_000, 40_000, 50_000, 4_000, 4, 1, 0, 10, VoluntarySwitches: 6, InvoluntarySwitches: 0);

        Assert.Equal(25, costs.CpuNanosecondsPerItem);
        Assert.Equal(2, costs.BytesPerItem);
        Assert.Equal(3, costs.VoluntaryPerThousand);
        Assert.Equal(0, costs.InvoluntaryPerThousand);
        Assert.Equal(5, costs.ContentionsPerThousand);
    }

    [Fact]
    public void ReadCosts_finds_them_among_other_output()
    {
        IterationCosts[] iterations =
        [
            new(2_000, 40_000, 50_000.5, 4_000, 4, 1, 0, 10),
            new(4_000, 90_000, 70_000, 9_000, 0, 0, 0, 20, VoluntarySwitches: 3, InvoluntarySwitches: 4),
        ];

        var read = ChildOutput.ReadCosts(
            ["// BenchmarkDotNet", "latency-histogram AAAA",
                ChildOutput.LineOf(new ProcessCosts(iterations, 2, 45_000_000))]);

        Assert.Equal(iterations, read!.Iterations);
        Assert.Equal((2, 45_000_000), (read.Processors, read.PeakWorkingSetBytes));
        Assert.Null(ChildOutput.ReadCosts(["// BenchmarkDotNet"]));
    }
}
