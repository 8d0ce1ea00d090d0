using Spectre.Console;

namespace ConcurrencyCompare.Tests.Cli;

public sealed class CompareCommandTests : FolderTests
{
    [Fact]
    public void Run_says_what_changed_and_leaves_the_folders_alone()
    {
        var (baseFolder, newFolder) = Sample();

        var run = CommandLineRun.Of("compare", baseFolder, newFolder);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("1 of 7 cases slower: callbacks, throughput, capacity 1,024", run.Output);
        Assert.Equal(
            [ResultsFile.Name],
            Directory.GetFiles(baseFolder).Concat(Directory.GetFiles(newFolder)).Select(Path.GetFileName).Distinct());
    }

    [Fact]
    public void Run_writes_both_files_where_a_folder_is_given()
    {
        var (baseFolder, newFolder) = Sample();
        var output = _directory.File("out");

        var run = CommandLineRun.Of("compare", baseFolder, newFolder, "--output", output);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(Path.Combine(output, ComparisonMarkdown.Name), run.Output);
        Assert.StartsWith(ComparisonMarkdown.Marker, File.ReadAllText(Path.Combine(output, ComparisonMarkdown.Name)));
        Assert.Contains("\"kind\": \"inTurns\"", File.ReadAllText(Path.Combine(output, ComparisonFile.Name)));
    }

    [Fact]
    public void Run_says_of_a_run_and_itself_that_no_slowdown_is_shown()
    {
        var folder = _directory.Folder("run", SampleResults.Create());

        var run = CommandLineRun.Of("compare", folder, folder, "--fail-on", "slower,faster,missing");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("No slowdown in 4 cases", run.Output);
    }

    [Theory]
    [InlineData("slower", "failed, as --fail-on asks: 1 slower (callbacks, throughput, capacity 1024).")]
    [InlineData("faster", "1 faster (iterators, throughput, capacity 1024).")]
    [InlineData("undecided", "4 undecided (threads, throughput, capacity 1024; ")]
    [InlineData("missing", "1 missing in the new run (threads, throughput, capacity unbounded).")]
    [InlineData(
        "missing,slower", "1 slower (callbacks, throughput, capacity 1024); 1 missing in the new run (threads, ")]
    public void Run_fails_on_what_it_was_asked_to_fail_on_in_a_line(string names, string expected)
    {
        var (baseFolder, newFolder) = Sample();
        var output = _directory.File("out");

        var run = CommandLineRun.Of("compare", baseFolder, newFolder, "--fail-on", names, "--output", output);

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(expected, Assert.Single(run.Error.TrimEnd('\n').Split('\n')));
        // What fails is what somebody wants to read.
        Assert.Contains("1 of 7 cases slower", run.Output);
        Assert.True(File.Exists(Path.Combine(output, ComparisonMarkdown.Name)));
    }

    [Fact]
    public void Run_passes_a_gate_that_holds()
    {
        var (baseFolder, newFolder) = Sample();

        Assert.Equal(
            0, CommandLineRun.Of(
                "compare", baseFolder, newFolder, "--fail-on", "slower", "--threshold", "20%").ExitCode);
    }

    [Fact]
    public void Run_names_only_a_few_of_many_cases_that_fail()
    {
        var one = _directory.Folder("one", SampleResults.Full);
        var two = _directory.Folder("two", SampleResults.Full with { Cases = [.. SampleResults.Full.Cases.Take(1)] });

        var run = CommandLineRun.Of("compare", one, two, "--fail-on", "missing");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains(" more).", Assert.Single(run.Error.TrimEnd('\n').Split('\n')));
        Assert.Matches("\n[0-9,]+ more\n", run.Output);
    }

