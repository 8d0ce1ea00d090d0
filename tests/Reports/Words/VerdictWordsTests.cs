namespace ConcurrencyCompare.Tests.Reports.Words;

public class VerdictWordsTests
{
    [Theory]
    [InlineData(Obstacle.None, "no difference shown")]
    [InlineData(Obstacle.Offset, "no difference shown (A/A offset up to 8%)")]
    [InlineData(Obstacle.PValue, "no difference shown (p above 1%)")]
    [InlineData(Obstacle.Pairs, "no difference shown (one of several pairs)")]
    [InlineData(Obstacle.Looks, "no difference shown (one of several looks)")]
    [InlineData(Obstacle.Pairs | Obstacle.Looks, "no difference shown (one of several pairs and looks)")]
    public void Word_says_what_stood_in_the_way(object obstacle, string expected) =>
        Assert.Equal(
            expected,
            new VerdictWords(0.05).Word(
                new PairVerdict("a", "b", new Estimate(1.2, 1.1, 1.3, 0.95), 0.02, 0.08, Verdict.Undecided)
                {
                    HeldBackBy = (Obstacle)obstacle,
                }));
}
