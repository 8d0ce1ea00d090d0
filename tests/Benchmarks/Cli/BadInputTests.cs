namespace ConcurrencyCompare.Tests.Cli;

/// <summary>Bad input gets one line that says what is wrong and what to do, and nothing is measured.</summary>
[Collection(MeasuringTests.Name)]
public sealed class BadInputTests : FolderTests
{
    [Theory]
    [InlineData("--models nothing", "unknown model 'nothing'. There are: threads, callbacks, iterators, channels,")]
    [InlineData("--models thread", "unknown model 'thread'. Did you mean 'threads'?")]
    [InlineData("--models threads,", "unknown model ''")]
    [InlineData("--models peer", "unknown model 'peer'. Did you mean 'peers'?")]
    [InlineData("--models core,chanels", "unknown model 'chanels'. Did you mean 'channels'?")]
    [InlineData("--scenarios limit", "unknown scenario 'limit'. Did you mean 'limits'?")]
    [InlineData("--scenarios latencies", "unknown scenario 'latencies'. Did you mean 'latency'?")]
    [InlineData("--profile quik", "unknown profile 'quik'. Did you mean 'quick'?")]
    [InlineData("--rounds 0", "--rounds takes a whole number from 1, not '0'.")]
    [InlineData("--rounds -3", "--rounds takes a whole number from 1, not '-3'.")]
    [InlineData("--rounds 2147483647", "--rounds takes at most 1000, not 2147483647.")]
    [InlineData("--rounds 99999999999", "--rounds takes a whole number from 1, not '99999999999'.")]
    [InlineData("--rounds many", "--rounds takes a whole number from 1, not 'many'.")]
    [InlineData("--budget soon", "--budget takes a time such as 10m or 90s, not 'soon'.")]
    [InlineData("--budget -10m", "not '-10m'.")]
    [InlineData("--budget 0", "--budget is too short: known-answers alone takes about ")]
    [InlineData("--budget 10s --rounds 40", " with 40 rounds.")]
    [InlineData("--threshold 5", "--threshold takes a percentage above 0% and up to 100%, such as 5%, not '5'.")]
    [InlineData("--threshold 0%", "--threshold takes a percentage above 0% and up to 100%, such as 5%, not '0%'.")]
    [InlineData("--threshold -5%", "not '-5%'.")]
    [InlineData("--threshold wide%", "not 'wide%'.")]
    [InlineData("--profiel smoke", "unknown option '--profiel'. Did you mean '--profile'?")]
    [InlineData("--fliter *", "unknown option '--fliter'. Did you mean '--filter'?")]
    [InlineData("--zzzzzzzzzzzz", "unknown option '--zzzzzzzzzzzz'. --help shows")]
    [InlineData("throughput", "'throughput' belongs to no option.")]
    [InlineData("--job dry extra", "'extra' belongs to no option.")]
    [InlineData("--job nonsense", "nonsense")]
    [InlineData("--list sideways", "list")]
    [InlineData("--filter *nothing-like-that*", "nothing to measure")]
    [InlineData("--seed -1", "--seed takes a whole number from 0, not '-1'.")]
    [InlineData(
        "--launchCount 3", "--launchCount 3: a round is one fresh process of each case, not 3. --rounds says how many")]
    [InlineData("--launchCount=0", "--launchCount 0: a round is one fresh process of each case, not 0.")]
    [InlineData("--job long", "--job long: a round is one fresh process of each case, not 3. --rounds says how many")]
    [InlineData("--inProcess", "--inProcess: a round is one fresh process of each case. Leave it out; --profile smoke")]
    [InlineData("-i", "--inProcess: a round is one fresh process of each case.")]
    [InlineData("--job short --INPROCESS", "--inProcess: a round is one fresh process of each case.")]
    [InlineData("--in-turns --dry-run", "--in-turns takes a word of letters, digits and hyphens, not '--dry-run'.")]
    [InlineData("--in-turns a/b", "--in-turns takes a word of letters, digits and hyphens, not 'a/b'.")]
    public void Run_says_what_is_wrong_with_benchmarks(string arguments, string expected)
    {
        var run = CommandLineRun.Of(["benchmarks", "--output", _directory.Path, .. arguments.Split(' ')]);

        AssertRefused(run, expected);
    }

