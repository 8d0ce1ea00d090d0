namespace ConcurrencyCompare.Tests.Reports.Runs;

public class CostAndHealthReportTests
{
    private static readonly RunResults Quiet = SampleResults.Create().WithHealth(_ => SampleHealth.Quiet);

    [Fact]
    public void Of_shows_costs_per_item_with_intervals()
    {
        var report = RunReport.Of(Quiet);

        Assert.Equal("costs of latency", report.CostsOf("latency")!.Title);
        var costs = report.CostsOf("throughput")!;
        Assert.Equal(
            ["threads", "30.0 ns [30.0, 30.0]", "< 0.1 B", "10.0 [10.0, 10.0]", "0.500 [0.500, 0.500]", "0",
                "0.200 [0.200, 0.200]", "45.9 MB [45.9, 45.9]"],
            costs.Groups[0].Rows[0].Texts());
        Assert.All(costs.Rows, row => Assert.Equal(costs.Columns.Count, row.Count));
    }

    [Fact]
    public void Of_says_which_costs_the_system_does_not_give()
    {
        var results = Quiet with
        {
            Cases =
            [
                .. Quiet.Cases.Select(measured => measured with
                {
                    Rounds =
                    [
                        .. measured.Rounds.Select(round => round with
                        {
                            IterationCosts =
                                [.. round.IterationCosts!.Select(costs => costs with { VoluntarySwitches = null })],
                            PeakWorkingSetBytes = null,
                        }),
                    ],
                }),
            ],
        };

        var row = RunReport.Of(results).CostsOf("throughput")!.Groups[0].Rows[0].Texts();

        Assert.Equal(("not given", "0", "not given"), (row[4], row[5], row[^1]));
    }

    [Fact]
    public void Of_has_no_cost_table_for_results_without_costs() =>
        Assert.Null(RunReport.Of(SampleResults.Create()).CostsOf("throughput"));

    [Fact]
    public void Of_says_that_nothing_was_disturbed() =>
        Assert.Equal(
            "During the run, none of 24 measurements was disturbed (steal above 2% or other programs above 5% of the "
                + "machine's "
                + "processor time).",
            RunReport.Of(Quiet).LinesIn("health")[^1]);

    [Fact]
    public void Of_says_that_too_much_was_disturbed_to_repeat_it()
    {
        var results = SampleResults.Create()
            .WithHealth(round => round.Round > 3 ? SampleHealth.Disturbed : SampleHealth.Quiet);

        var health = RunReport.Of(results).LinesIn("health")[^1];

        Assert.Contains("12 of 24 measurements were disturbed", health, StringComparison.Ordinal);
        Assert.Contains("more than 25%", health, StringComparison.Ordinal);
        Assert.Contains("Still disturbed, counted and marked: 12.", health, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_says_what_was_repeated()
    {
        var results = SampleResults.Create().WithHealth(_ => SampleHealth.Quiet);
        var rounds = results.Cases[0].Rounds;
        var replaced = rounds[0]
            with
        { Position = 99, SetAside = [rounds[0] with { Health = SampleHealth.Disturbed }] };
        results = results with
        {
            Cases = [results.Cases[0] with { Rounds = [replaced, .. rounds.Skip(1)] }, .. results.Cases.Skip(1)],
        };

        var health = RunReport.Of(results).LinesIn("health")[^1];

        Assert.Contains("1 of 24 measurements was disturbed", health, StringComparison.Ordinal);
        Assert.EndsWith(
            "Repeated: 1, with those beside them. An undisturbed repeat replaces 1 of the disturbed. "
                + "Still disturbed, counted and marked: 0.",
            health, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_says_when_the_system_does_not_tell_what_others_do() =>
        Assert.Equal(
            "During the run, steal and other programs: not given by this system.",
            RunReport.Of(SampleResults.Create()).LinesIn("health")[^1]);

    [Fact]
    public void Render_shows_the_machine_and_what_it_was_pinned_to()
    {
        var results = Quiet with { Settings = Quiet.Settings with { Cpus = "0-1" } };

        var markdown = MarkdownWriter.Render(RunReport.Of(results));

        Assert.Contains(
            "### Health of the run\n\n- Before the run, machine: virtual (KVM).", markdown, StringComparison.Ordinal);
        Assert.Contains("| Pinned to | processors 0-1 |", markdown, StringComparison.Ordinal);
        Assert.Contains("| Clock rate | governor performance |", markdown, StringComparison.Ordinal);
    }
}
