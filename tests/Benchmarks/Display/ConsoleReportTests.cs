using System.Text.RegularExpressions;
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

    [Theory]
    [InlineData(100)]
    [InlineData(80)]
    public void Print_holds_answer_and_maps_in_forty_lines(int width)
    {
        var printed = Print(RunReport.Of(SampleResults.Full), width);

        var lines = printed.TrimEnd('\n').Split('\n');
        Assert.InRange(lines.Length, 10, width == 100 ? 40 : 48);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Assert.Matches(@"(?m)^  2:2 +C \S+x +CI \S+x +CI \S+x +T \S+x +T \S+x *$", printed);
        Snapshot.Check("Benchmarks/Display", $"console-maps-{width}.txt", printed);
    }

    [Fact]
    public void Print_maps_in_letters_of_ascii_where_there_are_no_colours()
    {
        var printed = Print(RunReport.Of(SampleResults.Full), 100);

        var maps =
            printed[printed.IndexOf(
                "Which model", StringComparison.Ordinal)..printed.IndexOf("figure:", StringComparison.Ordinal)];
        Assert.DoesNotContain(maps, character => !char.IsAscii(character));
        Assert.Contains("T threads, C callbacks, I iterators", printed);
    }

    [Fact]
    public void Print_maps_in_blocks_of_colour_on_a_terminal()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(Terminal.Settings(output, hasStyles: true));
        console.Profile.Width = 100;

        ConsoleReport.Print(console, RunReport.Of(SampleResults.Full));

        Assert.Matches(@"● 1\.\d+x", output.ToString());
        // A tie has a part of each colour: red, then green.
        Assert.Matches(@"\e\[[0-9;]*41m[^\e]*\e\[0m\e\[[0-9;]*42m", output.ToString());
        Assert.Contains("● threads, ■ callbacks, ▲ iterators", output.ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Print_gives_fifteen_models_a_sign_each(bool hasStyles)
    {
        var printed = PrintMap([.. Enumerable.Range(1, 15).Select(number => ($"model-{number}", number))], hasStyles);

        var signs = Enumerable.Range(1, 15)
            .Select(number => Regex.Match(printed, $@"(\S) model-{number}(?![0-9])").Groups[1].Value).ToList();
        Assert.DoesNotContain("", signs);
        Assert.DoesNotContain("?", signs);
        Assert.Equal(15, signs.Distinct().Count());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Print_says_so_where_there_are_more_models_than_signs(bool hasStyles)
    {
        var printed = PrintMap([.. Enumerable.Range(1, 43).Select(number => ($"m-{number}", number))], hasStyles);

        Assert.Matches(@"\? any\s+of\s+[^:]*m-43:\s+there\s+are\s+more\s+models\s+than\s+signs", printed);
        Assert.DoesNotMatch(@"\? m-", printed);
    }

    [Fact]
    public void Print_names_the_best_of_the_models_where_peers_lead_or_leave_nothing_shown()
    {
        var run = new MapRun()
            .With("1:1", "0 ns", ("threads", 100), ("callbacks", 20), ("peer", 10))
            .With("1:1", "1 us", ("threads", 100), ("callbacks", 20))
            .WithCase(
                "1:1", "1 us", "peer",
                [.. Enumerable.Range(1, 8).Select(round => (round, round % 2 == 0 ? 10.0 : 200.0))]);

        var printed = Print(RunReport.Of(run.Create()));

        Assert.Matches(@"(?m)^  1:1 +P>C 10\.\d+x +\(C\) 5\.0\d*x$", printed);
        Assert.Contains(
            "in brackets: the fastest of the suite's own models, undecided among all; >: the best of the suite's own "
                + "models", string.Join(' ', printed.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Print_keeps_fifteen_models_within_its_width(int width)
    {
        var printed = Print(RunReport.Of(PeerRun.All()), width);

        Assert.All(printed.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        Assert.All(
            PeerRun.Peers.Where(peer => peer != "reactive"),
            peer => Assert.Matches($@"(?m)^{peer}: ", printed));
    }

    [Fact]
    public void Wrap_breaks_no_number() => Assert.Equal(
        ["callbacks", "  12.4x [11.9, 12.9] as", "  fast", "  (35.5 ns [34.3, 37.7])", "  throughout"],
        ConsoleReport.Wrap(
            $"callbacks {Figures.Ratio(new Estimate(12.4, 11.9, 12.9, 0.97))} as fast "
                + $"({Figures.Time(new Estimate(35.5, 34.3, 37.7, 0.97))}) throughout", 26));

    [Fact]
    public void Wrap_puts_what_does_not_fit_below_where_the_text_begins() => Assert.Equal(
        ["  timers   what does a", "           timer cost?"],
        ConsoleReport.Wrap("  timers   what does a timer cost?", 22, indent: 11));

    private static string PrintMap(IReadOnlyList<(string Model, int Number)> winners, bool hasStyles)
    {
        var map = new MapGrid("who wins?", "row", ["column"], [("1:1", [new MapField(winners, "1.00x")])]);
        var report = new Document("", new Section("map", "", new MapGrids([map])));
        if (!hasStyles) return Print(report);

        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(Terminal.Settings(output, hasStyles));
        console.Profile.Width = 80;
        ConsoleReport.Print(console, report);
        return output.ToString();
    }

    private static string Print(Document report, int width = 80)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        ConsoleReport.Print(console, report);
        return string.Join('\n', output.ToString().Split('\n').Select(line => line.TrimEnd()));
    }
}
