namespace ConcurrencyCompare.Tests.Workloads;

public class ArrivalTimesTests
{
    private const int Many = 20_000;

    private static readonly JumpingTimeProvider Time = new(frequency: 1_000_000);

    [Fact]
    public void Periodic_items_are_due_at_the_same_distance_without_drift()
    {
        var arrivals = ArrivalTimes.Periodic(Time, perSecond: 3);

        // A third of a million ticks each, and never a rounded sum of rounded steps.
        Assert.Equal([0, 333_333, 666_666, 1_000_000], Enumerable.Range(0, 4).Select(arrivals.After));
        Assert.Equal(1_000_000_000_000, arrivals.After(3_000_000));
    }

    [Fact]
    public void A_phase_puts_periodic_items_off_by_its_share_of_the_distance()
    {
        var arrivals = ArrivalTimes.Periodic(Time, perSecond: 1_000, phase: 0.75);

        Assert.Equal([750, 1_750, 2_750], Enumerable.Range(0, 3).Select(arrivals.After));
    }

    [Fact]
    public void Poisson_gaps_are_exponential_and_know_nothing_of_each_other()
    {
        // Ticks of a nanosecond, so that rounding to a tick says nothing.
        var arrivals = ArrivalTimes.Poisson(
            new JumpingTimeProvider(frequency: 1_000_000_000), perSecond: 10_000, Many, seed: 1);
        var gaps = Enumerable.Range(0, Many)
            .Select(item => (double)(arrivals.After(item) - (item == 0 ? 0 : arrivals.After(item - 1)))).ToList();

        var mean = gaps.Average();
        var deviation = Math.Sqrt(gaps.Average(gap => (gap - mean) * (gap - mean)));
        var correlation = gaps.Zip(gaps.Skip(1), (one, next) => (one - mean) * (next - mean))
            .Average() / (deviation * deviation);
        // Kolmogorov and Smirnov: 1.95 / √n is passed by chance once in a thousand times.
        var distance = gaps.Order()
            .Select((gap, place) => Math.Abs(1 - Math.Exp(-gap / 100_000) - (place + 0.5) / Many)).Max();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"mean {mean:0} ns, deviation {deviation:0} ns, correlation {correlation:0.0000}, distance "
                + $"{distance:0.0000}");

        Assert.InRange(mean, 97_000, 103_000);
        Assert.InRange(deviation, 96_000, 104_000);
        Assert.InRange(correlation, -0.03, 0.03);
        Assert.InRange(distance, 0, 1.95 / Math.Sqrt(Many));
    }

    [Fact]
    public void Poisson_arrivals_follow_from_their_seed_alone()
    {
        var first = Moments(ArrivalTimes.Poisson(Time, 1_000, 100, seed: 7));

        Assert.Equal(first, Moments(ArrivalTimes.Poisson(Time, 1_000, 100, seed: 7)));
        Assert.NotEqual(first, Moments(ArrivalTimes.Poisson(Time, 1_000, 100, seed: 8)));
    }

    [Fact]
    public void A_seed_gives_the_same_pattern_at_every_rate()
    {
        var slow = Moments(ArrivalTimes.Poisson(Time, 100, 100, seed: 7));
        var fast = Moments(ArrivalTimes.Poisson(Time, 1_000, 100, seed: 7));

        Assert.All(slow.Zip(fast), pair => Assert.InRange(pair.First / 10.0 - pair.Second, -1, 1));
    }

    [Fact]
    public void No_two_Poisson_items_are_due_at_once()
    {
        // A hundred items a tick on average.
        var moments = Moments(ArrivalTimes.Poisson(Time, 100_000_000, 100, seed: 7));

        Assert.Equal(100, moments.Distinct().Count());
        Assert.Equal(moments.Order(), moments);
    }

    [Fact]
    public void One_behind_the_last_Poisson_item_is_due_with_it()
    {
        var arrivals = ArrivalTimes.Poisson(Time, 1_000, 10, seed: 7);

        Assert.Equal(arrivals.After(9), arrivals.After(10));
    }

    private static List<long> Moments(ArrivalTimes arrivals) => [.. Enumerable.Range(0, 100).Select(arrivals.After)];
}
