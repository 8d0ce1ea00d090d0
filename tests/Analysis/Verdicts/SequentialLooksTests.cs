namespace ConcurrencyCompare.Tests.Analysis.Verdicts;

public class SequentialLooksTests
{
    /// <summary>Earlier ones could never decide: so few signed ranks do not reach such a confidence.</summary>
    [Fact]
    public void The_first_look_comes_as_soon_as_rounds_can_decide()
    {
        var needed = 1 - SequentialLooks.Share(SequentialLooks.UntilDecided.Count) * (1 - Estimate.DefaultConfidence);

        Assert.Equal(
            SequentialLooks.UntilDecided[0],
            Enumerable.Range(2, 30)
                .First(
                    rounds =>
                        Estimate.Of([.. Enumerable.Range(0, rounds).Select(round => (double)round)], needed).Confidence
                            >= needed));
        Assert.Equal(SequentialLooks.UntilDecided.Order().Distinct(), SequentialLooks.UntilDecided);
    }

    [Fact]
    public void Share_of_all_looks_is_that_of_one() =>
        Assert.All(
            Enumerable.Range(1, 10), looks => Assert.Equal(1, looks * SequentialLooks.Share(looks), precision: 12));

    [Theory]
    [InlineData("a>b a>c b>c", true)]
    [InlineData("a>b a>c b?c", true)]
    [InlineData("a=b a>c b>c", true)]
    [InlineData("a=b a>c b?c", true)]
    [InlineData("a=b a=c b=c", true)]
    [InlineData("a?b a>c b>c", false)]
    [InlineData("a>b a?c b>c", false)]
    [InlineData("a=b a=c b?c", false)]
    [InlineData("a?b a?c b?c", false)]
    // Two that share no round were never compared.
    [InlineData("a>c b>c", false)]
    public void AreDecided_asks_about_those_alone_that_none_beats(string verdicts, bool expected) =>
        Assert.Equal(expected, SequentialLooks.AreDecided(["a", "b", "c"], [.. verdicts.Split(' ').Select(Pair)]));

    [Fact]
    public void AreDecided_has_nothing_to_ask_of_one() => Assert.True(SequentialLooks.AreDecided(["a"], []));

    private static PairVerdict Pair(string text) => new(
        text[..1], text[2..], new Estimate(1, 1, 1, 0.99), 1, null, text[1] switch
        {
            '>' => Verdict.Faster,
            '=' => Verdict.Same,
            _ => Verdict.Undecided,
        });
}
