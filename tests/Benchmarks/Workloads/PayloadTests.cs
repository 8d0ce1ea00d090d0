namespace ConcurrencyCompare.Tests.Workloads;

public class PayloadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void Payloads_give_their_number_back(int number)
    {
        Assert.Equal(number, IntPayload.Of(number).Number);
        Assert.Equal(number, StructPayload.Of(number).Number);
        Assert.Equal(number, ReferencePayload.Of(number).Number);
    }

    [Fact]
    public void A_struct_of_mixed_parts_is_a_broken_item() =>
        Assert.Throws<BrokenContractException>(() => new StructPayload(1, 1, 2, 1).Number);

    [Fact]
    public void Race_sees_who_is_how_far_when_the_first_has_finished()
    {
        var race = new Race();
        var quick = race.Join(new CountingProducer(0, 3));
        var slow = race.Join(new CountingProducer(1, 3));

        Assert.True(slow.TryProduce(out _));
        while (quick.TryProduce(out _)) Assert.Empty(race.AtFirstFinish);
        while (slow.TryProduce(out _)) Assert.Equal([3, 1], race.AtFirstFinish);

        Assert.Equal([3, 1], race.AtFirstFinish);
    }
}
