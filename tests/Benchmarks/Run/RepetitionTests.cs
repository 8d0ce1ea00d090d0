namespace ConcurrencyCompare.Tests.Run;

public class RepetitionTests
{
    [Fact]
    public void Choose_takes_the_disturbed_groups_in_the_order_of_the_run()
    {
        var groups = Groups(count: 30, disturbed: [4, 17]);

        Assert.Equal([groups[4], groups[17]], Repetition.Choose(groups));
    }

    [Fact]
    public void Choose_takes_nothing_when_nothing_is_disturbed() =>
        Assert.Empty(Repetition.Choose(Groups(count: 30, disturbed: [])));

    [Fact]
    public void Choose_takes_no_more_than_a_tenth_of_the_plan()
    {
        var groups = Groups(count: 30, disturbed: [1, 2, 3, 4, 5]);

        Assert.Equal([groups[1], groups[2], groups[3]], Repetition.Choose(groups));
    }

    [Fact]
    public void Choose_takes_one_group_of_a_short_plan_and_once_only()
    {
        var groups = Groups(count: 5, disturbed: [2, 3]);

        Assert.Equal([groups[2]], Repetition.Choose(groups));

        Repeat(groups[2], isDisturbed: true);
        Assert.Empty(Repetition.Choose(groups));
    }

    [Fact]
    public void Choose_gives_up_after_two_repetitions()
    {
        var groups = Groups(count: 100, disturbed: [7]);

        for (var repetition = 0; repetition < Repetition.MostRepeats; repetition++)
        {
            Assert.Equal([groups[7]], Repetition.Choose(groups));
            Repeat(groups[7], isDisturbed: true);
        }

        Assert.Empty(Repetition.Choose(groups));
    }

    [Fact]
    public void Choose_is_content_with_an_undisturbed_repetition()
    {
        var groups = Groups(count: 100, disturbed: [7]);
        Repeat(groups[7], isDisturbed: false);

        Assert.Empty(Repetition.Choose(groups));
    }

    // A quarter of the measurements, not of the groups: of each group one of two is disturbed.
    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    public void Choose_repeats_nothing_on_a_machine_that_is_always_disturbed(int disturbed, bool expected)
    {
        var groups = Groups(count: 100, disturbed: [.. Enumerable.Range(0, disturbed)]);

        Assert.Equal(expected, Repetition.Choose(groups).Count > 0);
    }

    [Fact]
    public void Choose_leaves_out_what_failed()
    {
        var groups = Groups(count: 30, disturbed: []);
        var failed = new RoundGroup<string>(["threads", "callbacks"]);
        failed.Add("threads", SampleHealth.Round(1, 1, SampleHealth.Disturbed));

        Assert.Empty(Repetition.Choose([.. groups, failed]));
    }

    [Fact]
    public void Choose_does_not_try_again_what_failed_in_a_repetition()
    {
        var groups = Groups(count: 30, disturbed: [4]);
        groups[4].BeginRepeat();

        Assert.Empty(Repetition.Choose(groups));
    }

    /// <summary>Groups of two models.</summary>
    private static List<RoundGroup<string>> Groups(int count, int[] disturbed)
    {
        var groups = Enumerable.Range(0, count).Select(_ => new RoundGroup<string>(["threads", "callbacks"])).ToList();
        for (var i = 0; i < count; i++) Measure(groups[i], disturbed.Contains(i));
        return groups;
    }

    private static void Repeat(RoundGroup<string> group, bool isDisturbed)
    {
        group.BeginRepeat();
        Measure(group, isDisturbed);
    }

    private static void Measure(RoundGroup<string> group, bool isDisturbed)
    {
        group.Add("threads", SampleHealth.Round(1, 1, isDisturbed ? SampleHealth.Disturbed : SampleHealth.Quiet));
        group.Add("callbacks", SampleHealth.Round(1, 2, SampleHealth.Quiet));
    }
}
