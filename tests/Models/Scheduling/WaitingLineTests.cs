namespace ConcurrencyCompare.Tests.Scheduling;

public class WaitingLineTests
{
    /// <summary>Against a list, over thousands of steps in a fixed random order.</summary>
    [Fact]
    public void Line_does_what_a_list_does()
    {
        var random = new Random(1);
        var line = new WaitingLine<string>();
        var expected = new List<(string Waiter, (int Slot, uint Generation) Place)>();
        var gone = new List<(int Slot, uint Generation)>();
        for (var i = 0; i < 20_000; i++)
        {
            switch (random.Next(4))
            {
                case 0 or 1 when expected.Count < 40:
                    expected.Add(($"{i}", line.Add($"{i}")));
                    break;
                case 2:
                    Assert.Equal(expected.Count > 0, line.TryTake(out var first));
                    if (expected.Count == 0) break;
                    Assert.Equal(expected[0].Waiter, first);
                    gone.Add(expected[0].Place);
                    expected.RemoveAt(0);
                    break;
                case 3 when expected.Count > 0:
                    var leaving = random.Next(expected.Count);
                    Assert.True(line.Remove(expected[leaving].Place.Slot, expected[leaving].Place.Generation));
                    gone.Add(expected[leaving].Place);
                    expected.RemoveAt(leaving);
                    break;
            }

            if (gone.Count > 0)
            {
                var old = gone[random.Next(gone.Count)];
                Assert.False(line.Remove(old.Slot, old.Generation));
            }

            Assert.Equal(expected.Count, line.Count);
        }

        foreach (var (waiter, _) in expected)
        {
            Assert.True(line.TryTake(out var first));
            Assert.Equal(waiter, first);
        }
    }

    [Fact]
    public void Remove_of_no_place_does_nothing()
    {
        var line = new WaitingLine<string>();
        line.Add("a");
        Assert.False(line.Remove(0, 0));
        Assert.Equal(1, line.Count);
    }
}
