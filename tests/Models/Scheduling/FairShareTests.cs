namespace ConcurrencyCompare.Tests.Scheduling;

/// <summary>How what there is is divided among those who are on their way to it.</summary>
public class FairShareTests
{
    private FairShare _shares;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Next_sets_no_limit_where_nobody_else_comes(int contenders) =>
        Assert.Equal(int.MaxValue, _shares.Next(available: 5, contenders));

    [Fact]
    public void Next_divides_what_there_is_when_the_first_one_begins()
    {
        Assert.Equal(8, _shares.Next(available: 33, contenders: 4));
        // Others have put more meanwhile, and who has had its turn is on its way again.
        Assert.Equal(8, _shares.Next(available: 100, contenders: 4));
        Assert.Equal(8, _shares.Next(available: 3, contenders: 5));
        Assert.Equal(8, _shares.Next(available: 100, contenders: 4));

        Assert.Equal(25, _shares.Next(available: 100, contenders: 4));
    }

    [Fact]
    public void Next_gives_each_one_at_least()
    {
        Assert.Equal(1, _shares.Next(available: 3, contenders: 4));
        Assert.Equal(1, new FairShare().Next(available: 0, contenders: 2));
        Assert.Equal(1, new FairShare().Next(available: -1, contenders: 2));
    }

    [Fact]
    public void Next_divides_anew_when_some_have_given_up()
    {
        Assert.Equal(10, _shares.Next(available: 40, contenders: 4));

        // Three turns are left, for two.
        Assert.Equal(15, _shares.Next(available: 30, contenders: 2));
        Assert.Equal(15, _shares.Next(available: 100, contenders: 2));
        Assert.Equal(50, _shares.Next(available: 100, contenders: 2));
    }

    [Fact]
    public void Next_keeps_the_division_while_as_many_are_left_as_it_has_turns()
    {
        Assert.Equal(10, _shares.Next(available: 40, contenders: 4));
        Assert.Equal(10, _shares.Next(available: 100, contenders: 3));
        Assert.Equal(10, _shares.Next(available: 100, contenders: 2));
    }

    [Fact]
    public void Next_forgets_the_division_when_one_is_alone()
    {
        Assert.Equal(10, _shares.Next(available: 40, contenders: 4));
        Assert.Equal(int.MaxValue, _shares.Next(available: 30, contenders: 1));
        Assert.Equal(25, _shares.Next(available: 100, contenders: 4));
    }
}
