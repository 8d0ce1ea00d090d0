using BenchmarkDotNet.Configs;
using ConcurrencyCompare.Tests.Scenarios;

namespace ConcurrencyCompare.Tests.Run;

/// <summary>A run of somebody's own work ends when it is decided, goes on after an interruption, and can be made
/// again.</summary>
public class OwnWorkRunTests
{
    private const string Work = "consume 1us consume-wait 1ms producers 4 consumers 8 capacity 100";

    private static readonly OwnWork Own = YourWorkTests.OwnOf(Work);

    [Fact]
    public void Recorder_asks_before_each_round_and_ends_with_a_decision()
    {
        var plan = Plan();
        var asked = new List<int>();
        var run = RunOf(plan, [], rounds =>
        {
            asked.Add(rounds);
            return rounds == 8;
        });

        Assert.Throws<DecidedException>(() => run.Measure());

        Assert.Equal(Enumerable.Range(0, 9), asked);
        Assert.Equal(8, run.Recorder.DecidedAfter);
        Assert.All(
            run.Recorder.Cases,
            measured => Assert.Equal(measured.Setting == Own.Setting ? 8 : 0, measured.Rounds.Count));
    }

    [Fact]
    public void Recorder_goes_on_with_the_neighbours_of_a_work_that_is_decided()
    {
        var run = RunOf(Plan(), [], rounds => rounds == 8);
        Assert.Throws<DecidedException>(() => run.Measure());
        Assert.False(run.Recorder.IsComplete);

        var nearby = run.Recorder.GoOnWith(Neighbours);
        run.Measure();

        Assert.Equal(4 * 3 * 6, nearby!.Launches.Count);
        Assert.Equal(
            nearby.Launches.Select(launch => launch.Round).Order(), nearby.Launches.Select(launch => launch.Round));
        Assert.True(run.Recorder.IsComplete);
        Assert.Empty(run.Recorder.Missing);
        Assert.Null(run.Recorder.GoOnWith(Neighbours));
        var positions = run.Recorder.Cases.SelectMany(measured => measured.Rounds).Select(round => round.Position)
            .ToList();
        Assert.Equal(positions.Distinct(), positions);
    }

    /// <summary>What was never planned is named as missing, and the run is whole without it.</summary>
    [Fact]
    public void Recorder_is_complete_without_what_was_refused()
    {
        var selection = YourWorkTests.SelectionOf(
            Own, rounds: 30) with
        { LeftOut = new HashSet<(string, string)> { (Own.Scenario, Neighbours[3]) } };
        var run = RunOf(LaunchPlan.Create(selection, ManualConfig.CreateEmpty()), [], rounds => rounds == 8);
        Assert.Throws<DecidedException>(() => run.Measure());

        Assert.NotNull(run.Recorder.GoOnWith(Neighbours));
        run.Measure();

        Assert.Equal(3 * 6, run.Recorder.Missing.Count);
        Assert.True(run.Recorder.IsComplete);
    }

    [Fact]
    public void Recorder_goes_on_with_those_neighbours_alone_for_which_there_is_time()
    {
        var time = new JumpingTimeProvider();
        // A second each: 41 until it is decided, the build, and 18 of each neighbour.
        var run = new SimulatedRun(
            Plan(), [], new Deadline(time, TimeSpan.FromSeconds(41 + 3 + 18 + 17)), isDecided: rounds => rounds == 8)
        {
            Before = _ => time.Pass(TimeSpan.FromSeconds(1)),
        };
        Assert.Throws<DecidedException>(() => run.Measure());

        var nearby = run.Recorder.GoOnWith(Neighbours)!;

        Assert.Equal(
            Own.Neighbours[0].Setting, Assert.Single(nearby.Launches.Select(launch => launch.Setting).Distinct()));
        Assert.All(run.Recorder.Missing.Where(missing => missing.Setting == Own.Neighbours[1].Setting), missing =>
            Assert.Equal("the budget was spent before", missing.Reason));
    }

    [Fact]
    public void Recorder_that_is_decided_still_misses_what_failed()
    {
        var run = new SimulatedRun(Plan(), [], NoDeadline, isDecided: rounds => rounds == 8)
        {
            ExitCodeOf = (launch, _) =>
                launch is { Model: "threads", Round: 3 } && launch.Setting == Own.Setting ? 134 : 0,
        };

        Assert.Throws<DecidedException>(() => run.Measure());

        Assert.Equal(3, Assert.Single(run.Recorder.Missing, missing => missing.Setting == Own.Setting).Round);
        Assert.False(run.Recorder.IsComplete);
    }

