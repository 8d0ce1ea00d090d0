using ConcurrencyCompare.Benchmarks.Rounds;

namespace ConcurrencyCompare.Tests.Rounds;

public class RoundReportTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("why", "// Started", "System.InvalidOperationException: why", "   at Somewhere()")]
    [InlineData("why", "System.AggregateException: several (why) ---> System.Exception: why", "   at Somewhere()")]
    [InlineData(
        "why",
        "System.Reflection.TargetInvocationException: Exception has been thrown by the target of an invocation.",
        " ---> Some.BrokenException: why",
        "   at Somewhere()",
        "   --- End of inner exception stack trace ---",
        "System.Exception: another one")]
    public void ExceptionIn_finds_the_innermost_message(string? expected, params string[] output) =>
        Assert.Equal(expected, RoundReport.ExceptionIn(output));
}
