using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Analysis.Comparing;
using ConcurrencyCompare.Analysis.Verdicts;

namespace ConcurrencyCompare.Tests.Analysis.Comparing;

public class MachineDriftTests
{
    [Fact]
    public void FloorOf_comes_from_the_cases_of_the_other_models()
    {
        var drift = new MachineDrift([Moved("a", 0.3), Moved("a", -0.3), Moved("b", 0.01), Moved("b", -0.02), Moved("c", 0.04)]);

        // The median distance of b and c is 0.02; of a and c 0.3.
        Assert.Equal(Math.Exp(6 * 1.4826 * 0.02) - 1, drift.FloorOf("a"), 9);
        Assert.Equal(Math.Exp(6 * 1.4826 * 0.3) - 1, drift.FloorOf("b"), 9);
    }

    [Fact]
    public void FloorOf_comes_from_all_cases_where_there_is_one_model() =>
        Assert.Equal(Math.Exp(6 * 1.4826 * 0.02) - 1, new MachineDrift([Moved("a", 0.01), Moved("a", 0.02), Moved("a", 0.1)]).FloorOf("a"), 9);

    [Fact]
    public void Speed_is_the_median_of_all() =>
        Assert.Equal(Math.Exp(-0.1), new MachineDrift([Moved("a", -0.3), Moved("b", -0.1), Moved("c", 0.5)]).Speed, 9);

    private static CasePair Moved(string model, double logSpeed)
    {
        var speed = Math.Exp(logSpeed);
        var sample = new CaseSample(
            new CaseKey("", "", model), CaseQuantity.TimePerItem, new RoundSeries(model, new Dictionary<int, double>()));
        return new CasePair(sample, sample, new Difference("new", "base", new Estimate(speed, speed, speed, 1), 1, default));
    }
}
