namespace ConcurrencyCompare.Tests.Analysis.Curves;

public class SignCurveTests
{
    private static readonly double[] Works = [0, 100, 1_000];

    [Fact]
    public void Crossing_interpolates_differences_in_the_work_itself()
    {
        var (kind, work) = Curve(400, 300, -600).Crossing;

        // From 300 to -600 in 900: a third of the way.
        Assert.Equal(BreakEvenKind.Crossing, kind);
        Assert.Equal(new Estimate(400, 400, 400, Estimate.Of([1, 2, 3, 4, 5, 6]).Confidence), work);
    }

    [Fact]
    public void Crossing_has_the_interval_of_the_rounds()
    {
        // Six rounds cross at 90, 94, 96, 104, 106 and 110: with six the interval is their range.
        double[] at = [94, 90, 96, 110, 104, 106];
        var (kind, work) = new SignCurve(
            [0, 50, 200], [at, [.. at.Select(x => x - 50)], [.. at.Select(x => x - 200)]]).Crossing;

        Assert.Equal(BreakEvenKind.Crossing, kind);
        Assert.Equal(90, work!.Value.Low, 1e-9);
        Assert.Equal(110, work.Value.High, 1e-9);
        Assert.Equal(Estimate.Of(at).Center, work.Value.Center, 9);
        Assert.Equal(Estimate.Of(at).Confidence, work.Value.Confidence);
    }

    [Fact]
    public void Crossing_agrees_with_the_intervals_of_the_differences()
    {
        var random = new Random(7);
        for (var trial = 0; trial < 50; trial++)
        {
            double[] from = [.. Enumerable.Range(0, 10).Select(_ => 100 + 60 * random.NextDouble())];
            double[] to = [.. Enumerable.Range(0, 10).Select(_ => -100 - 60 * random.NextDouble())];

            var work = new SignCurve([0, 1], [from, to]).Crossing.Work!.Value;

            // Just inside, the interval of the interpolated differences holds 0; just outside it does not.
            Assert.True(At(work.Low + 1e-9).Covers(0) && At(work.High - 1e-9).Covers(0) && At(work.Center).Covers(0));
            Assert.False(At(work.Low - 1e-9).Covers(0) || At(work.High + 1e-9).Covers(0));
            Assert.Equal(0, At(work.Center).Center, 6);

            Estimate At(double share) => Estimate.Of([.. from.Zip(to, (one, other) => double.Lerp(one, other, share))]);
        }
    }

    [Theory]
    [InlineData(-1, -100, -600, BreakEvenKind.FromTheStart)]
    [InlineData(400, 300, 1, BreakEvenKind.Never)]
    [InlineData(400, -300, 600, BreakEvenKind.Undecided)]
    [InlineData(-400, 300, -600, BreakEvenKind.Undecided)]
    [InlineData(-400, 300, 600, BreakEvenKind.Undecided)]
    public void Crossing_tells_a_single_one_from_others(double first, double second, double third, object kind) =>
        Assert.Equal(((BreakEvenKind)kind, null), Curve(first, second, third).Crossing);

    // 0 is inside the interval at an end of the grid: where the crossing is, or whether there is one, cannot be told.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Crossing_at_an_end_of_the_grid_is_undecided(bool isFirst)
    {
        double[] open = [1, -1, 2, -2, 3, -3];
        double[] clear = [.. open.Select(value => (isFirst ? -100 : 100) + value)];

        Assert.Equal(
            (BreakEvenKind.Undecided, null), new SignCurve([0, 1], isFirst ? [open, clear] : [clear, open]).Crossing);
    }

    /// <summary>Without any scatter.</summary>
    private static SignCurve Curve(params double[] differences) =>
        new(Works, [.. differences.Select(difference => Enumerable.Repeat(difference, 6).ToArray())]);
}
