namespace ConcurrencyCompare.Tests.Cli;

/// <summary>A description of work is measured as it is, or refused in one line.</summary>
[Collection(MeasuringTests.Name)]
public sealed class WorkOptionsTests : FolderTests
{
    [Theory]
    [InlineData("--produce 2", "--produce takes a time of at most 1s with its unit, such as 2us, 1.5ms or 0, not '2'.")]
    [InlineData(
        "--produce -2us", "--produce takes a time of at most 1s with its unit, such as 2us, 1.5ms or 0, not '-2us'.")]
    [InlineData("--consume 2s", "not '2s'.")]
    [InlineData("--consume 1e3us", "not '1e3us'.")]
    [InlineData(
        "--consume-wait 10ns",
        "--consume-wait takes a time from 1us to 1s with its unit, such as 2us, 1.5ms or 0, not '10ns'.")]
    [InlineData(
        "--produce-wait 3",
        "--produce-wait takes a time from 1us to 1s with its unit, such as 2us, 1.5ms or 0, not '3'.")]
    [InlineData("--producers 0", "--producers takes a whole number from 1 to 10,000, not '0'.")]
    [InlineData("--consumers 0", "--consumers takes a whole number from 1 to 10,000, not '0'.")]
    [InlineData("--consumers 1000000000", "--consumers takes a whole number from 1 to 10,000, not '1000000000'.")]
    [InlineData("--consumers -8", "--consumers takes a whole number from 1 to 10,000, not '-8'.")]
    [InlineData("--consumers 8.0", "not '8.0'.")]
    [InlineData("--capacity 0", "--capacity takes a whole number from 1, or 'unbounded', not '0'.")]
    [InlineData("--rate 5000", "--rate takes items per second from 20/s to 1,000,000/s, such as 5000/s, not '5000'.")]
    [InlineData("--rate 1/s", "not '1/s'.")]
    [InlineData("--payload 0", "--payload takes a whole number from 1 to 1,048,576, not '0'.")]
    [InlineData("--payload 64kB", "not '64kB'.")]
    [InlineData(
        "--producers 10000 --consumers 10000",
        "your work: producers 10000 times consumers 10000 is more than 1000000.")]
    [InlineData("--consume 1s --rate 1000/s", "your work: rate 1000/s is more than the work allows: ")]
    [InlineData(
        "--rate 100/s --produce-wait 1ms",
        "your work: rate and produce-wait contradict each other: the rate says when items come.")]
    [InlineData(
        "--produce 1s --producers 1000",
        "your work: the fewest items that can be measured take about 1000 s, and at most 20 s are measured at once.")]
    [InlineData(
        "--consume 1us --scenarios latency",
        "--scenarios chooses among the suite's own questions, and your work is none of them: leave it out.")]
    [InlineData("--consume 1us --profile full", "--profile chooses among the suite's own questions, but for smoke")]
    [InlineData("--consume 1us --profile quick", "--profile chooses among the suite's own questions, but for smoke")]
    [InlineData("--consume 1us --in-turns a", "--in-turns measures the suite's own questions")]
    [InlineData("--consume 1us --filter *", "--filter chooses among the suite's own questions")]
    [InlineData("--consume 1us --budget 10s", "--budget is too short: this work takes about ")]
    [InlineData("--consume 1us --budget 10s --rounds 50", " with 50 rounds.")]
    [InlineData("--consume 1us --models nobody", "unknown model 'nobody'.")]
    [InlineData("--consume 1us --consume 2us", "--consume")]
    [InlineData("--cosnume 1us", "unknown option '--cosnume'. Did you mean '--consume'?")]
    [InlineData("--scenarios your-work", "your-work is what you describe: --produce 2us --consume 15us")]
    [InlineData("--consume 1us --resume", "nothing to resume: there is no results.json in ")]
    public void Run_refuses_what_cannot_be_measured(string arguments, string expected) => AssertRefused(
        CommandLineRun.Of(["benchmarks", "--output", _directory.Path, .. arguments.Split(' ')]), expected);

