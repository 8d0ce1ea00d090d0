namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class AaOffsetTests
{
    private static readonly double[] Signs = [1, -1, 1, 1, -1, -1, 1, -1];

    [Theory]
    [InlineData(1.02, 1.06, 0.06)]
    [InlineData(1 / 1.06, 1 / 1.02, 0.06)]
    [InlineData(0.99, 1.06, 0)]
    [InlineData(1, 1.06, 0)]
    public void Shown_is_the_farther_end_where_the_interval_leaves_out_1(double low, double high, double expected) =>
        Assert.Equal(expected, Offset(new Estimate(1, low, high, 0.99)).Shown, 12);

    [Fact]
    public void Shown_is_nothing_after_too_few_rounds() =>
        Assert.Equal(0, Offset(new Estimate(2, 1.9, 2.1, 0.94)).Shown);

    [Fact]
    public void Of_a_setting_is_its_ratio()
    {
        var control = Control([0.11, 0.12, 0.13, 0.11, 0.12, 0.13, 0.11, 0.12]);

        var offset = AaOffset.Of(control);

        Assert.Equal(("throughput", 1, false), (offset.Scenario, offset.Settings, offset.IsLatency));
        Assert.Equal(control.Ratio, offset.Ratio);
        Assert.Equal(Math.Exp(0.13) - 1, offset.Shown, 9);
    }

    [Fact]
    public void Of_several_settings_shrinks_with_their_number()
    {
        // The same offset of 3% in each, below a scatter of 10% that is not alike.
        double[] one = [.. Signs.Select(sign => 0.03 + 0.1 * sign)];
        double[] other = [.. Signs.Select(sign => 0.03 - 0.1 * sign)];

        Assert.Equal(0, AaOffset.Of(Control(one)).Shown);
        Assert.Equal(0, AaOffset.Of(Control(other)).Shown);
        Assert.InRange(AaOffset.Of(null, [Control(one), Control(other)]).Shown, 0.02, 0.06);
    }

    [Fact]
    public void Of_several_settings_weighs_each_by_how_little_it_scatters()
    {
        double[] noisy = [.. Signs.Select(sign => 0.8 * sign)];
        double[] quiet = [.. Signs.Select(_ => 0.08)];

        var offset = AaOffset.Of(null, [Control(noisy), Control(quiet)]);

        // Weights of 1/0.64 and 1/0.0064: a round of the noisy setting counts by a hundredth of itself.
        Assert.Equal((100 * 0.08 - 0.8) / 101, Math.Log(offset.Ratio.Low), 9);
        Assert.Equal((100 * 0.08 + 0.8) / 101, Math.Log(offset.Ratio.High), 9);
        Assert.Equal((null, 2), (offset.Scenario, offset.Settings));
    }

    [Fact]
    public void Of_several_settings_takes_rounds_that_only_some_have()
    {
        var offset = AaOffset.Of(null, [Control([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1]), Control([0.1, 0.1])]);

        Assert.Equal(0.1, Math.Log(offset.Ratio.Center), 9);
        Assert.Equal(Estimate.Of([1, 2, 3, 4, 5, 6, 7, 8], 0.99).Confidence, offset.Ratio.Confidence);
    }

    [Fact]
    public void Of_a_control_that_is_itself_in_every_digit_is_none() =>
        Assert.Equal(
            0, AaOffset.Of(
                null, [Control([0, 0, 0, 0, 0, 0, 0, 0]), Control([0.1, -0.1, 0.1, 0.2, -0.1, 0.1, 0.1, 0.1])]).Shown);

    private static AaOffset Offset(Estimate ratio) => new(["callbacks"], IsLatency: false, null, 1, ratio);

    private static SelfComparison Control(double[] logarithms) => new(
        "throughput", "", "callbacks", ["callbacks", "iterators"], IsLatency: false,
        logarithms.Select((logarithm, round) => (round + 1, logarithm)).ToDictionary());
}