    [Theory]
    [InlineData("x", "--cpus takes numbers of processors such as 0-1 or 0,2, not 'x'.")]
    [InlineData("1-0", "not '1-0'.")]
    [InlineData("0,", "not '0,'.")]
    [InlineData("-1", "not '-1'.")]
    [InlineData("64", "--cpus 64: this program may use the processors ")]
    [InlineData("8192", "not '8192'.")]
    [InlineData("0-63", "--cpus 0-63: this program may use the processors ")]
    public void Run_says_what_is_wrong_with_processors(string cpus, string expected)
    {
        var canPin = OperatingSystem.IsLinux() || OperatingSystem.IsWindows();
        Assert.SkipWhen(cpus == "0-63" && Environment.ProcessorCount >= 64, "This machine has them all.");

        AssertRefused(
            CommandLineRun.Of("--profile", "smoke", "--cpus", cpus, "--output", _directory.Path),
            canPin || !expected.Contains("may use", StringComparison.Ordinal)
                ? expected : "this system cannot pin processes");
    }

    [Theory]
    [InlineData("benchmark", "unknown command 'benchmark'. Did you mean 'benchmarks'?")]
    [InlineData("demo nobody", "unknown model 'nobody'. There are: threads, callbacks, iterators, channels,")]
    [InlineData("demo", "demo needs a model: threads, callbacks, iterators, channels,")]
    [InlineData("demo threads --count -1", "--count takes a whole number from 0, not '-1'.")]
    [InlineData("demo threads --consumers 0", "--consumers takes a whole number from 1, not '0'.")]
    [InlineData("demo threads --producers 2147483647", "--producers takes at most 10000, not 2147483647.")]
    [InlineData("demo threads --capacity 0", "--capacity takes a whole number from 1, or 'unbounded', not '0'.")]
    [InlineData("demo threads --interval soon", "--interval takes a time such as 1s, 10ms or 250us, not 'soon'.")]
    [InlineData("demo threads --interval 1", "--interval takes a time such as 1s, 10ms or 250us, not '1'.")]
    [InlineData("demo threads --nonsense", "--nonsense")]
    [InlineData("list everything", "everything")]
    [InlineData(
        "benchmarks --dry-run --output --resume",
        "--output takes a path, not the option '--resume'; a file of that name is './--")]
    [InlineData("docter", "unknown command 'docter'. Did you mean 'doctor'?")]
    [InlineData("doctor --now", "--now")]
    public void Run_says_what_is_wrong_with_other_commands(string arguments, string expected) =>
        AssertRefused(CommandLineRun.Of(arguments.Split(' ')), expected);

    [Fact]
    public void Run_refuses_an_output_that_cannot_be_written()
    {
        var file = _directory.File("file");
        File.WriteAllText(file, "");

        AssertRefused(CommandLineRun.Of("--profile", "smoke", "--output", Path.Combine(file, "below")), "--output");
    }

    [Fact]
    public void Run_refuses_to_measure_beside_another_run()
    {
        using var other = RunLock.Take();

        AssertRefused(CommandLineRun.Of("--profile", "smoke", "--output", _directory.Path), "another run");
    }

    [Theory]
    [InlineData("", "nothing to resume: the run in ")]
    [InlineData("--rounds 3", "nothing to resume")]
    public void Run_refuses_to_resume_a_complete_run(string arguments, string expected)
    {
        ResultsFile.Write(_directory.Path, SampleResults.Create());

        AssertRefused(Resume(arguments), expected);
    }

