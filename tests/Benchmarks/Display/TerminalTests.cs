using System.Diagnostics;
using Spectre.Console;

namespace ConcurrencyCompare.Tests.Display;

[Collection(MeasuringTests.Name)]
public class TerminalTests
{
    [Theory]
    [InlineData(false, "TERM=xterm-256color", true, true)]
    [InlineData(false, "TERM=dumb", false, false)]
    [InlineData(false, "TERM=xterm NO_COLOR=1", true, false)]
    [InlineData(false, "TERM=xterm NO_COLOR=", true, true)]
    [InlineData(false, "TERM=xterm GITHUB_ACTIONS=true", false, false)]
    [InlineData(true, "", false, false)]
    [InlineData(true, "TERM=xterm-256color", false, false)]
    public void Terminal_is_used_as_far_as_the_user_wants_it(
        bool isRedirected, string variables, bool changes, bool hasStyles)
    {
        var set = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);

        Assert.Equal(changes, Terminal.Changes(isRedirected, set.GetValueOrDefault));
        Assert.Equal(hasStyles, Terminal.Styles(isRedirected, set.GetValueOrDefault));
    }

    [Theory]
    [InlineData("NO_COLOR", "1", false)]
    [InlineData("GITHUB_ACTIONS", "true", false)]
    [InlineData("TERM", "dumb", false)]
    [InlineData("TERM", "xterm-256color", true)]
    public void A_run_on_a_terminal_writes_no_escape_sequence_but_for_styles_where_somebody_may_want_them(
        string variable, string value, bool hasStyles)
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && ProcessRun.Find("script") is not null, "script of Linux makes the terminal.");
        using var directory = new TemporaryDirectory();
        var application = Path.Combine(AppContext.BaseDirectory, "ConcurrencyCompare.Benchmarks.dll");
        var command =
            $"dotnet {application} --profile smoke --scenarios round-trip --models callbacks --rounds 2 --output "
                + $"{directory.File("out")}";

        var start = new ProcessStartInfo("script", ["-qefc", $"stty cols 80; {command}", "/dev/null"])
        {
            Environment = { ["TERM"] = "xterm-256color", ["NO_COLOR"] = "", ["GITHUB_ACTIONS"] = "" },
        };
        start.Environment[variable] = value;
        var run = ProcessRun.Of(start);

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Contains("Round-trip: only callbacks measured", run.Output);
        Assert.Equal(hasStyles, run.Output.Contains("\e[1m", StringComparison.Ordinal));
        // Neither a mode nor a title of the window.
        Assert.DoesNotMatch(@"\e(?!\[[01]m)", run.Output);
        Assert.AllIfAny(
            run.Output.Split('\r', '\n').Where(line => line.Contains("  round ", StringComparison.Ordinal)),
            line => Assert.InRange(line.Length, 1, 79));
    }

    [Fact]
    public void Settings_without_styles_write_no_escape_sequence_also_on_a_build_server()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(Terminal.Settings(output, hasStyles: false));
        console.Profile.Width = 40;

        ConsoleReport.Print(console, RunReport.Of(SampleResults.Create()));
        console.Write(new Text("bold", new Style(Color.Red, decoration: Decoration.Bold)));

        Assert.DoesNotContain('\e', output.ToString());
    }

    [Fact]
    public void Report_stays_readable_in_forty_columns()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(Terminal.Settings(output, hasStyles: false));
        console.Profile.Width = 40;

        ConsoleReport.Print(console, RunReport.Of(SampleResults.Create()));

        AssertReadable(output.ToString(), "handing items over");
        foreach (var model in SampleResults.Create().Models)
            Assert.Contains(model.Name, output.ToString());
    }

    [Fact]
    public void Comparison_stays_readable_in_forty_columns()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(Terminal.Settings(output, hasStyles: false));
        console.Profile.Width = 40;

        ConsoleReport.Print(
            console, ComparisonReport.Of(RunComparison.Of(SampleComparison.Base, SampleComparison.New, 0.05)));

        AssertReadable(output.ToString(), "throughput");
        Assert.Contains("\n  verdict: ", output.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Nothing is longer than a line, cut off, or broken inside of a word: a cell is a line, behind the name
    /// of its column.</summary>
    private static void AssertReadable(string printed, string word)
    {
        var lines = printed.ReplaceLineEndings("\n").Split('\n');
        Assert.All(lines, line => Assert.InRange(line.TrimEnd().Length, 0, 40));
        Assert.DoesNotContain('…', printed);
        Assert.Contains(lines, line => line.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void LostReader_goes_on_without_who_has_gone()
    {
        using var gone = new GoneWriter();
        using var writer = new LostReader(gone);

        writer.WriteLine("one");
        writer.Write("two");
        writer.Write('3');
        writer.Flush();

        Assert.Equal(1, gone.Tries);
    }

    private sealed class GoneWriter : StringWriter
    {
        public int Tries { get; private set; }

        public override void WriteLine(string? value)
        {
            Tries++;
            throw new IOException("Input/output error");
        }

        public override void Write(string? value) => WriteLine(value);

        public override void Write(char value) => WriteLine("");

        public override void Flush() => WriteLine("");
    }
}