    [Fact]
    public void Recorder_asks_nothing_while_it_repeats()
    {
        var run = new SimulatedRun(Plan(), [], NoDeadline, isDecided: rounds => rounds == 8)
        {
            IsDisturbed = (launch, attempt) => attempt == 1 && launch.Round == 2 && launch.Setting == Own.Setting,
        };
        Assert.Throws<DecidedException>(() => run.Measure());

        Assert.NotNull(run.Recorder.Repeat());
        run.Measure(attempt: 2);

        Assert.All(
            run.Recorder.Cases.Where(measured => measured.Setting == Own.Setting),
            measured => Assert.False(measured.Rounds[1].IsDisturbed));
    }

    [Fact]
    public void A_run_that_was_broken_off_goes_on_with_its_work()
    {
        var plan = Plan();
        var run = RunOf(plan, [], _ => false);
        run.Measure(most: 100);
        var earlier = ResultsOf(run.Recorder);

        var selection = Resumption.SelectionOf(earlier, ProcessLimits.Read(LinuxFiles.Here));
        var again = LaunchPlan.Create(selection, ManualConfig.CreateEmpty());

        Assert.Equal(Own, selection.OwnWork);
        Assert.Equal(plan.Launches.Select(launch => launch.Key), again.Launches.Select(launch => launch.Key));
        Assert.Equal(plan.Launches.Count - 100, Resumption.Rest(again, earlier.Cases).Launches.Count);
    }

    [Theory]
    [InlineData(Work, null)]
    [InlineData("consume 15us producers 1 consumers 8 rate 5000/s payload 64", null)]
    [InlineData("producers 1 consumers 1", 12)]
    public void Command_describes_the_same_work(string work, int? rounds)
    {
        var own = YourWorkTests.OwnOf(work, rounds);
        var sample = SampleResults.Create();

        var command = Reproduction.CommandOf(sample with
        {
            OwnWork = own,
            Settings = sample.Settings with { Rounds = 8, BudgetSeconds = rounds is null ? 190.5 : null },
        });

        Assert.StartsWith("dotnet run -c Release benchmarks --", command);
        var words = command.Split(' ')[5..].ToList();
        Assert.DoesNotContain("--scenarios", words);
        Assert.DoesNotContain("--profile", words);
        var described = string.Join(' ', WorkMember.All
            .Select(member => (member.Name, At: words.IndexOf("--" + member.Name)))
            .Where(member => member.At >= 0).Select(member => $"{member.Name} {words[member.At + 1]}"));
        Assert.Equal(own.Work, WorkText.Parse(described));
        Assert.Equal(rounds?.ToString(System.Globalization.CultureInfo.InvariantCulture), ValueOf("--rounds"));
        Assert.Equal(rounds is null ? "190.5s" : null, ValueOf("--budget"));
        // And it is taken as it is.
        var run = CommandLineRun.Of(["benchmarks", .. words, "--dry-run"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));

        string? ValueOf(string option) => words.IndexOf(option) is >= 0 and var at ? words[at + 1] : null;
    }

    private static IReadOnlyList<string> Neighbours => [.. Own.Neighbours.Select(neighbour => neighbour.Setting)];

    private static Deadline NoDeadline => new(TimeProvider.System, budget: null);

    private static LaunchPlan Plan() =>
        LaunchPlan.Create(YourWorkTests.SelectionOf(Own, rounds: 30), ManualConfig.CreateEmpty());

    private static SimulatedRun RunOf(LaunchPlan plan, IReadOnlyList<CaseResult> earlier, Func<int, bool> isDecided) =>
        new(plan, earlier, NoDeadline, isDecided: isDecided);

    private static RunResults ResultsOf(RunRecorder recorder)
    {
        var sample = SampleResults.Create();
        return sample with
        {
            Settings = sample.Settings with { Profile = Profile.Own.Name, Rounds = 30, Seed = 7 },
            OwnWork = Own,
            Models =
                [.. YourWorkTests.SelectionOf(Own, rounds: 30).Models.Select(model => new NamedText(model, "a model"))],
            Cases = recorder.Cases,
            Missing = recorder.Missing,
        };
    }
}
