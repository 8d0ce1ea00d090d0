namespace ConcurrencyCompare.Tests.Versions;

public class TurnOrderTests
{
    [Fact]
    public void IsNewNext_lets_both_go_in_every_pair()
    {
        var order = new TurnOrder(seed: 1);
        for (var pair = 0; pair < 100; pair++) Assert.NotEqual(Next(order, 1, 1), Next(order, 1, 1));
    }

    [Fact]
    public void IsNewNext_lets_each_go_first_about_as_often()
    {
        var firsts = NewFirsts(seed: 1, pairs: 1_000);

        Assert.InRange(firsts.Count(isNew => isNew), 450, 550);
        // Taking turns at going first would follow any drift of that period.
        Assert.InRange(firsts.Zip(firsts.Skip(1)).Count(two => two.First == two.Second), 450, 550);
    }

    [Fact]
    public void IsNewNext_follows_from_the_seed()
    {
        Assert.Equal(NewFirsts(seed: 7, pairs: 50), NewFirsts(seed: 7, pairs: 50));
        Assert.NotEqual(NewFirsts(seed: 7, pairs: 50), NewFirsts(seed: 8, pairs: 50));
    }

    [Theory]
    [InlineData(1, 2, false)]
    [InlineData(2, 1, true)]
    [InlineData(null, 1, true)]
    [InlineData(1, null, false)]
    public void IsNewNext_is_whoever_is_behind_or_left(int? ofBase, int? ofNew, bool expected)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var order = new TurnOrder(seed);
            Next(order, 1, 1);

            Assert.Equal(expected, Next(order, ofBase, ofNew));
        }
    }

    private static List<bool> NewFirsts(int seed, int pairs)
    {
        var order = new TurnOrder(seed);
        var firsts = new List<bool>();
        for (var pair = 0; pair < pairs; pair++)
        {
            firsts.Add(Next(order, 1, 1));
            Next(order, 1, 1);
        }

        return firsts;
    }

    private static bool Next(TurnOrder order, int? ofBase, int? ofNew) =>
        order.IsNewNext(TurnIn(ofBase), TurnIn(ofNew));

    private static Turn? TurnIn(int? round) => round is { } number ? new Turn(number, 2, 1, 1, "case") : null;
}
