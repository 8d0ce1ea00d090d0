namespace ConcurrencyCompare.Tests.Analysis.Results;

public class RunHealthTests
{
    [Theory]
    [InlineData(0.02, 0.05, false)]
    [InlineData(0.021, 0, true)]
    [InlineData(0, 0.051, true)]
    public void Disturbed_begins_beyond_the_limits(double steal, double foreign, bool expected) =>
        Assert.Equal(expected, new RoundHealth(steal, foreign, InvoluntarySwitches: 1_000_000).Disturbed);

    [Fact]
    public void Of_counts_measurements()
    {
        var first = SampleHealth.Round(1, 1, SampleHealth.Disturbed);
        var beside = SampleHealth.Round(1, 2, SampleHealth.Quiet);
        var replaced = SampleHealth.Round(1, 9, SampleHealth.Quiet) with { SetAside = [first] };
        var replacedBeside = SampleHealth.Round(1, 10, SampleHealth.Quiet) with { SetAside = [beside] };
        var kept = SampleHealth.Round(2, 3, SampleHealth.Disturbed) with
        {
            SetAside =
                [SampleHealth.Round(2, 11, SampleHealth.Disturbed), SampleHealth.Round(2, 12, SampleHealth.Disturbed)],
        };
        var unknown = SampleHealth.Round(2, 4, health: null);

        var run = RunHealth.Of(ResultsOf(replaced, replacedBeside, kept, unknown));

        Assert.Equal(
            new RunHealth(Measured: 4, Watched: 3, Disturbed: 2, Repeated: 3, Replaced: 2, StillDisturbed: 1), run);
        Assert.True(run.IsTooDisturbed);
    }

    private static RunResults ResultsOf(params RoundResult[] rounds)
    {
        var sample = SampleResults.Create();
        return sample with { Cases = [sample.Cases[0] with { Rounds = rounds }] };
    }
}
