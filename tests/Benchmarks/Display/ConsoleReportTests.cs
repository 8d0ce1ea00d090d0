using ConcurrencyCompare.Analysis.Estimating;
using ConcurrencyCompare.Benchmarks.Display;
using ConcurrencyCompare.Reports.Documents;
using ConcurrencyCompare.Reports.Runs;
using ConcurrencyCompare.Reports.Words;
using ConcurrencyCompare.Tests.Support;
using Spectre.Console;

namespace ConcurrencyCompare.Tests.Display;

public class ConsoleReportTests
{
    [Theory]
    [InlineData(6, "console.txt")]
    [InlineData(1, "console-one-round.txt")]
    public void Print_keeps_to_eighty_columns_and_to_what_fits_on_a_few_screens(int rounds, string snapshot)
    {
        var printed = Print(RunReport.Of(SampleRun.Create(rounds)));

        var lines = printed.Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.InRange(lines.Length, 1, 239);
        Assert.DoesNotContain('\e', printed);
        Snapshot.Check("Benchmarks/Display", snapshot, printed);
    }

    [Fact]
    public void Wrap_breaks_no_number() => Assert.Equal(
        ["callbacks", "  12.4x [11.9, 12.9] as", "  fast", "  (35.5 ns [34.3, 37.7])", "  throughout"],
        ConsoleReport.Wrap($"callbacks {Figures.Ratio(new Estimate(12.4, 11.9, 12.9, 0.97))} as fast ({Figures.Time(new Estimate(35.5, 34.3, 37.7, 0.97))}) throughout", 26));

    [Fact]
    public void Wrap_puts_what_does_not_fit_below_where_the_text_begins() => Assert.Equal(
        ["  timers   what does a", "           timer cost?"],
        ConsoleReport.Wrap("  timers   what does a timer cost?", 22, indent: 11));

    private static string Print(Document report)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 80;
        ConsoleReport.Print(console, report);
        return string.Join('\n', output.ToString().Split('\n').Select(line => line.TrimEnd()));
    }
}
