using ConcurrencyCompare.Reports.Runs;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Reports.Advising;

public class ShortAnswerTests
{
    [Fact]
    public void Of_says_for_each_kind_of_work_who_is_fastest_and_how_far_behind_the_others_are()
    {
        var lines = RunReport.Of(SampleRun.Create()).ShortAnswers();

        Assert.Equal(
            ["Handing items over, almost no work", "100 ns of work at each end", "200 ns of work at each end", "300 ns of work at each end",
                "400 ns of work at each end", "600 ns of work at each end", "1 µs of work at each end", "10 µs of work at each end",
                "100 µs of work at each end", "Waiting for items, as for input or a timer"],
            lines.Select(line => line[..line.IndexOf(": ", StringComparison.Ordinal)]));
        Assert.Matches(@": callbacks are fastest in 34 of 39 settings and never slower; threads take 1\.\d+x to \S+x as long in 38;", lines[0]);
        Assert.Matches(@": callbacks and iterators tie in all 4 settings; threads take \S+x to \S+x as long\.$", lines[6]);
        Assert.Matches(@": threads are fastest in all 4 settings; callbacks take \S+x to \S+x as long; iterators take \S+x to \S+x as long\.$", lines[8]);
    }

    [Fact]
    public void Of_is_empty_when_nothing_can_be_claimed() => Assert.Empty(RunReport.Of(SampleRun.Create(rounds: 5)).ShortAnswers());

    [Fact]
    public void Of_is_empty_when_only_one_kind_of_work_was_measured()
    {
        var run = SampleRun.Create();
        var throughput = run with { Cases = [.. run.Cases.Where(measured => measured.Scenario == "throughput")] };

        Assert.Empty(RunReport.Of(throughput).ShortAnswers());
    }
}
