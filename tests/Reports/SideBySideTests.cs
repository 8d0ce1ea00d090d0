using ConcurrencyCompare.Analysis;
using ConcurrencyCompare.Reports;
using ConcurrencyCompare.Tests.Support;

namespace ConcurrencyCompare.Tests.Reports;

public class SideBySideTests
{
    private static readonly MachineEnvironment Other = SampleHealth.Environment with { Processor = "Ampere Altra", LogicalCores = 8 };

    private static readonly Report Both = SideBySide.Of(
        MachineLabels.Of([("/runs/one", SampleResults.Create()), ("/runs/two", SampleRun.Create() with { Environment = Other })]));

    [Fact]
    public void Of_says_first_what_may_be_held_beside_each_other() =>
        Assert.Contains("Ratios of different machines may be held beside each other", Both.Headlines[0].Text, StringComparison.Ordinal);

    [Fact]
    public void Of_has_ratio_and_time_of_each_machine()
    {
        var table = Both.Sections[0].Tables[0];

        Assert.Equal(
            ["model", "AMD EPYC, Linux Debian GNU/Linux 12, 2 cores: x as fast as threads",
                "AMD EPYC, Linux Debian GNU/Linux 12, 2 cores: time per item",
                "Ampere Altra, Linux Debian GNU/Linux 12, 8 cores: x as fast as threads",
                "Ampere Altra, Linux Debian GNU/Linux 12, 8 cores: time per item"],
            table.Columns);
        Assert.All(table.Groups.SelectMany(group => group.Rows), row => Assert.Equal(table.Columns.Count, row.Count));
        var iterators = table.Groups[0].Rows.Single(row => row[0] == "iterators");
        Assert.Equal(["-", "-"], iterators.Skip(1).Take(2));
        Assert.NotEqual("-", iterators[^1]);
    }

    [Fact]
    public void Of_names_the_machine_of_every_sentence()
    {
        string[] labels = ["AMD EPYC, ", "Ampere Altra, "];

        Assert.All(
            Both.Headlines.Skip(1).Select(headline => headline.Text).Concat(Both.Health).Concat(Both.Diagnostics).Concat(Both.Answers),
            line => Assert.Contains(labels, label => line.StartsWith(label, StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_renders_as_any_report() => Snapshot.Check("Reports", "side-by-side.md", MarkdownReport.Render(
        SideBySide.Of(MachineLabels.Of(
        [
            ("/runs/one", SampleResults.Create()),
            ("/runs/two", SampleResults.WithControl([0.01, -0.02, 0.01, 0.01, -0.01, 0]) with { Environment = Other }),
        ]))));

    [Fact]
    public void MachineLabels_adds_folder_and_number_only_where_they_are_needed()
    {
        var run = SampleResults.Create();
        var labels = MachineLabels.Of(
            [("/a/same", run), ("/b/same", run), ("/c/own", run), ("/d/x", run with { Environment = Other })]).Select(machine => machine.Label);

        Assert.Equal(
            ["AMD EPYC, Linux Debian GNU/Linux 12, 2 cores (same), 1", "AMD EPYC, Linux Debian GNU/Linux 12, 2 cores (same), 2",
                "AMD EPYC, Linux Debian GNU/Linux 12, 2 cores (own)", "Ampere Altra, Linux Debian GNU/Linux 12, 8 cores"],
            labels);
    }
}
