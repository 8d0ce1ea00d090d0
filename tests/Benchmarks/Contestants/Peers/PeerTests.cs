using BenchmarkDotNet.Configs;
using ConcurrencyCompare.Benchmarks.Contestants.Peers;

namespace ConcurrencyCompare.Tests.Contestants.Peers;

/// <summary>The registry of peers, and what they cannot do by nature.</summary>
public class PeerTests
{
    /// <summary>What a workload can show that it needs; calls that overlap, and a queue that is full, it cannot, and
    /// of items the tests of brokers see to it.</summary>
    public static TheoryData<string, string> Refused =>
    [
        .. from peer in Peer.All.Concat(Peer.AtABroker)
           from entry in peer.Info.NotApplicable
           from need in Enum.GetValues<WorkloadNeeds>()
           where need is not (WorkloadNeeds.None or WorkloadNeeds.OverlappingCalls or WorkloadNeeds.FullQueue
               or WorkloadNeeds.OwnProcess)
           where entry.Needs.HasFlag(need)
           select (peer.Info.Name, need.ToString()),
    ];

    [Fact]
    public void Names_are_keys_that_nobody_else_has()
    {
        Assert.Distinct(Contestant.Names);
        Assert.All(Peer.All, peer => Assert.Matches("^[a-z][a-z0-9-]*$", peer.Info.Name));
    }

    [Fact]
    public void NotApplicable_says_what_and_why()
    {
        var names = Peer.All.Concat(Peer.AtABroker).Select(peer => peer.Info.Name).ToList();
        var entries = Peer.All.Concat(Peer.AtABroker).SelectMany(peer => peer.Info.NotApplicable).ToList();
        Assert.Equal(12, entries.Count);
        Assert.All(entries, entry => Assert.NotEqual(WorkloadNeeds.None, entry.Needs));
        Assert.All(entries, entry => Assert.Matches("^[a-z].*[^.]$", entry.Reason));
        Assert.All(Peer.WithThreadEach, name => Assert.Contains(name, names));
    }

    [Theory, MemberData(nameof(Refused))]
    public void Run_refuses_what_is_not_applicable_with_the_reason(string name, string needed)
    {
        var need = Enum.Parse<WorkloadNeeds>(needed);
        var far = FarFuture.Of(TimeProvider.System);
        var producers = Enumerable.Range(0, need == WorkloadNeeds.SeveralProducers ? 2 : 1).Select(_ =>
            new TestProducer<int>(1, index => index)
            {
                Due = _ => need == WorkloadNeeds.WaitingProducers ? far : null,
            });
        var consumers = Enumerable.Range(0, need == WorkloadNeeds.SeveralConsumers ? 2 : 1).Select(_ =>
            new TestConsumer<int> { Ready = _ => need == WorkloadNeeds.WaitingConsumers ? far : null });
        var workload = new Workload<int>([.. producers], [.. consumers])
        {
            Capacity = need == WorkloadNeeds.Capacity ? 1 : null,
            Window = need == WorkloadNeeds.Window ? 1 : null,
        };

        var refusal = Assert.Throws<RefusedException>(
            () => Patience.Run(Contestant.Get(name), workload, TestContext.Current.CancellationToken));

        Assert.Equal(Contestant.Get(name).Info.WhyNotApplicable(need), refusal.Message);
    }

    [Theory]
    [InlineData("latency")]
    [InlineData("overload")]
    [InlineData("load-sweep")]
    [InlineData("blocking")]
    [InlineData("idle")]
    [InlineData("lateness")]
    public void Plan_does_not_try_what_a_peer_cannot_do(string scenario)
    {
        var plan = PlanOf(scenario, "sequential", "channels");

        Assert.Contains(plan.Launches, launch => launch.Model == "channels");
        Assert.DoesNotContain(plan.Launches, launch => launch.Model == "sequential");
        Assert.Equal(
            ["a loop that waits for a due time holds up everybody else"],
            plan.Refused.Select(refused => refused.Reason).Distinct());
        Assert.All(plan.Refused, refused => Assert.Equal("sequential", refused.Launch.Model));
    }

    [Theory]
    [InlineData("sequential")]
    [InlineData("parallel")]
    public void Plan_lets_nobody_wait_for_room_where_there_is_no_queue(string name)
    {
        var plan = PlanOf("waiting-producers", name);

        Assert.Empty(plan.Launches);
        Assert.Equal(
            ["there is no queue: an item is produced when a consumer is free for it, not before"],
            plan.Refused.Select(refused => refused.Reason).Distinct());
    }

    [Fact]
    public void Plan_tries_of_a_limit_the_ideas_that_can_do_it()
    {
        var plan = PlanOf("scale", "sequential", "async");

        Assert.DoesNotContain(plan.Launches, launch => launch.Idea == "sequential");
        Assert.Equal(
            3,
            plan.Launches.Where(launch => launch.Idea == "async").DistinctBy(launch => launch.Parameters["waiting"])
                .Count());
    }

    [Fact]
    public void Plan_refuses_nothing_of_the_models() =>
        Assert.All(Scenario.All, scenario => Assert.DoesNotContain(
            PlanOf(scenario.Name, [.. Contestant.Groups["core"]]).Refused,
            refused => Refusals.OfNature(refused.Launch) is not null));

    [Theory]
    [InlineData("threads", true)]
    [InlineData("callbacks", false)]
    [InlineData("monitor", true)]
    [InlineData("channels", false)]
    [InlineData("async", false)]
    [InlineData("threads-control", true)]
    public void HasThreadEach_tells_who_may_block_and_what_a_machine_has_to_carry(string name, bool expected) =>
        Assert.Equal(expected, Contestant.HasThreadEach(name));

    private static LaunchPlan PlanOf(string scenario, params string[] models) => LaunchPlan.Create(
        new Selection(
            Profile.Full, Rounds: 1, [Scenario.All.Single(each => each.Name == scenario)], models, Seed: 1,
            Threshold: 0.05),
        ManualConfig.CreateEmpty());
}
