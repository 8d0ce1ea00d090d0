namespace ConcurrencyCompare.Tests.Support;

public class SnapshotTests
{
    [Fact]
    public void Difference_is_none_between_equal_texts() => Assert.Null(Snapshot.Difference("a\nb\n", "a\nb\n"));

    [Fact]
    public void Difference_names_the_first_line_that_differs() =>
        Assert.Equal("line 2:\nexpected: b\n  actual: c", Snapshot.Difference("a\nb\nd\n", "a\nc\ne\n"));

    [Fact]
    public void Difference_says_where_a_text_ends_before_the_other() =>
        Assert.Equal("line 2:\nexpected: b\n  actual: (the text ends before)", Snapshot.Difference("a\nb", "a"));
}