    [Theory]
    [InlineData("", "cannot resume the run: it was measured on another machine or runtime")]
    [InlineData("--rounds 3", "--rounds was 6, not 3.")]
    [InlineData("--profile full", "--profile was quick, not full.")]
    [InlineData("--models iterators", "--models was threads,callbacks, not iterators.")]
    [InlineData("--seed 7", "--seed was ")]
    [InlineData("--in-turns 1", "--in-turns was none, not 1.")]
    [InlineData("--filter *Latency*", "--resume takes BenchmarkDotNet's options from the run")]
    public void Run_refuses_to_resume_another_run_than_that_which_began(string arguments, string expected)
    {
        ResultsFile.Write(_directory.Path, Incomplete(SourceRevision.Code));

        AssertRefused(Resume(arguments), expected);
    }

    [Fact]
    public void Run_refuses_to_resume_what_other_code_has_measured()
    {
        ResultsFile.Write(_directory.Path, Incomplete(SourceRevision.Code, commit: new string('1', 40)));
        AssertRefused(
            Resume(""),
            "cannot resume the run: it was measured at commit 111111111111, and this program was built from ",
            "Start a new run without --resume, in another folder with --output.");

        ResultsFile.Write(_directory.Path, Incomplete(new string('2', 32)));
        AssertRefused(Resume(""), "it was measured with other code than this program's, of the same commit");

        ResultsFile.Write(_directory.Path, Incomplete(code: null));
        AssertRefused(Resume(""), "it was measured with other code than this program's");
    }

    [Fact]
    public void Run_refuses_to_resume_other_cases()
    {
        ResultsFile.Write(
            _directory.Path,
            Incomplete(SourceRevision.Code) with { Environment = ThisMachine.Describe(LinuxFiles.Here) });

        AssertRefused(Resume(""), "its cases are not those that this version of the suite plans");
    }

    [Fact]
    public void Run_refuses_to_resume_one_side_of_a_measurement_in_turns()
    {
        var side = Incomplete();
        ResultsFile.Write(_directory.Path, side with { Settings = side.Settings with { TurnsId = "1" } });

        AssertRefused(Resume(""), "it is one side of a measurement in turns");
    }

    [Fact]
    public void Run_refuses_to_resume_nothing()
    {
        AssertRefused(Resume(""), "nothing to resume: there is no results.json in ");

        var absent = Path.Combine(_directory.Path, "absent");
        AssertRefused(CommandLineRun.Of("--resume", "--output", absent), "nothing to resume");
        Assert.False(Directory.Exists(absent));
    }

    [Fact]
    public void Run_refuses_to_resume_from_a_damaged_journal_or_a_run_that_is_still_measuring()
    {
        var journal = _directory.File(RunJournal.Name);
        File.WriteAllText(journal, "{}\n");
        AssertRefused(Resume(""), $"{journal} is damaged in line 1: format: is not 'concurrency-compare/journal'.");

        var sample = SampleResults.Create();
        var line = new JournalLine("throughput", sample.Cases[0].Setting, "callbacks", 1) { Failure = "why" };
        using var running = RunJournal.Create(_directory.Path, sample, line);
        AssertRefused(Resume(""), $"{journal} is in use: its run is still measuring.");
    }

    [Fact]
    public void Run_refuses_to_resume_damaged_results()
    {
        File.WriteAllText(_directory.File(ResultsFile.Name), "{ \"format\": ");

        AssertRefused(Resume(""), "is not a results file");
    }

    private static RunResults Incomplete(string? code = null, string? commit = null)
    {
        var sample = SampleResults.Create();
        return sample with
        {
            Settings = sample.Settings with { Code = code, Commit = commit ?? SourceRevision.Commit },
            Missing = [new MissingRound("latency", "rate 10000/s", "threads", 6, "the run ended before")],
        };
    }

    private CommandLineRun Resume(string arguments) => CommandLineRun.Of(
        ["--resume", "--output", _directory.Path, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}
