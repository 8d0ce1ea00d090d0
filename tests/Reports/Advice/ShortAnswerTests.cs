using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Reports.Advice;

public class ShortAnswerTests
{
    [Fact]
    public void Of_says_for_each_kind_of_work_who_is_shown_fastest_and_who_is_beaten()
    {
        var lines = Report.Of(SampleRun.Create()).InShort;

        Assert.Equal(
            ["An item that is handed over, with hardly any work", "About 100 ns of computing at each end",
                "About 1 µs of computing at each end", "About 10 µs of computing at each end", "About 100 µs of computing at each end",
                "An item that is waited for, as for input or a timer"],
            lines.Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.Contains(": callbacks shown fastest in 27 of 32 settings; another shown faster than threads in 31 of 32", lines[0], StringComparison.Ordinal);
        Assert.EndsWith(": no model shown fastest; another shown faster than threads.", lines[2], StringComparison.Ordinal);
        Assert.Contains(": threads shown fastest (least sure lead: threads 1.89x [1.84, 2.09] as fast as ", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_is_empty_when_nothing_can_be_claimed() => Assert.Empty(Report.Of(SampleRun.Create(rounds: 5)).InShort);

    [Fact]
    public void Of_is_empty_when_only_one_kind_of_work_was_measured()
    {
        var run = SampleRun.Create();
        var throughput = run with { Cases = [.. run.Cases.Where(measured => measured.Scenario == "throughput")] };

        Assert.Empty(Report.Of(throughput).InShort);
    }
}
