namespace ConcurrencyCompare.Tests.Analysis.Comparing;

public class RunDriftTests
{
    private static readonly ControlModel[] Kinds =
    [
        new("callbacks-control", "callbacks", ["callbacks", "iterators"]),
        new("threads-control", "threads", ["threads"]),
    ];

    [Fact]
    public void Of_comes_from_the_other_models_of_its_kind()
    {
        CasePair[] pairs =
        [
            Moved("callbacks", 0.3), Moved("callbacks", -0.3), Moved("iterators", 0.01), Moved("iterators", -0.03),
            Moved("threads", 0.5),
        ];
        var drift = new RunDrift(pairs, Kinds);

        // Of two movements without error: the sum of their squares over one less than two.
        Assert.Equal(Math.Sqrt(0.0001 + 0.0009), drift.Of(pairs[0]).Deviation, 9);
        Assert.Equal(Math.Sqrt(0.09 + 0.09), drift.Of(pairs[2]).Deviation, 9);
        Assert.Equal((2, true), (drift.Of(pairs[0]).Cases, drift.Of(pairs[0]).IsKnown));
    }

    [Fact]
    public void Of_a_model_alone_in_its_kind_comes_from_its_other_cases()
    {
        CasePair[] pairs =
            [Moved("threads", 0.5), Moved("threads", 0.01), Moved("threads", -0.03), Moved("callbacks", 0.2)];

        Assert.Equal(Math.Sqrt(0.0001 + 0.0009), new RunDrift(pairs, Kinds).Of(pairs[0]).Deviation, 9);
    }

    [Theory]
    [InlineData("channel")]
    [InlineData("threads")]
    public void Of_a_case_that_few_others_are_like_is_its_own_movement(string model)
    {
        CasePair[] pairs = [Moved(model, -0.2), Moved(model, 0.01), Moved("callbacks", 0.01), Moved("iterators", 0.01)];

        var drift = new RunDrift(pairs, Kinds).Of(pairs[0]);

        Assert.Equal((0.2, 1, false), (drift.Deviation, drift.Cases, drift.IsKnown));
    }

    [Fact]
    public void Of_leaves_out_what_cannot_be_tested()
    {
        CasePair[] pairs = [Moved("threads", 0.5), Moved("threads", 0.01), Moved("threads", 0.4, canTest: false)];

        Assert.False(new RunDrift(pairs, Kinds).Of(pairs[0]).IsKnown);
        Assert.Equal(0, new RunDrift(pairs, Kinds).Of(pairs[2]).Deviation - ExcessOf((0.5, 0), (0.01, 0)), 9);
    }

    [Fact]
    public void ExcessDeviation_is_what_sampling_error_leaves()
    {
        // Five movements of 0.05 with errors of 0.03: 4 = 5 * 0.0025 / (0.0009 + excess).
        Assert.Equal(Math.Sqrt(5 * 0.0025 / 4 - 0.0009), ExcessOf([.. Enumerable.Repeat((0.05, 0.03), 5)]), 9);
        // And of 0.05 with 0.06, none.
        Assert.Equal(0, ExcessOf([.. Enumerable.Repeat((0.05, 0.06), 5)]));
        Assert.Equal(0, ExcessOf((0, 0), (0, 0)));
    }

    [Fact]
    public void ExcessDeviation_hardly_heeds_what_is_noisy()
    {
        var quiet = ExcessOf((0.02, 0.001), (-0.02, 0.001), (0.02, 0.001));

        Assert.InRange(ExcessOf((0.02, 0.001), (-0.02, 0.001), (0.02, 0.001), (0.1, 0.2)), 0.8 * quiet, quiet);
    }

    [Fact]
    public void Speed_is_the_median_of_all() => Assert.Equal(
        Math.Exp(-0.1), new RunDrift([Moved("a", -0.3), Moved("b", -0.1), Moved("c", 0.5)], Kinds).Speed, 9);

    [Fact]
    public void Speed_of_two_is_between_them_in_logarithms() =>
        Assert.Equal(1, new RunDrift([Moved("a", -0.3), Moved("b", 0.3)], Kinds).Speed, 9);

    private static double ExcessOf(params (double Mean, double Error)[] shifts) =>
        RunDrift.ExcessDeviation([.. shifts.Select(shift => new MeanShift(shift.Mean, shift.Error, 9))]);

    private static CasePair Moved(string model, double logSpeed, bool canTest = true)
    {
        var speed = Math.Exp(logSpeed);
        var sample = new CaseSample(
            new CaseKey("", $"{logSpeed}", model), CaseQuantity.TimePerItem,
            new RoundSeries(model, new Dictionary<int, double>()));
        return new CasePair(sample, sample, new Difference(
            "new", "base", new Estimate(speed, speed, speed, 1), canTest ? new MeanShift(logSpeed, 0, 9) : null,
            default));
    }
}
