namespace ConcurrencyCompare.Tests.MeasuredProcess;

public class CompilerTests
{
    private readonly ManualTimeProvider _time = new();
    private long _compiled;
    private int _milliseconds;

    [Theory]
    [InlineData(0, 10)]
    [InlineData(1, 11)]
    [InlineData(37, 47)]
    public void Settle_waits_until_nothing_was_compiled_for_10_ms(int busyMilliseconds, int expected)
    {
        Compiler.Settle(_time, () => _compiled, _ => Sleep(compiles: _milliseconds < busyMilliseconds));

        Assert.Equal(expected, _milliseconds);
    }

    [Fact]
    public void Settle_ends_when_the_compiler_does_not()
    {
        Compiler.Settle(_time, () => _compiled, _ => Sleep(compiles: true));

        Assert.Equal(200, _milliseconds);
    }

    private void Sleep(bool compiles)
    {
        _milliseconds++;
        _time.Advance(milliseconds: 1);
        if (compiles) _compiled++;
    }
}