    [Theory]
    [InlineData("", "is no JSON: ")]
    [InlineData("[]", "is no description of work: it is no JSON object.")]
    [InlineData("{", "is no JSON: ")]
    [InlineData("{ \"consume\": 15 }", ": consume has to be a text as in \"consume\": \"2us\".")]
    [InlineData("{ \"rate\": 5000 }", ": rate has to be a text as in \"rate\": \"5000/s\".")]
    [InlineData("{ \"consume\": null }", ": consume has to be a text")]
    [InlineData(
        "{ \"consume\": \"15\" }",
        ": consume takes a time of at most 1s with its unit, such as 2us, 1.5ms or 0, not '15'.")]
    [InlineData("{ \"consumers\": \"8\" }", ": consumers has to be a number as in \"consumers\": 4.")]
    [InlineData("{ \"consumers\": 8.5 }", ": consumers takes a whole number from 1 to 10,000, not '8.5'.")]
    [InlineData("{ \"consumers\": 0 }", ": consumers takes a whole number from 1 to 10,000, not '0'.")]
    [InlineData("{ \"capacity\": true }", ": capacity has to be a number")]
    [InlineData("{ \"capacity\": \"none\" }", ": capacity takes a whole number from 1, or 'unbounded', not 'none'.")]
    [InlineData(
        "{ \"konsume\": \"15us\" }",
        " has an unknown member 'konsume'. There are: produce, produceWait, consume, consumeWait, ")]
    [InlineData("{ \"consume-wait\": \"15us\" }", " has an unknown member 'consume-wait'. There are: ")]
    [InlineData("{ \"consume\": \"1us\", \"consume\": \"2us\" }", "is no JSON: ")]
    [InlineData("{ \"\\ud800\": 1 }", "work.json")]
    [InlineData("{ \"consume\": \"\\ud800\" }", "work.json")]
    [InlineData(
        "{ \"rate\": \"100/s\", \"produceWait\": \"1ms\" }", "your work: rate and produce-wait contradict each other")]
    public void Run_refuses_a_file_that_describes_no_work(string text, string expected) => AssertRefused(
        CommandLineRun.Of("benchmarks", "--workload", FileOf(text), "--dry-run"), expected);

    [Fact]
    public void Run_refuses_a_file_that_is_not_there_or_no_file()
    {
        AssertRefused(
            CommandLineRun.Of("benchmarks", "--workload", _directory.File("absent.json")), "--workload ",
            "absent.json");
        AssertRefused(CommandLineRun.Of("benchmarks", "--workload", _directory.Path), "--workload ");
        AssertRefused(
            CommandLineRun.Of("benchmarks", "--workload", FileOf(new string(' ', 100_000) + "{}")),
            "it is longer than 65536 bytes.");
    }

    [Fact]
    public void Run_refuses_options_that_contradict_the_file()
    {
        var file = FileOf("{ \"consume\": \"15us\", \"consumers\": 8 }");

        AssertRefused(
            CommandLineRun.Of("benchmarks", "--workload", file, "--consume", "20us"),
            "--consume 20us contradicts ", "work.json, where consume is 15us: leave one of them out.");
        // The same in other words, and what the file leaves open.
        AssertPlans("--workload", file, "--consume", "0.015ms", "--producers", "4");
    }

    [Fact]
    public void Run_refuses_to_resume_another_work()
    {
        ResultsFile.Write(_directory.Path, SampleResults.Create() with
        {
            Missing =
                [new MissingRound(
                    "throughput", "topology 1:1, capacity unbounded", "threads", 6, "the run ended before")],
        });

        AssertRefused(
            CommandLineRun.Of("benchmarks", "--output", _directory.Path, "--resume", "--consume", "1us"),
            "--resume continues the run as it began: --consume was none of your own, not that of 'consume 1us "
                + "producers 1 consumers 1'.");
    }

    [Theory]
    [InlineData("--produce 2us --consume 15us --consume-wait 3ms --producers 4 --consumers 8 --capacity 100")]
    [InlineData("--consume 15us --rate 5000/s --payload 64")]
    [InlineData("--consume 0")]
    [InlineData("--capacity unbounded --models threads,callbacks --threshold 10% --seed 3 --budget 2m --cpus 0")]
    public void Run_plans_what_is_described(string arguments) => AssertPlans(arguments.Split(' '));

    [Fact]
    public void Run_plans_so_many_rounds_as_are_asked_for()
    {
        // Three models and two controls, and three models of each of the four neighbours; neighbours in six rounds.
        Assert.Equal(
            (8 * 5) + (6 * 12),
            ProcessesOf("--consume", "10us", "--producers", "2", "--consumers", "2", "--rounds", "8"));
        Assert.Equal(
            3 * 5, ProcessesOf("--consume", "10us", "--producers", "2", "--consumers", "2", "--profile", "smoke"));
        // Nothing is half of 1:1, and twice of no work.
        Assert.Equal(5 + 5 + 3 + 3, ProcessesOf("--producers", "1", "--rounds", "2"));
    }

    private static int ProcessesOf(params string[] arguments)
    {
        var run = CommandLineRun.Of(["benchmarks", "--dry-run", .. arguments]);
        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        return int.Parse(run.Output.Split(' ')[2], CultureInfo.InvariantCulture);
    }

    private static void AssertPlans(params string[] arguments)
    {
        var run = CommandLineRun.Of(["benchmarks", "--dry-run", .. arguments]);

        Assert.Equal((ExitCode.Success, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("Would measure your work until its answer is decided, in at most 30 rounds and ", run.Output);
    }

    private string FileOf(string text)
    {
        var file = _directory.File("work.json");
        File.WriteAllText(file, text);
        return file;
    }
}
