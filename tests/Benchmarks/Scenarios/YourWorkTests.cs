using BenchmarkDotNet.Configs;

namespace ConcurrencyCompare.Tests.Scenarios;

/// <summary>A described work is measured as it is described, with its neighbours.</summary>
[Collection(ScenarioRun.Alone)]
public class YourWorkTests
{
    private const string Waits = "consume 1us consume-wait 1ms producers 4 consumers 8 capacity 100";

    private static readonly string[] Models = ["threads", "callbacks", "iterators"];

    public static TheoryData<string, string> WorksAndModels => new MatrixTheoryData<string, string>(
        [Waits, "producers 2 consumers 2", "produce 1us payload 64 producers 2 consumers 1",
            "rate 1000/s producers 3 consumers 2"],
        [.. Models, "threads-control", "callbacks-control"]);

    [Theory, MemberData(nameof(WorksAndModels))]
    public void Every_invocation_is_what_the_description_says(string work, string model)
    {
        var own = OwnOf(work);
        var launch = Plan(own, rounds: 2).First(launch => launch.Model == model && launch.Setting == own.Setting);

        var (declared, seen, _) = ScenarioRun.Of(launch);

        Assert.Equal(new WorkloadShape(own.Work.Producers, own.Work.Consumers, own.Work.Capacity), declared.Shape);
        Assert.True(declared.Items[0] > 0);
        // This process is not pinned for it.
        Assert.Null((declared with { Cpus = null }).DeniedBy(seen with { Cpus = null }));
    }

    [Fact]
    public void Neighbours_are_half_and_twice_the_work_and_the_participants()
    {
        var own = OwnOf(Waits);

        Assert.Equal(
            [
                (NeighbourWork.HalfTheWork, "consume 500ns consume-wait 500us producers 4 consumers 8 capacity 100"),
                (NeighbourWork.TwiceTheWork, "consume 2us consume-wait 2ms producers 4 consumers 8 capacity 100"),
                (NeighbourWork.HalfTheParticipants,
                    "consume 1us consume-wait 1ms producers 2 consumers 4 capacity 100"),
                (NeighbourWork.TwiceTheParticipants,
                    "consume 1us consume-wait 1ms producers 8 consumers 16 capacity 100"),
            ],
            own.Neighbours.Select(neighbour => (neighbour.Change, WorkText.Of(neighbour.Work))));
        Assert.All(
            own.Neighbours, neighbour => Assert.Equal("workload " + WorkText.Of(neighbour.Work), neighbour.Setting));
    }

    [Fact]
    public void Neighbours_of_a_rate_are_half_and_twice_of_it_behind_those_of_the_work() =>
        Assert.Equal(
            [
                (NeighbourWork.HalfTheWork, "consume 1us producers 1 consumers 2 rate 30000/s"),
                (NeighbourWork.TwiceTheWork, "consume 4us producers 1 consumers 2 rate 30000/s"),
                (NeighbourWork.HalfTheRate, "consume 2us producers 1 consumers 2 rate 15000/s"),
                (NeighbourWork.TwiceTheRate, "consume 2us producers 1 consumers 2 rate 60000/s"),
                (NeighbourWork.HalfTheParticipants, "consume 2us producers 1 consumers 1 rate 30000/s"),
                (NeighbourWork.TwiceTheParticipants, "consume 2us producers 2 consumers 4 rate 30000/s"),
            ],
            OwnOf("consume 2us consumers 2 rate 30000/s").Neighbours
                .Select(neighbour => (neighbour.Change, WorkText.Of(neighbour.Work))));

