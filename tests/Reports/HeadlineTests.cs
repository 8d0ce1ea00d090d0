using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Reports;

public class HeadlineTests
{
    private static readonly Report Full = Report.Of(SampleResults.Full);

    [Fact]
    public void Of_has_one_for_each_scenario_that_compares() => Assert.Equal(
        SampleResults.Full.Scenarios.Select(scenario => scenario.Name).Where(name => name != "harness"),
        Full.Headlines.Select(headline => headline.Scenario));

    [Fact]
    public void Of_counts_settings_and_names_the_least_and_the_most()
    {
        var text = TextOf(Full, "throughput");

        Assert.Matches(
            @"callbacks faster than threads in all 12 settings \(\S+ \[.*?\] as fast at topology .*?, to \S+ \[.*?\] at topology .*?\);", text);
        Assert.Contains("callbacks faster than iterators in 11 of 12 settings", text, StringComparison.Ordinal);
        Assert.EndsWith(", no difference shown in 1 of 12 settings.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_has_the_numbers_of_curves_and_of_what_only_a_scenario_measures()
    {
        Assert.Contains("threads faster from 2.2 µs", TextOf(Full, "break-even"), StringComparison.Ordinal);
        Assert.Contains("threads: knee at a load of 80%", TextOf(Full, "load-sweep"), StringComparison.Ordinal);
        Assert.Contains("Throughput kept at capacity unbounded: threads 86 %", TextOf(Full, "overload"), StringComparison.Ordinal);
        Assert.Contains("Resident per waiting producer at producers 1000: threads 23.2 kB", TextOf(Full, "waiting-producers"), StringComparison.Ordinal);
        Assert.Contains("Threads not measured at producers 1000000:", TextOf(Full, "waiting-producers"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_names_first_who_is_faster_more_often()
    {
        var sample = SampleResults.Full;
        var slow = sample with { Cases = [.. sample.Cases.Where(measured => measured.Scenario == "throughput").Select(Swapped)] };

        Assert.StartsWith(
            "Throughput, time per item: threads faster than callbacks in ", TextOf(Report.Of(slow), "throughput"),
            StringComparison.Ordinal);

        static CaseResult Swapped(CaseResult measured) => measured.Model switch
        {
            "threads" => measured with { Model = "callbacks" },
            "callbacks" => measured with { Model = "threads" },
            _ => measured,
        };
    }

    [Theory]
    [InlineData(5)]
    [InlineData(2)]
    public void Of_claims_nothing_below_six_rounds(int rounds) => Assert.All(
        Report.Of(SampleRun.Create(rounds)).Headlines,
        headline =>
        {
            Assert.Contains("too few rounds", headline.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("faster than", headline.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("as fast", headline.Text, StringComparison.Ordinal);
        });

    [Fact]
    public void Of_says_after_one_round_that_nothing_is_compared() =>
        Assert.Equal(new Headline("", RunWords.OneRound), Assert.Single(Report.Of(SampleRun.Create(1)).Headlines));

    [Fact]
    public void Of_lists_what_is_not_compared_without_ranks_or_ratios()
    {
        var section = Full.Sections.Single(section => section.Name == "harness");

        Assert.Equal(["model", "time per item", "items per second", "allocated per item"], Assert.Single(section.Tables).Columns);
        Assert.DoesNotContain(Full.Answers, answer => answer.StartsWith("Harness", StringComparison.Ordinal));
        Assert.DoesNotContain(Full.ReadingNotes, note => note.Contains("harness", StringComparison.Ordinal));
    }

    private static string TextOf(Report report, string scenario) =>
        Assert.Single(report.Headlines, headline => headline.Scenario == scenario).Text;
}
