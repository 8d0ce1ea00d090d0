namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class DifferenceTests
{
    [Fact]
    public void InsideRounds_takes_the_ratios_of_rounds_that_both_have()
    {
        var difference = Difference.InsideRounds(Series("new", 2, 4, 8), Series("base", 4, 8, 16, 100));

        Assert.Equal(
            ("new", "base", 2.0, 3),
            (difference!.First, difference.Second, difference.Speed.Center, difference.Spread.Rounds));
        Assert.Equal((0, 0), (difference.PValue(0.05), difference.Spread.Deviation));
    }

    [Fact]
    public void Apart_takes_the_ratios_of_all_rounds_of_one_to_all_of_the_other()
    {
        var difference = Difference.Apart(Series("new", 1, 2), Series("base", 4, 8, 16));

        // 2, 4, 4, 8, 8, 16.
        Assert.Equal(Math.Sqrt(32), difference!.Speed.Center, 9);
        Assert.Equal(2, difference.Speed.Low, 1e-9);
        Assert.Equal(16, difference.Speed.High, 1e-9);
        Assert.Equal(2, difference.Spread.Rounds);
        // The variances of log 2 and of log 2 twice are 1/2 and 1, in units of log 2.
        Assert.Equal(Math.Log(2) * Math.Sqrt(1.5), difference.Spread.Deviation, 9);
    }

    [Fact]
    public void A_single_round_of_either_is_not_tested()
    {
        Assert.Equal(1, Difference.InsideRounds(Series("new", 1), Series("base", 9))!.PValue(0.05));
        Assert.Equal(1, Difference.Apart(Series("new", 1), Series("base", 9, 9, 9))!.PValue(0.05));
    }

    [Fact]
    public void Nothing_is_said_without_a_round_of_each()
    {
        Assert.Null(Difference.InsideRounds(Series("new", 1), Series("base")));
        Assert.Null(Difference.Apart(Series("new", 1), Series("base")));
        Assert.Null(Difference.Apart(Series("new"), Series("base", 1)));
    }

    private static RoundSeries Series(string name, params double[] values) =>
        new(name, values.Select((value, round) => (round + 1, value)).ToDictionary());
}