    [Fact]
    public void Run_refuses_other_machines_and_offers_the_report()
    {
        var one = _directory.Folder("one", SampleComparison.Base);
        var two = _directory.Folder("two", SampleComparison.New with
        {
            Environment = SampleComparison.New.Environment with { Processor = "Ampere\nAltra", LogicalCores = 80 },
        });
        var output = _directory.File("out");

        AssertRefused(
            CommandLineRun.Of("compare", one, two, "--output", output),
            "they differ in processor (AMD EPYC and Ampere Altra), logical cores (2 and 80). 'report' with both");
        Assert.False(Directory.Exists(output));
        CommandLineRun.MustDo("report", one, two, "--output", output);
    }

    [Fact]
    public void Run_refuses_folders_without_results()
    {
        var folder = _directory.Folder("run", SampleResults.Create());
        var damaged = _directory.File("damaged");
        Directory.CreateDirectory(damaged);
        File.WriteAllText(Path.Combine(damaged, ResultsFile.Name), "{ \"format\": ");
        var empty = _directory.Folder("empty", SampleResults.Create() with { Cases = [] });
        var output = _directory.File("out");

        AssertRefused(
            CommandLineRun.Of("compare", folder, _directory.File("absent"), "--output", output),
            "there is no results.json in '");
        AssertRefused(
            CommandLineRun.Of("compare", _directory.File("absent"), folder, "--output", output),
            "there is no results.json in '");
        AssertRefused(
            CommandLineRun.Of("compare", damaged, folder, "--output", output), "is not a results file (line 1");
        AssertRefused(CommandLineRun.Of("compare", folder, empty, "--output", output), "empty' has measured nothing");
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public void Run_refuses_runs_that_have_nothing_in_common()
    {
        var run = SampleResults.Create();
        var throughput = _directory.Folder("one", run with { Cases = [.. run.Cases.Take(2)] });
        var latency = _directory.Folder("two", run with { Cases = [.. run.Cases.Skip(2)] });

        AssertRefused(CommandLineRun.Of("compare", throughput, latency), "have no measured case in common");
    }

    [Theory]
    [InlineData(
        "--fail-on slowr",
        "unknown --fail-on 'slowr'. Did you mean 'slower'? There are: slower, faster, undecided, missing.")]
    [InlineData("--fail-on slower,", "unknown --fail-on ''.")]
    [InlineData("--threshold 5", "--threshold takes a percentage above 0% and up to 100%, such as 5%, not '5'.")]
    [InlineData("--ratio", "--ratio")]
    public void Run_says_what_is_wrong_with_its_options(string arguments, string expected)
    {
        var (baseFolder, newFolder) = Sample();

        AssertRefused(CommandLineRun.Of(["compare", baseFolder, newFolder, .. arguments.Split(' ')]), expected);
    }

    [Fact]
    public void Run_needs_two_folders()
    {
        AssertRefused(CommandLineRun.Of("compare"), "compare");
        AssertRefused(CommandLineRun.Of("compare", _directory.Folder("run", SampleResults.Create())), "compare");
    }

    [Fact]
    public void Run_refuses_an_output_that_cannot_be_written()
    {
        var (baseFolder, newFolder) = Sample();
        var file = _directory.File("file");
        File.WriteAllText(file, "");

        AssertRefused(
            CommandLineRun.Of("compare", baseFolder, newFolder, "--output", Path.Combine(file, "below")), "--output");
    }

    [Theory]
    [InlineData(80, "comparison.txt")]
    [InlineData(140, "comparison-wide.txt")]
    public void Print_keeps_to_the_width_and_shows_values_where_there_is_room(int width, string snapshot)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;

        ConsoleReport.Print(
            console, ComparisonReport.Of(RunComparison.Of(SampleComparison.Base, SampleComparison.New, 0.05)));

        var lines = output.ToString().Split('\n').Select(line => line.TrimEnd()).ToList();
        Assert.All(lines, line => Assert.InRange(line.Length, 0, width));
        Snapshot.Check("Benchmarks/Cli", snapshot, string.Join('\n', lines));
    }

    private (string Base, string New) Sample() =>
        (_directory.Folder("base", SampleComparison.Base), _directory.Folder("new", SampleComparison.New));
}
