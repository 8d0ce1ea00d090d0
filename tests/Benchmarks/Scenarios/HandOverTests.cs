namespace ConcurrencyCompare.Tests.Scenarios;

public class HandOverTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var model in HandOver.Models)
            {
                foreach (var capacity in HandOver.Capacities) cases.Add(capacity, model);
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void OneThread_hands_every_item_over_once_and_in_order(string capacity, string model)
    {
        var scenario = new HandOver { Capacity = capacity, Model = model };
        scenario.Prepare();

        // It fails if an item is lost, repeated or out of order.
        scenario.OneThread();
    }

    [Fact]
    public void RandomValues_do_not_ascend_and_cover_every_order_of_magnitude()
    {
        var values = Harness.RandomValues();

        Assert.Equal(values, Harness.RandomValues());
        Assert.All(values, value => Assert.InRange(value, 1, 1_000_000));
        var ascending = values.Zip(values.Skip(1)).Count(pair => pair.Second >= pair.First);
        Assert.InRange(ascending / (double)values.Length, 0.45, 0.6);
        for (var least = 1; least < 1_000_000; least *= 10)
        {
            Assert.InRange(
                values.Count(value => value >= least && value < 10 * least) / (double)values.Length, 0.1, 0.25);
        }
    }
}
