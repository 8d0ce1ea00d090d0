namespace ConcurrencyCompare.Tests.Reports.Charts;

public class TextWidthTests
{
    [Fact]
    public void Shorten_keeps_what_fits() => Assert.Equal("threads", TextWidth.Shorten("threads", 13, 100));

    [Fact]
    public void Shorten_ends_what_does_not_fit_with_an_ellipsis()
    {
        var text = TextWidth.Shorten("a name of many words", 13, 60);

        Assert.EndsWith("…", text);
        Assert.InRange(TextWidth.Of(text, 13), 30, 60);
    }

    [Fact]
    public void Shorten_cuts_no_letter_in_two() => Assert.Equal("👩‍💻…", TextWidth.Shorten("👩‍💻👩‍💻", 10, 50));

    [Fact]
    public void Wrap_fills_lines() => Assert.Equal(["one two", "three"], TextWidth.Wrap("one two three", 10, 52));
}
