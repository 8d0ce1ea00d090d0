namespace ConcurrencyCompare.Tests.Run;

public class RoundGroupTests
{
    private readonly RoundGroup<string> _group = new(["threads", "callbacks"]);
    private int _position;

    [Fact]
    public void Counted_is_the_only_measurement()
    {
        Measure(SampleHealth.Quiet, SampleHealth.Quiet);

        Assert.Equal((1, null), Counted("threads"));
        Assert.False(_group.IsDisturbed);
        Assert.True(_group.IsComplete);
    }

    [Fact]
    public void Counted_keeps_a_disturbed_measurement_until_there_is_a_better_one()
    {
        Measure(SampleHealth.Quiet, SampleHealth.Disturbed);

        Assert.True(_group.IsDisturbed);
        Assert.Equal((2, null), Counted("callbacks"));
        Assert.True(_group.Counted("callbacks")!.IsDisturbed);
    }

    [Fact]
    public void Counted_is_the_repetition_of_the_whole_group_when_nobody_disturbed_it()
    {
        Measure(SampleHealth.Quiet, SampleHealth.Disturbed);
        Measure(SampleHealth.Quiet, SampleHealth.Quiet);

        Assert.Equal((3, 1), Counted("threads"));
        Assert.Equal((4, 2), Counted("callbacks"));
        Assert.False(_group.IsDisturbed);
        Assert.Equal(1, _group.Repeats);
    }

    [Fact]
    public void Counted_stays_the_first_when_a_repetition_is_disturbed_too()
    {
        Measure(SampleHealth.Quiet, SampleHealth.Disturbed);
        Measure(SampleHealth.Disturbed, SampleHealth.Quiet);

        Assert.Equal((1, 3), Counted("threads"));
        Assert.Equal((2, 4), Counted("callbacks"));
        Assert.True(_group.IsDisturbed);
    }

    [Fact]
    public void Counted_does_not_take_half_a_repetition()
    {
        Measure(SampleHealth.Disturbed, SampleHealth.Quiet);
        _group.BeginRepeat();
        _group.Add("threads", SampleHealth.Round(1, ++_position, SampleHealth.Quiet));

        Assert.Equal((1, 3), Counted("threads"));
        Assert.Equal((2, null), Counted("callbacks"));
        Assert.False(_group.IsComplete);
    }

    [Fact]
    public void Counted_is_nothing_before_it_was_measured()
    {
        Assert.Null(_group.Counted("threads"));
        Assert.False(_group.IsComplete);
        Assert.False(_group.IsDisturbed);
    }

    [Fact]
    public void IsDisturbed_is_false_where_the_system_does_not_say()
    {
        Measure(null, null);

        Assert.False(_group.IsDisturbed);
    }

    private (int Position, int? SetAside) Counted(string model)
    {
        var counted = _group.Counted(model)!;
        return (counted.Position, counted.SetAside?.Single().Position);
    }

    private void Measure(RoundHealth? threads, RoundHealth? callbacks)
    {
        if (_position > 0) _group.BeginRepeat();
        _group.Add("threads", SampleHealth.Round(1, ++_position, threads));
        _group.Add("callbacks", SampleHealth.Round(1, ++_position, callbacks));
    }
}