    [Theory]
    // Nobody measures fewer than 20 items a second, or more than a million.
    [InlineData("rate 20/s", "twiceTheRate, twiceTheParticipants")]
    [InlineData("rate 1000000/s", "halfTheRate, twiceTheParticipants")]
    // Nothing is half of one participant, and twice of no work; and nobody waits half a microsecond.
    [InlineData("producers 1 consumers 1", "twiceTheParticipants")]
    [InlineData("consume-wait 1us producers 1 consumers 1", "twiceTheWork, twiceTheParticipants")]
    [InlineData("consume 800ms producers 2 consumers 1", "halfTheWork, halfTheParticipants, twiceTheParticipants")]
    [InlineData("producers 10000 consumers 100", "halfTheParticipants")]
    public void Neighbours_that_cannot_be_are_left_out(string work, string changes) =>
        Assert.Equal(changes, string.Join(", ", OwnOf(work).Neighbours.Select(neighbour => neighbour.Change)));

    [Fact]
    public void Work_is_planned_in_all_rounds_and_its_neighbours_in_six()
    {
        var own = OwnOf(Waits);
        var launches = Plan(own, rounds: 8);

        Assert.Equal(own.Setting, launches.OrderBy(launch => launch.ReportPlace).First().Setting);
        Assert.All(launches.GroupBy(launch => launch.Setting), setting => Assert.Equal(
            setting.Key == own.Setting ? Enumerable.Range(1, 8) : Enumerable.Range(1, 6),
            setting.Select(launch => launch.Round).Distinct().Order()));
        Assert.Equal(
            ["callbacks", "callbacks-control", "iterators", "threads", "threads-control"],
            launches.Where(launch => launch.Setting == own.Setting).Select(launch => launch.Model).Distinct().Order());
    }

    [Fact]
    public void Models_of_one_thread_are_refused_a_rate_that_needs_two()
    {
        var own = OwnOf("consume 100us producers 1 consumers 2 rate 15000/s");
        var plan = LaunchPlan.Create(SelectionOf(own, rounds: 1), ManualConfig.CreateEmpty());

        Assert.Equal(
            ["callbacks", "iterators"],
            plan.Refused.Where(refused => refused.Launch.Setting == own.Setting).Select(refused => refused.Launch.Model)
                .Order());
        Assert.All(
            plan.Refused.Where(refused => refused.Launch.Setting == own.Setting),
            refused => Assert.Equal(
                "rate 15000/s is more than the work allows: one processor, 1:2 can do 10000/s at most",
                refused.Reason));
        Assert.Contains(plan.Launches, launch => launch.Setting == own.Setting && launch.Model == "threads");
    }

    [Fact]
    public void Fit_keeps_the_work_and_leaves_out_the_neighbours_for_which_there_is_no_time()
    {
        var own = OwnOf(Waits);
        var selection = SelectionOf(own, rounds: 30);

        var (wide, narrow) = (Fit(TimeSpan.FromMinutes(5)), Fit(TimeSpan.FromSeconds(100)));

        Assert.Empty(wide.LeftOut);
        Assert.Equal(30, narrow.Rounds);
        Assert.NotEmpty(narrow.LeftOut);
        Assert.DoesNotContain((own.Scenario, own.Setting), narrow.LeftOut);
        Assert.All(
            narrow.LeftOut, left => Assert.Contains(own.Neighbours, neighbour => neighbour.Setting == left.Setting));
        Assert.StartsWith(
            "--budget is too short: this work takes about ",
            Assert.Throws<UsageException>(() => Fit(TimeSpan.FromSeconds(20))).Message);

        Selection Fit(TimeSpan budget) =>
            Budget.Fit(selection with { Budget = budget }, ManualConfig.CreateEmpty(), isFixed: false);
    }

    internal static OwnWork OwnOf(string work, int? rounds = null) => OwnWorkScenario.Of(WorkText.Parse(work), rounds);

    internal static Selection SelectionOf(OwnWork own, int rounds) =>
        new(Profile.Own, rounds, [OwnWorkScenario.Of(own, processors: 2)], Models, Seed: 7,
            RunSettings.DefaultThreshold)
        {
            OwnWork = own,
        };

    private static IReadOnlyList<Launch> Plan(OwnWork own, int rounds) =>
        LaunchPlan.Create(SelectionOf(own, rounds), ManualConfig.CreateEmpty()).Launches;
}
